"""The step `negotiation`."""

from __future__ import annotations

from ui.steps.base import EmptyPage, Step


class NegotiationPage(EmptyPage):
    step = Step.NEGOTIATION
