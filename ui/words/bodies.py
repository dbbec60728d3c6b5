"""The mediating bodies in the court's words."""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from mediator_app.domain.kinds import BodyKind

translate = QCoreApplication.translate


def body_words(kind: BodyKind) -> str:
    """The kind of a body."""
    match kind:
        case BodyKind.ARBITRATION_COMMISSION:
            return translate("BodyKind", "Arbitration commission")
        case BodyKind.STREET:
            return translate("BodyKind", "Street or town mediation body")
        case BodyKind.PEOPLES_MEDIATION:
            return translate("BodyKind", "People's mediation committee")
        case BodyKind.ENTERPRISE_COMMITTEE:
            return translate("BodyKind", "Enterprise mediation committee")
        case _:
            assert_never(kind)


def body_choices() -> list[tuple[BodyKind, str]]:
    """All kinds, for a choice."""
    return [(kind, body_words(kind)) for kind in BodyKind]
