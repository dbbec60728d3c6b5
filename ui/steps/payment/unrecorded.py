"""A schedule that is being written and not recorded, as a text; and back into the form of its share."""

from __future__ import annotations

from dataclasses import dataclass, field

from mediator_app.domain.codec import from_json, to_json
from mediator_app.domain.errors import Refusal
from mediator_app.domain.settlement import Account, PayMethod, Share
from mediator_app.domain.unrecorded import Unrecorded
from ui.steps.payment.plan_draft import PlanDraft
from ui.steps.payment.share_form import ShareForm
from ui.steps.unrecorded import put_texts, texts_in


@dataclass(frozen=True, slots=True)
class TypedShare:
    """What stands in a form, and the texts in it that make no value, by their places."""

    draft: PlanDraft = PlanDraft()
    method: PayMethod | None = None
    account: Account = Account()
    texts: dict[str, str] = field(default_factory=dict)


def place_of(share: Share) -> str:
    """The place of the form: between whom it is paid."""
    return f"{share.payer}>{share.payee}"


def typed_share(form: ShareForm) -> Unrecorded | None:
    """What stands in the form and is not recorded; None where the case says it all."""
    share, texts = form.share, texts_in(form)
    if share is None or (form.is_recorded and not texts):
        return None
    typed = TypedShare(form.draft, form.method.value, form.written, texts)
    return Unrecorded(place_of(share), to_json(typed), to_json(share))


def put_share(form: ShareForm, one: Unrecorded) -> None:
    """Write it again, where the case says of the share what it said then and nothing else is being written."""
    if form.share is None or to_json(form.share) != one.over or typed_share(form) is not None:
        return
    try:
        typed: TypedShare = from_json(one.text, TypedShare)
    except Refusal:
        return  # of a version that wrote schedules otherwise
    form.take_up(typed.draft, typed.method, typed.account)
    put_texts(form, typed.texts)
