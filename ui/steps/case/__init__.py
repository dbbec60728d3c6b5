"""The step `case`: which instrument and body, number and cause, the hearing, and facts that nobody disputes."""

from __future__ import annotations

from ui.steps.case.page import CasePage

__all__ = ["CasePage"]
