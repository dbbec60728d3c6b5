"""Which page stands for which step. A page is loaded when its step is first opened."""

from __future__ import annotations

from importlib import import_module
from typing import assert_never

from PySide6.QtWidgets import QWidget

from ui.steps.base import Step, StepContext, StepPage


def load_pages() -> None:
    """Load every page's module, so that none is loaded while somebody waits for it."""
    for step in Step:
        import_module(f"ui.steps.{step.value}")


def make_page(step: Step, context: StepContext, parent: QWidget) -> StepPage:
    """A new page for the step, in the frame in which it will stand."""
    match step:
        case Step.CASE:
            from ui.steps.case import CasePage

            return CasePage(context, parent)
        case Step.PARTIES:
            from ui.steps.parties import PartiesPage

            return PartiesPage(context, parent)
        case Step.CLAIMS:
            from ui.steps.claims import ClaimsPage

            return ClaimsPage(context, parent)
        case Step.NEGOTIATION:
            from ui.steps.negotiation import NegotiationPage

            return NegotiationPage(context, parent)
        case Step.PAYMENT:
            from ui.steps.payment import PaymentPage

            return PaymentPage(context, parent)
        case Step.TERMS:
            from ui.steps.terms import TermsPage

            return TermsPage(context, parent)
        case Step.CHECK:
            from ui.steps.check import CheckPage

            return CheckPage(context, parent)
        case Step.SIGNING:
            from ui.steps.signing import SigningPage

            return SigningPage(context, parent)
        case Step.SERVICE:
            from ui.steps.service import ServicePage

            return ServicePage(context, parent)
        case _:
            assert_never(step)
