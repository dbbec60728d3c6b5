"""The step `parties`: workers and employers, who speaks for them, and who translates."""

from __future__ import annotations

from ui.steps.parties.page import PartiesPage

__all__ = ["PartiesPage"]
