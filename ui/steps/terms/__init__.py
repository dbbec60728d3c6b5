"""The step `terms`: the clauses beside the payment, from the library and in the parties' own words."""

from __future__ import annotations

from ui.steps.terms.page import TermsPage

__all__ = ["TermsPage"]
