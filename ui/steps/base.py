"""The contract between the workspace and a step's page.

A page shows a case and says what should happen to it; the workspace does it. A page never calls `desk.do` for an
ordinary edit: it emits `edit` with something that makes the edit from a stamp, usually a partial:

    self.edit.emit(partial(ChangeParty, party=changed))

and is then either shown the new case (`show_case`) or told why not (`show_refusal`), before `emit` returns. While
somebody types it may emit `provisional` the same way; only the preview sees that.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar, Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from mediator_app.desk import Desk
    from mediator_app.domain.case import CaseFile
    from mediator_app.domain.edits import Edit
    from mediator_app.domain.errors import Refusal
    from mediator_app.domain.ids import CaseId
    from mediator_app.domain.papers import PaperId
    from mediator_app.domain.unrecorded import Unrecorded
    from ui.filing.counter import Counter
    from ui.keeping.backing_up import BackingUp

EditMaker = Callable[..., "Edit"]
"""Called with a desk's stamp as keyword arguments (`id`, `at`, `by`)."""


class Step(StrEnum):
    """In the order of the list on the left."""

    CASE = "case"
    PARTIES = "parties"
    CLAIMS = "claims"
    NEGOTIATION = "negotiation"
    PAYMENT = "payment"
    TERMS = "terms"
    CHECK = "check"
    SIGNING = "signing"
    SERVICE = "service"


_STEP_OF_FIELD: Final = {
    "parties": Step.PARTIES,
    "agents": Step.PARTIES,
    "interpreters": Step.PARTIES,
    "claims": Step.CLAIMS,
    "offers": Step.NEGOTIATION,
    "statements": Step.NEGOTIATION,
    "settlement": Step.PAYMENT,
    "terms": Step.TERMS,
    "agreed_on": Step.CHECK,
    "revisions": Step.SIGNING,
    "signatures": Step.SIGNING,
    "documents": Step.SIGNING,
    "services": Step.SERVICE,
}
_AGREED_PARTS: Final = {"amount", "division"}


def step_of(field: str) -> Step:
    """On which page the field of a finding or refusal stands (`settlement.shares.0.plan` -> payment)."""
    parts = field.split(".")
    if parts[0] == "settlement" and (len(parts) < 4 or parts[3] in _AGREED_PARTS):
        return Step.NEGOTIATION
    return _STEP_OF_FIELD.get(parts[0], Step.CASE)


@dataclass(frozen=True, slots=True)
class StepContext:
    """What a page may ask: the desk, which case it is about, what is known of its filing, and backups."""

    desk: Desk
    case_id: CaseId
    counter: Counter | None = None
    keeping: BackingUp | None = None
    unrecorded: Callable[[], str] | None = None
    """What is typed on any page of the case and could not be recorded, in words; asked before the seal."""

    def new_id(self) -> str:
        """An id for something new in the case."""
        return self.desk.ids.new()

    def today(self) -> date:
        return self.desk.clock.today()


class StepPage(QWidget):
    """One step. Subclasses build their widgets in `__init__` after `super().__init__`, then wait for `show_case`."""

    step: ClassVar[Step]
    wants_preview: ClassVar[bool] = True
    """Whether the paper belongs beside this page (folded away where not)."""
    anchored: ClassVar[bool] = True
    """Whether the page is scrolled so that what somebody types in keeps its place on the screen."""

    edit = Signal(object)
    """An `EditMaker`."""
    provisional = Signal(object)
    """An `EditMaker` for the preview only; None when nothing is being typed any more."""
    acted = Signal()
    """The desk changed the case by another way than an edit of this page (seal, sign, close, attach)."""
    go_to = Signal(object, str)
    """A `Step` to open and the path of a field in it, or ""."""
    confidential = Signal(bool)
    """Whether what is on screen is for the mediator's eyes only; the header says so."""
    footer_changed = Signal()
    """The footer's widgets are to be asked for again."""
    said = Signal(str, str)
    """A passing message in words, and a tone (`green`, `amber`, `red` or "")."""

    def __init__(self, context: StepContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.case: CaseFile | None = None

    # --- what a page says about itself ------------------------------------------------------

    def title(self) -> str:
        """The page's headline; empty where the page draws its own."""
        return ""

    def subtitle(self) -> str:
        """One sentence under the headline."""
        return ""

    def head_action(self) -> QPushButton | None:
        """A button at the right of the headline, for what concerns the whole page."""
        return None

    def preview_paper(self) -> PaperId | None:
        """Which paper belongs beside the page; None for the instrument."""
        return None

    # --- what the workspace asks of it --------------------------------------------------------

    def show_case(self, case: CaseFile) -> None:
        """Show this case. Called often, also while somebody types here: never rewrite the field with the focus."""
        self.case = case

    def footer_widgets(self) -> Sequence[QWidget]:
        """What stands at the left of the footer, such as a total."""
        return ()

    def footer_actions(self) -> Sequence[QPushButton]:
        """Buttons before "back"."""
        return ()

    def primary_action(self) -> QPushButton | None:
        """The button that takes the place of "next"; None for "next"."""
        return None

    def focus_field(self, path: str) -> bool:  # noqa: ARG002 - for those who have fields
        """Bring a finding's field (`parties.0.name`) into view and put the cursor there; False if it is unknown."""
        return False

    def out_of_sight(self) -> None:
        """The privacy cover is put: what only the mediator may see is not to be there when it is lifted."""

    def into_sight(self) -> None:
        """The cover is lifted."""

    def take_cursor(self) -> bool:
        """Put the cursor where work goes on, the page having been opened by a key; False where the map keeps it."""
        return False

    def show_refusal(self, refusal: Refusal) -> bool:  # noqa: ARG002 - for those who have fields
        """Say at the field why not. False where no field here is meant: the workspace then says it in a toast."""
        return False

    def leave(self) -> None:
        """Record what is typed but not recorded yet; called before another step, an undo or the end."""
        from ui.widgets.recording import commit_all

        commit_all(self)

    def go_away(self) -> None:
        """Another step comes, or the end: `leave`, and record what is written and waits for no button but that."""
        self.leave()

    def left_behind(self, *, for_good: bool) -> str:  # noqa: ARG002 - for those who hold drafts
        """What is typed here and, the page having been left, is not recorded, in words; empty for nothing.

        `for_good`: the case is closed, so that also what would else stay in its form is lost.
        """
        from ui.steps.left_behind import left_behind

        return left_behind(self)

    def unrecorded(self) -> tuple[Unrecorded, ...]:
        """What is typed here and not recorded, to be kept; those with drafts add them. See `ui.steps.unrecorded`."""
        from ui.steps.unrecorded import typed_in

        return typed_in(self)

    def put_back(self, texts: Sequence[Unrecorded]) -> None:
        """Let texts stand here again that were kept; the cursor stays, and nothing is entered."""
        from ui.steps.unrecorded import put_into

        put_into(self, texts)

    def lay_open(self, names: Sequence[str]) -> None:
        """Make and open the cards of these names, so that their fields are there; the cursor stays."""
        from ui.widgets.fold import Fold

        for card in self.findChildren(Fold):
            if card.key in names and not card.is_open:
                card.open()

    def retranslate(self) -> None:
        """Put every word again; called after the language changed."""

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


class EmptyPage(StepPage):
    """A step whose page says nothing yet."""

    def __init__(self, context: StepContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        QVBoxLayout(self)
