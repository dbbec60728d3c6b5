"""The step `signing`."""

from __future__ import annotations

from ui.steps.base import EmptyPage, Step


class SigningPage(EmptyPage):
    step = Step.SIGNING
