"""The step `check`: what stands against the seal, what should be looked at, and which terms run."""

from __future__ import annotations

from ui.steps.check.page import CheckPage

__all__ = ["CheckPage"]
