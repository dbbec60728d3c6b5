"""The step `terms`."""

from __future__ import annotations

from ui.steps.base import EmptyPage, Step


class TermsPage(EmptyPage):
    step = Step.TERMS
