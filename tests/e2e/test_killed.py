"""Killed in the middle of a step: the next start shows the work as it was, at the same case and the same step."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from mediator_app.bootstrap import OpenDesk, Premises
from mediator_app.domain.codec import to_json
from mediator_app.domain.ids import CaseId
from mediator_app.domain.papers import SignerRole
from mediator_app.domain.sealing import signers
from mediator_app.practice import HearingClock, case_document, hands
from mediator_app.settling import bring
from tests.e2e.conftest import PASSPHRASE, Computer
from tests.e2e.falling import TOLD
from tests.e2e.falling_round import AMOUNT, CONDITIONS
from tests.e2e.test_privacy import _everything
from tests.house.tree import ROOT
from ui.language import Language
from ui.preferences import PreferenceFile
from ui.steps.base import Step
from ui.steps.negotiation import NegotiationPage

# A whole hearing takes its time on a machine that does other things as well.
pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support"), pytest.mark.timeout(600)]

BEGINS = {
    "content.parties": Step.PARTIES,
    "content.claims": Step.CLAIMS,
    "content.offers": Step.NEGOTIATION,
    "content.settlement.shares": Step.PAYMENT,
    "content.terms": Step.TERMS,
}
"""The first edit of a step, by the path in the case file from which it is made."""
ACTS = {
    Step.CASE: 5,
    Step.PARTIES: 14,
    Step.CLAIMS: 4,
    Step.NEGOTIATION: 4,
    Step.PAYMENT: 2,
    Step.TERMS: 7,
    Step.CHECK: 1,
    Step.SIGNING: 6,
    Step.SERVICE: 3,
}
"""At which act of the step the power fails."""


@pytest.fixture(scope="session")
def stages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the data folder as it is when each step begins, made by the desk without a window."""
    base = tmp_path_factory.mktemp("stages")
    data = base / "data"
    clock = HearingClock()
    premises = Premises(data, clock=clock)
    office, _ = premises.create(PASSPHRASE)
    with office:
        body = case_document().content.body
        office.closing.make("周示范", body.name, "示仲调0001")
        case_id = CaseId(office.desk.ids.new())
        _keep(office, data, base / Step.CASE)
        _work(office, case_id, clock, data, base)
    (base / "case.txt").write_text(case_id)
    return base


def _work(office: OpenDesk, case_id: CaseId, clock: HearingClock, data: Path, base: Path) -> None:
    desk = office.desk
    for step in bring(desk, case_id, case_document()):
        for path, begins in BEGINS.items():
            if step.path.startswith(path) and not (base / begins).exists():
                _keep(office, data, base / begins)
    for begins in (Step.CHECK, Step.SIGNING):
        _keep(office, data, base / begins)
    desk.seal(case_id)
    content = desk.case(case_id).record.content
    last = [s for s in signers(content, content.instrument) if s.role is SignerRole.MEDIATOR]
    for number, signer in enumerate([*signers(content, content.instrument)[: -len(last)], *last]):
        desk.sign(case_id, signer, ink=hands().sign(signer, number), pages_seen=1)
    desk.close(case_id)
    _keep(office, data, base / Step.SERVICE)


def _keep(office: OpenDesk, data: Path, place: Path) -> None:
    office.saved()
    shutil.copytree(data, place)


def prepare(step: Step, stages: Path, computer: Computer) -> None:
    """The computer as it is when the step begins, with the case open there."""
    shutil.copytree(stages / step, computer.data)
    kept = PreferenceFile(computer.preferences)
    opened = "" if step is Step.CASE else (stages / "case.txt").read_text()
    kept.change(language=Language.CHINESE, last_case=opened, last_step=step.value)
    kept.flush()


def fall(module: str, *arguments: str) -> None:
    """Run the program in a process of its own, until it kills itself."""
    fallen = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        check=False,
    )
    assert fallen.returncode == -signal.SIGKILL, fallen.stderr.decode()[-800:]


@pytest.mark.parametrize("step", list(Step))
def test_the_next_start_shows_the_work_as_it_was(
    step: Step, stages: Path, computer: Computer, tmp_path: Path
) -> None:
    prepare(step, stages, computer)
    fall("tests.e2e.falling", str(tmp_path), step.value, str(ACTS[step]))
    told = json.loads((tmp_path / TOLD).read_text("utf-8"))
    with computer.visit() as visit:
        visit.hearing.unlock(PASSPHRASE)
        visit.hand.until(lambda: visit.stage.window.workspace is not None, "the case to come back")
        space = visit.hearing.space
        assert (space.case_id, space.step) == (told["case"], step)
        assert to_json(space.desk.case(space.case_id)) == told["record"]
        assert not space.desk.store.check().result()


@pytest.mark.parametrize("where", ["openly", "aside"])
def test_a_round_that_was_only_typed_stands_in_the_form_again(
    where: str, stages: Path, computer: Computer, tmp_path: Path
) -> None:
    prepare(Step.NEGOTIATION, stages, computer)
    fall("tests.e2e.falling_round", str(tmp_path), where)
    with computer.visit() as visit:
        visit.hearing.unlock(PASSPHRASE)
        visit.hand.until(lambda: visit.stage.window.workspace is not None, "the case to come back")
        visit.hand.settle()
        space, page = visit.hearing.space, visit.hearing.space.page
        assert isinstance(page, NegotiationPage)
        form, case = page.form, space.desk.case(space.case_id)
        if where == "aside":
            assert form.secret.value, "nobody has ended the caucus"
            held = _everything(visit)
            assert [text for text in (AMOUNT, CONDITIONS) if text in held] == []
            visit.hand.push(page.view)
        assert (form.amount.text(), form.conditions.text()) == (AMOUNT, CONDITIONS)
        assert form.amount_field.wrong, "which says what cannot be read"
        assert form.secret.value is (where == "aside")
        assert (case.record.content.offers, case.caucus.offers) == ((), ())
        assert not space.desk.store.check().result()


def test_a_lock_costs_nobody_what_was_only_typed(stages: Path, computer: Computer) -> None:
    """The encrypted file is closed and opened again meanwhile."""
    prepare(Step.CLAIMS, stages, computer)
    with computer.visit() as visit:
        window, hand, hearing = visit.stage.window, visit.hand, visit.hearing
        hearing.unlock(PASSPHRASE)
        hand.until(lambda: window.workspace is not None, "the case to come back")
        hearing.open_step(Step.PARTIES)
        hand.reach(hearing.space.page.adding.line)  # type: ignore[attr-defined]
        hand.write("第三人，刘半句")
        hand.chord(Qt.Key.Key_L)
        hand.until(lambda: window.desk is None, "the lock")
        assert "刘半句" not in _everything(visit)
        hearing.unlock(PASSPHRASE)
        hand.until(lambda: window.workspace is not None, "the case to come back")
        hand.settle()
        assert hearing.space.step is Step.PARTIES
        line = hearing.space.page.adding.line  # type: ignore[attr-defined]
        assert line.text() == "第三人，刘半句"
