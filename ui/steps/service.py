"""The step `service`."""

from __future__ import annotations

from ui.service.page import ServicePage

__all__ = ["ServicePage"]
