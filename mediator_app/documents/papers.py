"""The papers of a case: which there are, and each of them as PDF from the open record."""

from __future__ import annotations

from collections.abc import Mapping
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
from mediator_app.domain.people import Employer, LegalRepresentative, Worker
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
        papers += [PaperId(PaperKind.POWER_OF_ATTORNEY, agent.id) for agent in content.agents]
        papers += [PaperId(PaperKind.SERVICE_ADDRESS, party.id) for party in content.parties]
        papers.append(PaperId(PaperKind.HEARING_RECORD))
        if content.settlement is not None:
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
        """The paper as PDF: a draft where `seal` is empty, else marked with that seal.

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
        speech = Speech(language, self._wording.words(language))
        service = _service(revision, paper) if signed else None
        marks = (
            _Signed(revision, paper, speech, service)
            if revision and signed
            else _Signed(None, paper, speech, None)
        )
        facts = facts_of(record, content, paper, speech, self._wording, dated=marks.dated, service=service)
        document = self._wording.compose(paper.kind.value, language, facts)
        made = render(
            document,
            seal=SealMark(seal) if seal else None,
            practice=record.practice,
            inks=marks.inks,
            paper_signed=marks.remarks,
        )
        places = tuple(Place(s.id, s.page, s.x, s.y, s.width, s.height) for s in made.slots)
        return RenderedPaper(paper, made.data, made.pages, places)

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
                self._put(signature.signer.slot, signature.ink, remark, speech.day_of(signature.at))
        if service is not None:
            self._put(service.received_by.slot, service.ink, remark, speech.day_of(service.at))
            if revision is not None and service.server_ink is not None:
                slot = server(revision.content).slot
                self._put(slot, service.server_ink, remark, speech.day_of(service.at))

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
    check_glyphs(content.case_number, "case_number")
    check_glyphs(content.cause, "cause")
    check_glyphs(content.facts, "facts")
    check_glyphs(content.body.name + content.body.seal_name, "body.name")
    check_glyphs(content.hearing.place, "hearing.place")
    check_glyphs(content.hearing.mediator.name, "hearing.mediator.name")
    if content.hearing.recorder:
        check_glyphs(content.hearing.recorder.name, "hearing.recorder.name")
    for number, party in enumerate(content.parties):
        field = f"parties.{number}"
        check_glyphs(party.name, f"{field}.name")
        for name in ("address", "service_address", "phone", "email"):
            check_glyphs(getattr(party, name), f"{field}.{name}")
        match party:
            case Worker():
                check_glyphs(party.latin_name, f"{field}.latin_name")
                check_glyphs(party.identity.number, f"{field}.identity.number")
                check_glyphs(party.occupation, f"{field}.occupation")
            case Employer():
                _check_representative(party.legal_representative, f"{field}.legal_representative")
    for number, agent in enumerate(content.agents):
        for name in ("name", "latin_name", "organisation", "licence", "relation", "authority_text"):
            check_glyphs(getattr(agent, name), f"agents.{number}.{name}")
    for number, interpreter in enumerate(content.interpreters):
        check_glyphs(interpreter.name + interpreter.organisation, f"interpreters.{number}.name")
    for number, claim in enumerate(content.claims):
        check_glyphs(claim.title, f"claims.{number}.title")
        check_glyphs(claim.basis, f"claims.{number}.basis")
    for number, offer in enumerate(content.offers):
        check_glyphs(offer.conditions, f"offers.{number}.conditions")
    for number, statement in enumerate(content.statements):
        check_glyphs(statement.text, f"statements.{number}.text")
    for number, share in enumerate(content.settlement.shares if content.settlement else ()):
        account = share.account
        check_glyphs(account.holder + account.bank + account.number, f"settlement.shares.{number}.account")
    for number, term in enumerate(content.terms):
        for name in ("text", "items"):
            check_glyphs(getattr(term, name, ""), f"terms.{number}.{name}")


def _check_representative(head: LegalRepresentative, field: str) -> None:
    check_glyphs(head.name, f"{field}.name")
    check_glyphs(head.latin_name, f"{field}.latin_name")
    check_glyphs(head.post, f"{field}.post")
