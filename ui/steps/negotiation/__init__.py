"""The step `negotiation`: rounds of offers, what is said in caucus, and the amounts that are agreed in the end."""

from __future__ import annotations

from ui.steps.negotiation.page import NegotiationPage

__all__ = ["NegotiationPage"]
