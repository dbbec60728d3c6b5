"""The step `signing`."""

from __future__ import annotations

from ui.signing.page import SigningPage

__all__ = ["SigningPage"]
