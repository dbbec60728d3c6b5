"""Whether instalments make the agreed amount, and what keeps a schedule from being recorded, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from mediator_app.domain.money import Money, format_money
from mediator_app.domain.schedule import WHOLE
from ui.steps.payment.plan_draft import PlanDraft, PlanKind, lines_of, plan_of

_tr = QCoreApplication.translate


def proof_words(draft: PlanDraft, agreed: Money) -> tuple[str, bool]:
    """Whether the draft makes the agreed amount, in a line; and whether it does."""
    if agreed.is_zero:
        return _tr("PaymentProof", "Nothing is to be paid."), True
    lines = lines_of(draft, agreed)
    if not lines:
        return lacking_words(draft, agreed), False
    total = Money.sum(line.amount for line in lines)
    words = (
        _tr("PaymentProof", "{count} payments, together {total} = agreed amount ✓")
        if len(lines) > 1
        else _tr("PaymentProof", "Together {total} = agreed amount ✓")
    )
    return words.format(count=len(lines), total=format_money(total)), True


def lacking_words(draft: PlanDraft, agreed: Money) -> str:
    """What keeps the draft from being recorded."""
    if draft.kind is PlanKind.PERCENT:
        points = sum(line.basis_points or 0 for line in draft.rows)
        if points != WHOLE:
            words = _tr("PaymentProof", "The shares make {points} %, not 100 %.")
            return words.format(points=_percent(points))
    if draft.kind is PlanKind.AMOUNTS:
        rest = agreed.fen - sum(line.amount.fen for line in draft.rows[:-1] if line.amount is not None)
        if rest <= 0:
            return _tr(
                "PaymentProof", "The amounts exceed the agreed one; nothing is left for the last date."
            )
    if draft.kind is PlanKind.EQUAL and draft.first is not None and not draft.count:
        return _tr("PaymentProof", "Say in how many parts it is paid.")
    if plan_of(draft) is None:
        return _tr("PaymentProof", "A date is missing.")
    return _tr("PaymentProof", "This does not add up yet.")


def _percent(points: int) -> str:
    whole, rest = divmod(points, 100)
    return f"{whole}.{rest:02d}" if rest else str(whole)
