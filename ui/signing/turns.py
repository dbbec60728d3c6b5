"""One signer after the other: the room in which somebody signs on the screen, and the sheet that takes a scan."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from mediator_app.domain.days import legal_day
from mediator_app.domain.errors import Refusal
from mediator_app.domain.ids import PartyId
from mediator_app.domain.papers import PaperId, PaperKind, Signer, SignerRole
from mediator_app.domain.record import Content, Revision
from mediator_app.domain.sealing import signers, unsigned
from ui.bridge import run, when
from ui.printing.case import CasePrinting
from ui.signing.address import address_sentences
from ui.signing.ask import Ask, Inked
from ui.signing.on_paper import PaperSignatureSheet
from ui.signing.others import OtherPaper, name_of, reading_copy
from ui.signing.people import authority_words, for_whom, who
from ui.signing.side import Line
from ui.signing.summary import Run, Sentence, summary
from ui.signing.turned import TurnedScreen
from ui.steps.base import StepContext
from ui.words.times import clock_time

Visit = tuple[OtherPaper | None, ...]
"""What somebody signs while the screen is turned, in this order; None is the agreement."""


class Turns(QObject):
    """Opens a room or a sheet over a page and records what is given in it."""

    acted = Signal()
    """The case holds something more: a scan, perhaps without a signature."""
    signed = Signal(object)
    """A `Signer` whose signature was recorded."""

    def __init__(self, page: QWidget, context: StepContext, printing: CasePrinting) -> None:
        super().__init__(page)
        self._page, self._context, self._printing = page, context, printing
        self._screen = TurnedScreen(page)
        self._screen.inked.connect(self._inked)
        self._screen.left.connect(self._left)
        self._screen.on_paper.connect(self._to_paper)
        self._screen.closed.connect(self.acted)
        self.sheet: PaperSignatureSheet | None = None
        self._signer: Signer | None = None
        self._other: OtherPaper | None = None
        self._visit: Visit = ()
        """What the same signer signs next, while the screen is turned."""
        self._papers = 0
        """How many papers there are in this visit."""
        self._done: list[PaperId] = []
        """What was signed in this visit."""

    # --- signing on the screen --------------------------------------------------------------------

    def open_room(self, signer: Signer) -> None:
        """Turn the screen to a signer of the agreement."""
        self.open_visit((None,), signer)

    def open_other(self, paper: OtherPaper, signer: Signer) -> None:
        """Turn the screen to a signer of another paper."""
        self.open_visit((paper,), signer)

    def open_visit(self, papers: Visit, signer: Signer) -> None:
        """Turn the screen to a signer of one paper or several, one after the other."""
        if papers and not self._screen.in_use:
            self._signer, self._done, self._papers = signer, [], len(papers)
            self._next(papers)

    def _next(self, papers: Visit) -> None:
        self._other, self._visit = papers[0], papers[1:]
        signer, other = self._signer, self._other
        if signer is None:
            return
        revision = self._revision()
        left = [paper.id if paper is not None else self._instrument() for paper in papers]
        self._screen.turn(revision.content, signer, left, self._ask, paper_way=other is None)
        if other is not None:
            self._screen.show_pdf(other.pdf)
            return
        desk, case_id = self._context.desk, self._context.case_id
        when(desk.sealed_pdf(case_id), self._have_pdf)
        when(run(partial(reading_copy, desk, case_id)), self._have_copy)

    def _have_pdf(self, pdf: bytes) -> None:
        if self._other is None:
            self._screen.show_pdf(pdf)

    def _have_copy(self, pdf: bytes) -> None:
        if self._other is None:
            self._screen.show_copy(pdf)

    def _revision(self) -> Revision:
        """The revision that is being signed. Refusal `nothing_sealed`."""
        revision = self._context.desk.case(self._context.case_id).record.standing
        if revision is None:
            raise Refusal("nothing_sealed", "revisions")
        return revision

    def _ask(self) -> Ask:
        """Everything that the room says to the signer at hand."""
        revision = self._revision()
        content, signer = revision.content, self._signer or Signer(SignerRole.MEDIATOR)
        other = self._other
        paper = self._paper()
        everybody = other.places if other is not None else signers(content, content.instrument)
        lines = []
        for one in everybody:
            signature = revision.signature(one, paper.kind, paper.subject)
            if one == signer:
                chip, tone = self.tr("signing now"), "accent"
            elif signature is not None:
                chip, tone = self.tr("signed {time}").format(time=clock_time(signature.at)), "green"
            else:
                chip, tone = "", ""
            lines.append(self._line(content_line=who(content, one), signer=one, chip=chip, tone=tone))
        place = everybody.index(signer) + 1
        return Ask(
            headline=self.tr("Signing · {who}").format(who=who(content, signer)),
            note=name_of(content, paper),
            chip=self._how_far(place, len(everybody)),
            card_title=self.tr("What you are about to sign, in plain words"),
            sentences=summary(content, signer) if other is None else self._about(content, paper),
            hint=self.tr("Please sign here (pen, finger or mouse)"),
            confirm=self.tr("Confirm the signature"),
            side_title=self.tr("Progress of the signing"),
            lines=lines,
            warning=self.tr("The text is fixed. A change means a new text, signed again by everybody."),
            read_to=self.tr("The whole text was read aloud to the signer")
            if signer.role is not SignerRole.MEDIATOR
            else "",
        )

    def _how_far(self, place: int, places: int) -> str:
        """Which paper of the visit it is, where there are several, and which of its signers."""
        told = self.tr("Signer {number} of {all}").format(number=place, all=places)
        if self._papers < 2:
            return told
        paper = self.tr("Paper {number} of {all}").format(
            number=self._papers - len(self._visit), all=self._papers
        )
        return self.tr(" · ").join((paper, told))

    def _paper(self) -> PaperId:
        """The paper at hand."""
        return self._other.id if self._other is not None else self._instrument()

    def _instrument(self) -> PaperId:
        return PaperId(self._revision().content.instrument)

    def _about(self, content: Content, paper: PaperId) -> tuple[Sentence, ...]:
        """What another paper is; it is short enough to be read itself."""
        words = self.tr("This is the {paper}. Please read it before you sign.").format(
            paper=name_of(content, paper)
        )
        mediator = self._signer is not None and self._signer.role is SignerRole.MEDIATOR
        match paper.kind:
            case PaperKind.RIGHTS_NOTICE if mediator:
                more = self.tr("You confirm that you explained their rights and duties to both sides.")
            case PaperKind.HEARING_RECORD if mediator:
                more = self.tr(
                    "You confirm that you held this hearing, and that the record was read to or by everybody."
                )
            case PaperKind.RIGHTS_NOTICE:
                more = self.tr("You confirm that your rights and duties were explained to you.")
            case PaperKind.POWER_OF_ATTORNEY:
                more = self.tr(
                    "It says what the agent may do for the party; the powers are listed one by one."
                )
            case PaperKind.SERVICE_ADDRESS:
                more = self.tr(
                    "Papers sent to this address count as received; tell the body when it changes."
                )
                told = address_sentences(content, PartyId(paper.subject))
                return ((Run(words, "strong"),), *told, (Run(more),))
            case _:
                more = self.tr("You confirm that what was said here is written down as it was said.")
        return ((Run(words, "strong"),), (Run(more),))

    def _line(self, content_line: str, signer: Signer, chip: str, tone: str) -> Line:
        content = self._revision().content
        note, _ = authority_words(content, signer)
        behind = for_whom(content, signer)
        notes = self.tr(" · ").join(part for part in (behind, note) if part)
        return Line(content_line, notes, chip, tone, signer == self._signer)

    def _inked(self, inked: Inked) -> None:
        """Record the signature; the room keeps the ink if the desk refuses."""
        signer = self._signer
        if signer is None:
            return
        try:
            self._context.desk.sign(
                self._context.case_id,
                signer,
                ink=inked.ink,
                paper=self._other.id if self._other is not None else None,
                pages_seen=inked.pages_seen,
                read_aloud=inked.read_aloud,
            )
        except Refusal as refusal:
            self._screen.refuse(refusal)
            return
        self._done.append(self._paper())
        if self._visit:
            self._screen.close()
            self.acted.emit()
            self._next(self._visit)
            return
        self._screen.signed(self._done, self._signed)

    def _signed(self) -> None:
        signer = self._signer
        if signer is None:
            return
        self.acted.emit()
        if self._instrument() in self._done:
            self.signed.emit(signer)

    def _left(self) -> None:
        self._visit = ()
        if self._done:
            self._signed()

    def _to_paper(self) -> None:
        self._screen.signs_on_paper(self._scan)

    def _scan(self) -> None:
        if self._signer is not None:
            self.open_scan(self._signer)

    # --- signing on paper -------------------------------------------------------------------------

    def open_scan(self, signer: Signer) -> None:
        """Take the scan of a signature made by hand on the printed, sealed paper."""
        missing = unsigned(self._revision())
        if signer.role is not SignerRole.MEDIATOR:
            missing = tuple(one for one in missing if one.role is not SignerRole.MEDIATOR)
        self._other = None
        self._take_scan(signer, missing)

    def open_scan_of(self, paper: OtherPaper, signer: Signer) -> None:
        """Take the scan of another paper that was signed or sealed by hand."""
        self._other = paper
        self._take_scan(signer, paper.unsigned(self._revision()))

    def _take_scan(self, signer: Signer, missing: tuple[Signer, ...]) -> None:
        revision, other = self._revision(), self._other
        content = revision.content
        title = self.tr("Signed on paper · {who}").format(who=who(content, signer))
        sheet = PaperSignatureSheet(
            self._page,
            title if other is None else f"{title} · {name_of(content, other.id)}",
            self.tr(
                "Print the sealed paper, let it be signed by hand, then attach a scan or a photo. The paper with the "
                "ink is the original and goes into the file."
            ),
            [(one, who(content, one)) for one in missing],
            signer,
            sealed_on=legal_day(revision.sealed_at),
            today=self._context.today,
            aloud=signer.role is not SignerRole.MEDIATOR,
        )
        self.sheet = sheet
        sheet.given.connect(self._scanned)
        sheet.print_wanted.connect(self._print_to_sign)
        sheet.closed.connect(self._sheet_closed)
        sheet.open(sheet.path)

    def _print_to_sign(self) -> None:
        if self._other is None:
            self._printing.print_sealed()
        else:
            self._printing.print_paper(self._other.id)

    def _scanned(self, data: bytes, kind: str, chosen: tuple[Signer, ...], aloud: bool) -> None:
        sheet = self.sheet
        desk, case_id = self._context.desk, self._context.case_id
        revision = self._revision()
        names = self.tr(", ").join(who(revision.content, one) for one in chosen)
        other = self._other
        paper = other.id if other is not None else None
        try:
            day = sheet.signed_on() if sheet is not None else None
            title = self.tr("Signed page: {names}").format(names=names)
            attachment = desk.attach(case_id, title, kind, data)
            for signer in chosen:
                desk.sign(case_id, signer, scan=attachment, paper=paper, read_aloud=aloud, signed_on=day)
        except Refusal as refusal:
            if sheet is not None:
                sheet.refuse(refusal)
            self.acted.emit()
            return
        if sheet is not None:
            sheet.close_sheet()
        if other is not None:
            self.acted.emit()
        else:
            self.signed.emit(chosen[-1])

    def _sheet_closed(self) -> None:
        self.sheet = None
