"""Who mediates and for which body, as the settings keep it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from mediator_app.domain.papers import PaperKind
from mediator_app.domain.people import Body, BodyKind, Officer


def body_from(kept: object) -> tuple[Body, PaperKind]:
    """The body of the setting `body`, and the instrument that such a body makes."""
    fields: Mapping[str, Any] = kept if isinstance(kept, dict) else {}
    kind = str(fields.get("kind", ""))
    body = Body(
        kind=BodyKind(kind) if kind in set(BodyKind) else BodyKind.ARBITRATION_COMMISSION,
        **{name: str(fields.get(name, "")) for name in ("name", "seal_name", "address", "phone", "court")},
    )
    return body, instrument_of(body.kind)


def instrument_of(kind: BodyKind) -> PaperKind:
    """An arbitration commission makes a 仲裁调解书, every other body a 调解协议书 (mediation law arts 14 and 42)."""
    commission = kind is BodyKind.ARBITRATION_COMMISSION
    return PaperKind.ARBITRATION_MEDIATION if commission else PaperKind.MEDIATION_AGREEMENT


def body_kept(body: Body) -> dict[str, str]:
    """The body as the setting `body`."""
    return {name: str(value) for name, value in asdict(body).items()}


def officer_from(kept: object) -> Officer:
    """The mediator of the setting `mediator`."""
    fields: Mapping[str, Any] = kept if isinstance(kept, dict) else {}
    return Officer(name=str(fields.get("name", "")), number=str(fields.get("number", "")))
