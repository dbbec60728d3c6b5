"""`mediator case …`: check, settle, papers, export, list."""

from __future__ import annotations

import sys
from argparse import Namespace

from mediator_app import dossier
from mediator_app.bootstrap import OpenDesk, SystemClock, Uuid7, papers, rules
from mediator_app.casefile import CaseDocument, Reason, read_case, write_case
from mediator_app.commands import FINE, FOUND
from mediator_app.commands.access import opened, read
from mediator_app.console import Console
from mediator_app.domain.errors import Refusal, Trouble
from mediator_app.domain.ids import CaseId
from mediator_app.domain.papers import INSTRUMENTS
from mediator_app.law.findings import Finding, Severity, blocking
from mediator_app.settling import check_document, missing, settle


def check_file(options: Namespace, console: Console) -> int:
    """`mediator case check FILE`."""
    document = _document(options, console)
    if document is None:
        return FOUND
    findings = _checked(document, console)
    if findings is None:
        return FOUND
    tell_findings(findings, console)
    if blocked := blocking(findings):
        console.say("check_blocked", count=len(blocked))
        return FOUND
    if findings:
        console.say("check_warned", count=len(findings))
    else:
        console.say("check_fine")
    return FINE


def settle_file(options: Namespace, console: Console) -> int:
    """`mediator case settle FILE --out DIR`."""
    document = _document(options, console)
    if document is None:
        return FOUND
    if document.practice and not options.practice:
        raise Refusal("practice_file")
    findings = _checked(document, console)
    if findings is None:
        return FOUND
    tell_findings(findings, console)
    if blocked := blocking(findings):
        console.say("check_blocked", count=len(blocked))
        return FOUND
    with opened(options, console) as house:
        dossier.prepare(options.out)
        _tell_twins(house, document, console)
        case_id = settle(house, document, console.step)
        try:
            _hand_out(house, case_id, options, console)
        except Trouble:
            # Settling the file once more would make a second case of it.
            console.warn(console.words.say("settled_not_written", id=case_id))
            raise
    return FINE


def _tell_twins(house: OpenDesk, document: CaseDocument, console: Console) -> None:
    """Cases that are kept already under the file's case number: perhaps the same file, settled before."""
    number = document.content.case_number
    for line in house.store.search(number).result() if number else ():
        if line.case_number == number:
            console.warn(console.words.say("same_number", number=number, id=line.id, state=line.state))


def write_papers(options: Namespace, console: Console) -> int:
    """`mediator case papers ID --out DIR`: where the folder of an earlier run is lost, or its disk was full."""
    with opened(options, console) as house:
        case_id = _found(house, options.id)
        dossier.prepare(options.out)
        house.desk.load(case_id).result()
        _hand_out(house, case_id, options, console)
    return FINE


def _hand_out(house: OpenDesk, case_id: CaseId, options: Namespace, console: Console) -> None:
    """Write the papers, and say whether the instrument is closed or whose signature is missing."""
    console.step("step_write")
    written = dossier.write(house.desk, case_id, options.out, console.words)
    sealed = next((one for one in written if one.paper.kind in INSTRUMENTS), None)
    if absent := missing(house.desk, case_id):
        console.say("settled_sealed", id=case_id, paper=sealed.path if sealed else "")
        for signer, name in absent:
            console.say("still_missing", role=signer.role.value, name=name)
    elif sealed is not None and sealed.closed:
        console.say("settled_closed", id=case_id)
    for one in written:
        console.say("paper_line", path=one.path, pages=one.pages)


def export_case(options: Namespace, console: Console) -> int:
    """`mediator case export ID`."""
    with opened(options, console) as house:
        case_id = _found(house, options.id)
        record = house.desk.load(case_id).result().record
    text = write_case(record)
    if options.to is None:
        console.done()
        sys.stdout.write(text)
    else:
        dossier.put(options.to, text.encode())
        console.say("exported", path=options.to)
    return FINE


def list_cases(options: Namespace, console: Console) -> int:
    """`mediator case list`."""
    with opened(options, console) as house:
        lines = house.store.cases().result()
    if not lines:
        console.say("list_empty")
    words = console.words
    for line in lines:
        names = words.say("against").join(line.title.split("|"))
        parts = [line.id, words.value(line.state.value), line.case_number, names]
        if line.agreed is not None:
            parts.append(words.value(line.agreed))
        console.line("  ".join(part for part in parts if part))
    return FINE


def _found(house: OpenDesk, start: str) -> CaseId:
    """The one case whose id begins so. Refusal `no_such_case`, `id_ambiguous`."""
    ids = [line.id for line in house.store.cases(limit=1_000_000).result() if line.id.startswith(start)]
    if not ids:
        raise Refusal("no_such_case", "id")
    if len(ids) > 1 and start not in ids:
        raise Refusal("id_ambiguous", "id", id=start)
    return ids[0]


def _document(options: Namespace, console: Console) -> CaseDocument | None:
    """The case in the file, or None after every fault was told."""
    try:
        return read_case(read(options.file))
    except Refusal as refusal:
        reasons = refusal.params.get("reasons")
        if not isinstance(reasons, tuple):
            raise
        tell_reasons(reasons, console)
        return None


def _checked(document: CaseDocument, console: Console) -> tuple[Finding, ...] | None:
    """What the checks find, or None after the refusals were told."""
    console.step("step_check")
    checked = check_document(document, SystemClock(), Uuid7(), rules, papers)
    if checked.reasons:
        tell_reasons(checked.reasons, console)
        return None
    return checked.findings


def tell_reasons(reasons: tuple[Reason, ...], console: Console) -> None:
    """Each fault of a case file with its path."""
    words = console.words
    console.warn(words.code("case_file_bad", {}))
    for reason in reasons:
        text = words.code(reason.code, reason.params)
        for name, key in (("choices", "allowed"), ("expected", "expected")):
            if isinstance(values := reason.params.get(name), tuple):
                raw = ", ".join(str(value) for value in values)
                text += " " + words.say(key, **{name: raw})
        console.warn(words.say("file_reason", path=reason.path or "/", words=text))


def _titled(title: str) -> str:
    """A law's title in book marks; marks within marks are single ones (GB/T 15834-2011, 4.15.3)."""
    inner = title.replace("《", "〈").replace("》", "〉")
    return f"《{inner}》"


def tell_findings(findings: tuple[Finding, ...], console: Console) -> None:
    """Each finding with its field and the articles it rests on."""
    words, pack = console.words, rules()
    for finding in findings:
        text = words.finding(finding)
        articles = []
        for code in finding.basis:
            law, number = pack.law_of(code)
            name = _titled(law.zh) if words.language == "zh" else law.en
            articles.append(words.say("article", law=name, number=number))
        if articles:
            text += words.say("basis", articles=tuple(articles))
        mark = words.say("mark_block" if finding.severity is Severity.BLOCK else "mark_warn")
        path = f"content.{finding.field}" if finding.field else "content"
        console.say("found_line", mark=mark, path=path, words=text)
