"""The step `parties`."""

from __future__ import annotations

from ui.steps.base import EmptyPage, Step


class PartiesPage(EmptyPage):
    step = Step.PARTIES
