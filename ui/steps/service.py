"""The step `service`."""

from __future__ import annotations

from ui.steps.base import EmptyPage, Step


class ServicePage(EmptyPage):
    step = Step.SERVICE
