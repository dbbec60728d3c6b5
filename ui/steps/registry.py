"""Which page stands for which step. A page is loaded when its step is first opened."""

from __future__ import annotations

from importlib import import_module
from typing import assert_never

from ui.steps.base import Step, StepContext, StepPage


def load_pages() -> None:
    """Load every page's module, so that none is loaded while somebody waits for it."""
    for step in Step:
        import_module(f"ui.steps.{step.value}")


def make_page(step: Step, context: StepContext) -> StepPage:
    """A new page for the step."""
    match step:
        case Step.CASE:
            from ui.steps.case import CasePage

            return CasePage(context)
        case Step.PARTIES:
            from ui.steps.parties import PartiesPage

            return PartiesPage(context)
        case Step.CLAIMS:
            from ui.steps.claims import ClaimsPage

            return ClaimsPage(context)
        case Step.NEGOTIATION:
            from ui.steps.negotiation import NegotiationPage

            return NegotiationPage(context)
        case Step.PAYMENT:
            from ui.steps.payment import PaymentPage

            return PaymentPage(context)
        case Step.TERMS:
            from ui.steps.terms import TermsPage

            return TermsPage(context)
        case Step.CHECK:
            from ui.steps.check import CheckPage

            return CheckPage(context)
        case Step.SIGNING:
            from ui.steps.signing import SigningPage

            return SigningPage(context)
        case Step.SERVICE:
            from ui.steps.service import ServicePage

            return ServicePage(context)
        case _:
            assert_never(step)
