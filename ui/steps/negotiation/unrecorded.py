"""What is typed under Negotiation and takes a deliberate act to be recorded: rounds, an agreement, notes.

What was typed in caucus is marked so, and comes back only where the caucus itself does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeVar, cast

from mediator_app.domain.case import CaseFile
from mediator_app.domain.codec import from_json, to_json
from mediator_app.domain.errors import Refusal
from mediator_app.domain.offers import OfferSide
from mediator_app.domain.unrecorded import Unrecorded
from ui.steps.negotiation.agreement import AgreementCard
from ui.steps.negotiation.division import Draft
from ui.steps.negotiation.notes import NotesCard
from ui.steps.negotiation.round_form import RoundForm
from ui.steps.negotiation.round_values import AnyOffer, Typed
from ui.steps.unrecorded import put_texts, texts_in

T = TypeVar("T")
ROUND: Final = "round"
AGREEMENT: Final = "agreement"
NOTE: Final = "note"


@dataclass(frozen=True, slots=True)
class TypedAgreement:
    """The amounts as they are being agreed, and the texts that make no amount, by their places."""

    drafts: tuple[Draft, ...]
    texts: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TypedNote:
    side: OfferSide | None
    text: str


def typed_here(
    form: RoundForm, agreement: AgreementCard, notes: NotesCard, case: CaseFile
) -> tuple[Unrecorded, ...]:
    """Everything that is typed on the page and not recorded, in view or not."""
    return (*rounds_typed(form, case), *agreement_typed(agreement), *notes_typed(notes, case))


def put_here(
    form: RoundForm,
    agreement: AgreementCard,
    notes: NotesCard,
    case: CaseFile,
    texts: Sequence[Unrecorded],
    *,
    private: bool,
) -> None:
    """Back onto the page; what was typed in caucus only while the mediator's own view is on (`private`)."""
    put_agreement(agreement, texts)
    put_notes(notes, case, texts)
    put_rounds(form, case, texts)
    if private:
        form.set_private(True)
        notes.show_notes(case.caucus.notes, private=True)
    else:
        form.seat(private=False)


def rounds_typed(form: RoundForm, case: CaseFile) -> list[Unrecorded]:
    over = _last_round(case)
    return [
        Unrecorded(f"{ROUND}/{at}", to_json(typed), over, typed.secret) for at, typed in enumerate(form.typed)
    ]


def put_rounds(form: RoundForm, case: CaseFile, texts: Iterable[Unrecorded]) -> None:
    """Give them to the form, which knows who may see what (`RoundForm.seat`)."""
    for one in texts:
        typed = _read(one.text, Typed)
        if not one.place.startswith(ROUND) or typed is None or one.over != _last_round(case):
            continue
        corrects = _offer(case, typed.corrects)
        if not typed.corrects or corrects is not None:
            form.put_back(typed, corrects)


def agreement_typed(card: AgreementCard) -> list[Unrecorded]:
    texts = texts_in(card)
    if not card.is_opened and not card.is_changed and not texts:
        return []
    return [Unrecorded(AGREEMENT, to_json(TypedAgreement(card.drafts, texts)), card.stands)]


def put_agreement(card: AgreementCard, texts: Iterable[Unrecorded]) -> None:
    """Write it again, where what is agreed or proposed is what it was then and nothing else is being written."""
    for one in texts:
        typed = _read(one.text, TypedAgreement) if one.place == AGREEMENT else None
        if typed is not None and one.over == card.stands and not agreement_typed(card):
            card.take_up(typed.drafts)
            put_texts(card, typed.texts)


def notes_typed(card: NotesCard, case: CaseFile) -> list[Unrecorded]:
    found = [Unrecorded(f"{NOTE}/{id}", text, over, True) for id, (text, over) in card.lines_typed.items()]
    if card.typed:
        text = to_json(TypedNote(card.side.value, card.typed))
        found.append(Unrecorded(NOTE, text, _last_note(case), True))
    return found


def put_notes(card: NotesCard, case: CaseFile, texts: Iterable[Unrecorded]) -> None:
    """Give them to the card, which shows nothing of them in the parties' view."""
    for one in texts:
        if one.place.startswith(f"{NOTE}/"):
            card.put_back_line(one.place.removeprefix(f"{NOTE}/"), one.text, one.over)
        elif one.place == NOTE and one.over == _last_note(case):
            typed = _read(one.text, TypedNote)
            if typed is not None:
                card.put_back(typed.side, typed.text)


def _last_round(case: CaseFile) -> str:
    """The rounds that there are: what was entered since is not typed any more."""
    offers: tuple[tuple[AnyOffer, ...], ...] = (case.record.content.offers, case.caucus.offers)
    return "|".join(of[-1].id if of else "" for of in offers)


def _last_note(case: CaseFile) -> str:
    return case.caucus.notes[-1].id if case.caucus.notes else ""


def _offer(case: CaseFile, id: str) -> AnyOffer | None:
    """The offer of that id, unless it was corrected already."""
    offers: list[AnyOffer] = [*case.record.content.offers, *case.caucus.offers]
    if any(one.corrects == id for one in offers):
        return None
    return next((one for one in offers if one.id == id), None)


def _read(text: str, cls: type[T]) -> T | None:
    """None for what another version wrote otherwise."""
    try:
        return cast(T, from_json(text, cls))
    except Refusal:
        return None
