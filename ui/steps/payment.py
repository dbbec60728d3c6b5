"""The step `payment`."""

from __future__ import annotations

from ui.steps.base import EmptyPage, Step


class PaymentPage(EmptyPage):
    step = Step.PAYMENT
