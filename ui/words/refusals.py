"""Refusals in words, with what to do next."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from mediator_app.domain.errors import Refusal

translate = QCoreApplication.translate


def refusal_words(refusal: Refusal) -> str:  # noqa: ARG001
    return translate("Refusal", "This cannot be taken as it is. Please look at it again.")
