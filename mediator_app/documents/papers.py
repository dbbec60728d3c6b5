"""The papers of a case: which there are, and each of them as PDF from the open record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path

from mediator_app.documents.agreement import Clauses
from mediator_app.documents.blocks import Block
from mediator_app.documents.faces import check_glyphs
from mediator_app.documents.facts import facts_of
from mediator_app.documents.sheets import SealMark, render
from mediator_app.documents.speech import Speech
from mediator_app.documents.wording import WORDING, Wording, wording_version
from mediator_app.domain.errors import Refusal
from mediator_app.domain.ids import TermId
from mediator_app.domain.ink import Ink
from mediator_app.domain.papers import INSTRUMENTS, LibraryClause, PaperId, PaperKind, Place, RenderedPaper
from mediator_app.domain.record import Content, Record, Revision, Service
from mediator_app.domain.sealing import server


class PaperMaker:
    """Makes papers with the wording of one folder (`ports.Papers`). Any number of threads may use one."""

    def __init__(self, folder: Path = WORDING) -> None:
        self._folder = folder
        self._wording = Wording(folder)

    def wording(self) -> str:
        """Version (SHA-256, hex) of the wording files in use; it goes into the seal."""
        return wording_version(self._folder)

    def set_of(self, record: Record) -> tuple[PaperId, ...]:
        """All papers that this case has, in the order of the dossier (case rules art. 22)."""
        content = record.content
        papers = [PaperId(PaperKind.RIGHTS_NOTICE)]
        # Where the party's own is on file there is no second one to make.
        wanted = [agent for agent in content.agents if not agent.papers_on_file]
        papers += [PaperId(PaperKind.POWER_OF_ATTORNEY, agent.id) for agent in wanted]
        papers += [PaperId(PaperKind.SERVICE_ADDRESS, party.id) for party in content.parties]
        papers.append(PaperId(PaperKind.HEARING_RECORD))
        if content.settlement is not None and not record.not_agreed:
            papers.append(PaperId(content.instrument))
            papers += [PaperId(PaperKind.SERVICE_RETURN, party.id) for party in content.parties]
        return tuple(papers)

    def render(
        self,
        record: Record,
        paper: PaperId,
        *,
        seal: str = "",
        signed: bool = False,
        language: str = "zh",
    ) -> RenderedPaper:
        """The paper as PDF: a draft where `seal` is empty, else marked with that seal (of a revision, or `end_seal`).

        A sealed paper is drawn from the revision that has this seal; `signed` also draws what was signed on it so far.
        The same arguments and wording give the same bytes. Refusals: `glyph_missing` (at the field that holds it, with
        `character` and `codepoint`), `text_too_long`, `wording_missing`, `wording_syntax`, `wording_unknown`,
        `wording_directive` (with `file`, `line`, `reason`), `wording_changed` (the agreement was sealed with other
        words), `no_such_party`, `no_such_agent`, `no_such_claim`.
        """
        revision = next((one for one in record.revisions if one.seal == seal), None) if seal else None
        content = revision.content if revision else record.content
        if revision and paper.kind in INSTRUMENTS and revision.wording != self.wording():
            raise Refusal("wording_changed", "revisions", sealed=revision.wording)
        check_names(content)
        check_glyphs(record.ended, "ended")
        speech = Speech(language, self._wording.words(language))
        service = _service(revision, paper) if signed else None
        marks = (
            _Signed(revision, paper, speech, service)
            if revision and signed
            else _Signed(None, paper, speech, None)
        )
        facts = facts_of(
            record,
            content,
            paper,
            speech,
            self._wording,
            revision=revision,
            dated=marks.dated,
            service=service,
        )
        document = self._wording.compose(paper.kind.value, language, facts)
        made = render(
            document,
            seal=SealMark(seal) if seal else None,
            practice=record.practice,
            inks=marks.inks,
            paper_signed=marks.remarks,
        )
        places = tuple(Place(s.id, s.page, s.x, s.y, s.width, s.height) for s in made.slots)
        return RenderedPaper(paper, made.data, made.pages, places, made.spaced)

    def title(self, kind: PaperKind, language: str = "zh") -> str:
        """What the paper is called on its first line."""
        return Speech(language, self._wording.words(language)).word("paper", kind.value)

    def library(self, language: str = "zh") -> Mapping[str, LibraryClause]:
        """The clauses there are, by code. Refusals `wording_…`."""
        known = self._wording.clauses(language)
        return {code: LibraryClause(code, one.when, one.basis, one.reviewed) for code, one in known.items()}

    def clauses(self, record: Record, language: str = "zh") -> Mapping[TermId, str]:
        """Every clause of the content in the words in which it is printed. Refusals `wording_…`, `no_such_party`."""
        speech = Speech(language, self._wording.words(language))
        clauses = Clauses(record.content, speech, self._wording)
        return {term.id: clauses.term(term) for term in record.content.terms}

    def summary(self, record: Record, language: str = "zh") -> tuple[Block, ...]:
        """What was agreed in plain words, as blocks for the screen. Refusals `wording_…`."""
        speech = Speech(language, self._wording.words(language))
        paper = PaperId(record.content.instrument)
        facts = facts_of(record, record.content, paper, speech, self._wording)
        return self._wording.compose("summary", language, facts).blocks


class _Signed:
    """What has been put on a paper so far: ink by slot, remarks about signatures on paper, and days."""

    def __init__(
        self, revision: Revision | None, paper: PaperId, speech: Speech, service: Service | None
    ) -> None:
        self.inks: dict[str, Ink] = {}
        self.remarks: dict[str, str] = {}
        self.dated: dict[str, str] = {}
        remark = speech.word("marks", "paper_signed")
        for signature in revision.signatures if revision else ():
            if (signature.paper, signature.subject) == (paper.kind, paper.subject):
                self._put(signature.signer.slot, signature.ink, remark, speech.day(signature.day))
        if service is not None:
            received = speech.receipt(service.day, service.received_at)
            # A refusal and the post leave the place empty.
            if service.ink is not None or service.scan is not None:
                self._put(service.received_by.slot, service.ink, remark, received)
            if revision is not None and service.server_ink is not None:
                slot = server(revision.content).slot
                self._put(slot, service.server_ink, remark, received)

    def _put(self, slot: str, ink: Ink | None, remark: str, day: str) -> None:
        self.inks.pop(slot, None)
        self.remarks.pop(slot, None)
        if ink is not None:
            self.inks[slot] = ink
        else:
            self.remarks[slot] = remark
        self.dated[slot] = day


def _service(revision: Revision | None, paper: PaperId) -> Service | None:
    if revision is None or paper.kind is not PaperKind.SERVICE_RETURN:
        return None
    return next((s for s in reversed(revision.services) if s.recipient == paper.subject), None)


def check_names(content: Content) -> None:
    """Refusal `glyph_missing` at the field of the first name, address or text that no face can draw.

    The layout would refuse it too, but could not say where in the case it stands.
    """
    for field, text in _texts(content, ""):
        check_glyphs(text, field)


def _texts(value: object, field: str) -> Iterator[tuple[str, str]]:
    """Every text of a value with its path. All of them: nobody has to remember a field that came later."""
    if isinstance(value, Enum):
        return
    if isinstance(value, str):
        yield field, value
    elif isinstance(value, tuple):
        for number, one in enumerate(value):
            yield from _texts(one, f"{field}.{number}")
    elif is_dataclass(value):
        for part in fields(value):
            path = f"{field}.{part.name}" if field else part.name
            yield from _texts(getattr(value, part.name), path)
