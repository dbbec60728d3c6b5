"""The step `claims`."""

from __future__ import annotations

from ui.steps.base import EmptyPage, Step


class ClaimsPage(EmptyPage):
    step = Step.CLAIMS
