"""The step `check`."""

from __future__ import annotations

from ui.steps.base import EmptyPage, Step


class CheckPage(EmptyPage):
    step = Step.CHECK
