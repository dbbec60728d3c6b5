"""The step `claims`: what is asked for, and what the law would give."""

from __future__ import annotations

from ui.steps.claims.page import ClaimsPage

__all__ = ["ClaimsPage"]
