"""The step `payment`: when, in how many parts and to which account what was agreed is paid."""

from __future__ import annotations

from ui.steps.payment.page import PaymentPage

__all__ = ["PaymentPage"]
