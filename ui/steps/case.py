"""The step `case`."""

from __future__ import annotations

from ui.steps.base import EmptyPage, Step


class CasePage(EmptyPage):
    step = Step.CASE
