"""`mediator practice` and `mediator --selftest`: the whole way on fictional input, with what came of it checked."""

from __future__ import annotations

import re
import shutil
import tempfile
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from mediator_app import dossier, practice
from mediator_app.bootstrap import OpenDesk, Premises
from mediator_app.casefile import write_case
from mediator_app.commands import FINE, FOUND
from mediator_app.console import Console
from mediator_app.domain.errors import Refusal, Trouble
from mediator_app.domain.ids import CaseId
from mediator_app.domain.papers import INSTRUMENTS
from mediator_app.domain.record import Record
from mediator_app.domain.verdict import Verdict
from mediator_app.ports import Clock
from mediator_app.practice_report import Outcome, report

_OURS = re.compile(r"\d\d-.*\.pdf|window-.*\.png|case\.json|report\.md")


def practise(options: Namespace, console: Console) -> int:
    """`mediator practice --out DIR`: a fresh practice store each time; the files of an earlier run are replaced.

    With `--window` the hearing is held by hand in the real window, and a picture of each step is added.
    """
    _clear(options.out)
    with _hearing(console, options.out if options.window else None) as held:
        console.step("step_write")
        written = dossier.write(held.office.desk, held.case_id, options.out, console.words)
        dossier.put(options.out / "case.json", write_case(held.record).encode())
        console.step("step_verify")
        faults = held.office.store.check().result()
        pdf = next(one.path for one in written if one.paper.kind in INSTRUMENTS).read_bytes()
        verdict = held.verify(pdf)
        noticed = not held.verify(_with_one_byte_changed(pdf)).untouched
    outcome = Outcome(held.record, written, verdict, noticed, faults)
    target = options.out / "report.md"
    dossier.put(target, report(outcome).encode())
    if not outcome.fine:
        console.say("practice_failed", path=target)
        return FOUND
    for one in written:
        console.say("paper_line", path=one.path, pages=one.pages)
    console.say("practice_done", count=len(written), pages=sum(one.pages for one in written), path=target)
    return FINE


def selftest(console: Console) -> int:
    """`mediator --selftest`: what a program that was frozen or copied has to be able to do. Leaves nothing behind."""
    results = []

    def told(key: str, passed: bool) -> None:
        results.append(passed)
        console.say("selftest_step", mark="✓" if passed else "✗", what=console.words.say(key))

    with _hearing(console) as held:
        told("selftest_store", held.folder.joinpath("store.db").exists())
        told("selftest_hearing", held.record.standing is not None)
        pdf = held.office.desk.closed_pdf(held.case_id).result()
        told("selftest_verify", held.verify(pdf).untouched)
        told("selftest_altered", not held.verify(_with_one_byte_changed(pdf)).untouched)
        told("selftest_check", held.office.store.check().result() == ())
        backup = held.folder / "backup"
        held.office.store.backup(backup).result()
        told("selftest_backup", backup.stat().st_size > 0)
    console.say("selftest_fine" if all(results) else "selftest_bad")
    return FINE if all(results) else FOUND


@dataclass(frozen=True, slots=True)
class _Held:
    """The hearing that was just held, its store still open in `folder`."""

    office: OpenDesk
    case_id: CaseId
    folder: Path

    @property
    def record(self) -> Record:
        return self.office.desk.case(self.case_id).record

    def verify(self, pdf: bytes) -> Verdict:
        standing = self.record.standing
        return self.office.desk.verify(pdf, seal=standing.seal if standing else "")


@contextmanager
def _hearing(console: Console, pictures: Path | None = None) -> Iterator[_Held]:
    """Hold the hearing in a store of its own, which is gone afterwards; in the window where it is to leave pictures."""
    folder = Path(tempfile.mkdtemp(prefix="mediator-practice-"))
    try:
        clock = practice.HearingClock()
        case_id = _in_window(folder, clock, pictures, console) if pictures is not None else None
        with Premises(folder, clock=clock).practice() as office:
            if case_id is None:
                case_id = practice.hold(office, clock, console.step)
            else:
                office.desk.load(case_id).result()
            yield _Held(office, case_id, folder / "practice")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _in_window(folder: Path, clock: Clock, pictures: Path, console: Console) -> CaseId:
    from mediator_app.commands.window import hold_by_hand
    from ui.walkthrough import Stuck

    try:
        return hold_by_hand(folder, clock, pictures, console)
    except Stuck as stuck:
        raise Refusal("window_stuck", where=str(stuck)) from None


def _clear(folder: Path) -> None:
    """Make the folder, and take away what an earlier practice left there. Trouble `cannot_write_file`."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path in folder.iterdir():
            if _OURS.fullmatch(path.name):
                path.unlink()
    except OSError:
        raise Trouble("cannot_write_file", path=str(folder)) from None


def _with_one_byte_changed(pdf: bytes) -> bytes:
    """A copy in which one byte in the middle differs by one bit."""
    at = len(pdf) // 2
    return pdf[:at] + bytes([pdf[at] ^ 1]) + pdf[at + 1 :]
