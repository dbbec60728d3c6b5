"""The physical seals that are put on the paper: which are missing, and whose were put on by whom and when."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from mediator_app.domain.edits import RecordPhysicalSeal
from mediator_app.domain.errors import Refusal
from mediator_app.domain.ids import SealId
from mediator_app.domain.papers import PaperKind
from mediator_app.domain.people import Employer
from mediator_app.domain.record import Content, Revision
from mediator_app.domain.sealing import BODY, seal_wanted, seals_missing
from ui.signing.asking import ChoiceSheet
from ui.steps.base import EditMaker, StepContext
from ui.widgets.parts import Card, Words, button, clear, column, row, show_if
from ui.words.cases import paper_words
from ui.words.times import local

_tr = QCoreApplication.translate


def owner_words(content: Content, owner: str) -> str:
    """Whose seal it is: the body by the name on its seal, an employer by its name."""
    if owner == BODY:
        return content.body.seal_name or content.body.name
    return next((party.name for party in content.parties if party.id == owner), "")


def missing_words(revision: Revision) -> str:
    """That the body's seal was not recorded yet and what that means, once everybody has signed; else empty."""
    if revision.closing is None or not seal_wanted(revision):
        return ""
    content = revision.content
    if content.instrument is PaperKind.ARBITRATION_MEDIATION:
        told = _tr(
            "Stamps",
            "Not recorded as sealed yet: {names}. The {paper} bears the commission's seal before it is served "
            "(Labour Dispute Mediation and Arbitration Law art. 42).",
        )
    else:
        told = _tr(
            "Stamps",
            "Not recorded as sealed yet: {names}. The {paper} takes effect with the body's seal on it (mediation and "
            "arbitration law art. 14).",
        )
    return told.format(names=owner_words(content, BODY), paper=paper_words(content.instrument))


def room_words(revision: Revision) -> str:
    """Whose place for a seal is empty, although the law asks for none there; empty where there is no such place."""
    others = [owner for owner in seals_missing(revision) if owner != BODY]
    if revision.closing is None or not others:
        return ""
    names = _tr("Stamps", ", ").join(owner_words(revision.content, owner) for owner in others)
    told = _tr("Stamps", "{names}: the paper has room for its seal too. Record it here once it is put on.")
    return told.format(names=names)


class Stamping(QObject):
    """Asks whose seal was put on the paper and by whom, and records it."""

    def __init__(self, page: QWidget, context: StepContext, give: Callable[[EditMaker], None]) -> None:
        """`give` records an edit; a refusal of it comes back by `refuse`."""
        super().__init__(page)
        self._page, self._context, self._give = page, context, give
        self.sheet: ChoiceSheet | None = None

    def ask(self) -> None:
        """About the first seal that is missing, else about one more."""
        revision = self._revision()
        content = revision.content
        employers = [party.id for party in content.parties if isinstance(party, Employer)]
        missing = seals_missing(revision)
        owners = [*missing, *(one for one in (BODY, *employers) if one not in missing)]
        sheet = ChoiceSheet(
            self._page,
            self.tr("A seal was put on the paper"),
            self.tr(
                "The picture of a seal is no electronic seal; here stands who pressed the real one, and when."
            ),
            [(owner, owner_words(content, owner)) for owner in owners],
            choice_label=self.tr("Whose seal"),
            name_label=self.tr("Put on by"),
            name=content.hearing.mediator.name,
            confirm=self.tr("Record it"),
            chosen=owners[0],
        )
        self.sheet = sheet
        sheet.given.connect(self._given)
        sheet.closed.connect(self._closed)
        sheet.open(sheet.name)

    def refuse(self, text: str) -> bool:
        """Say in the sheet why not, if it is open."""
        if self.sheet is None:
            return False
        self.sheet.field.show_error(text)
        return True

    def _revision(self) -> Revision:
        revision = self._context.desk.case(self._context.case_id).record.standing
        if revision is None:
            raise Refusal("nothing_sealed", "revisions")
        return revision

    def _given(self, owner: str, name: str) -> None:
        before = len(self._revision().seals)
        seal_id = SealId(self._context.new_id())
        self._give(partial(RecordPhysicalSeal, seal_id=seal_id, owner=owner, affixed_by=name))
        if len(self._revision().seals) > before and self.sheet is not None:
            self.sheet.close_sheet()

    def _closed(self) -> None:
        self.sheet = None


class StampsCard(Card):
    wanted = Signal()
    """Somebody wants to record a seal."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.missing, self.room = Words("remark", wrap=True), Words("muted", wrap=True)
        self.body.addWidget(self.missing)
        self._rows = column(gap=4)
        self.body.addLayout(self._rows)
        self.body.addWidget(self.room)
        line = row()
        self.add = button(icon="stamp")
        line.addWidget(self.add)
        line.addStretch(1)
        self.body.addLayout(line)
        self.add.clicked.connect(self.wanted)

    def show_seals(self, revision: Revision) -> None:
        self.set_title(self.tr("Seals on the paper"))
        self.add.setText(self.tr("Record a seal…"))
        clear(self._rows)
        for seal in revision.seals:
            text = self.tr("{owner} · put on by {name}, {time}").format(
                owner=owner_words(revision.content, seal.owner),
                name=seal.affixed_by,
                time=local(seal.at).strftime("%Y-%m-%d %H:%M"),
            )
            self._rows.addWidget(Words("", text, wrap=True))
        for part, text in ((self.missing, missing_words(revision)), (self.room, room_words(revision))):
            part.setText(text)
            show_if(part, bool(text))
