"""From an empty store to a served agreement: by mouse and keyboard in both languages, and by keyboard alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mediator_app.bootstrap import Premises
from mediator_app.commands.window import practice_script
from mediator_app.domain.ids import CaseId
from mediator_app.domain.states import CaseState
from mediator_app.practice import HearingClock, caucus
from tests.app.poppler import text, told
from tests.e2e.conftest import PASSPHRASE, Computer, Visit, on_paper
from ui.language import Language

# A whole hearing takes its time on a machine that does other things as well.
pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support"), pytest.mark.timeout(600)]

READ = {
    Language.CHINESE: ("程虚构 诉 示例跨国（中国）有限公司", "已送达", "离线"),
    Language.ENGLISH: ("程虚构 v. 示例跨国（中国）有限公司", "signed for it", "Offline"),
}
PROMISED = (
    "程虚构",
    "示例跨国（中国）有限公司",
    "沃尔夫冈·德沃夏克",
    "郑𬭎",
    "柒拾伍万元整",
    "750,000.00",
    "2026年12月15日",
)


@pytest.mark.parametrize("language", list(Language))
def test_from_an_empty_store_to_a_served_agreement(computer: Computer, language: Language) -> None:
    computer.language = language
    with computer.visit() as visit:
        code = visit.hearing.set_up(PASSPHRASE)
        visit.hearing.new_case()
        visit.hearing.hold()
        case_id = visit.hearing.space.case_id
        _reads(visit, language)
    _holds(computer, case_id, code)


def test_by_keyboard_alone(computer: Computer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Signatures come from paper here: a pad without a pen, finger or mouse takes none."""
    for name in ("mouseClick", "mousePress", "mouseMove", "mouseRelease", "wheelEvent"):
        monkeypatch.delattr(QTest, name)
    with computer.visit(on_paper(practice_script(), tmp_path), pointer=False) as visit:
        code = visit.hearing.set_up(PASSPHRASE)
        visit.hearing.new_case()
        visit.hearing.hold()
        case_id = visit.hearing.space.case_id
        standing = visit.hearing.record.standing
        assert standing is not None
        assert all(signature.scan is not None for signature in standing.signatures)
        visit.hand.press(Qt.Key.Key_F9)
        assert visit.stage.window.cover.isVisible()
        visit.hand.press(Qt.Key.Key_F9)
        assert not visit.stage.window.cover.isVisible()
    _holds(computer, case_id, code)


def _reads(visit: Visit, language: Language) -> None:
    """What stands on the screen at the end."""
    words = visit.hand.words()
    title, served, offline = READ[language]
    assert title in words
    assert served in words
    assert offline in words


def _holds(computer: Computer, case_id: CaseId, code: str) -> None:
    """What is on the disk afterwards, as the recovery code opens it, and as other programs read it."""
    with Premises(computer.data, clock=HearingClock()).unlock_with_code("".join(code.split())) as office:
        record = office.desk.load(case_id).result().record
        assert record.state is CaseState.SERVED
        standing = record.standing
        assert standing is not None
        assert standing.served
        pdf = office.desk.closed_pdf(case_id).result()
        assert office.desk.verify(pdf, seal=standing.seal).untouched
        assert not office.store.check().result()
    path = computer.folder / "agreement.pdf"
    path.write_bytes(pdf)
    printed = text(path)
    for promise in PROMISED:
        assert promise in printed
    assert "演练" not in printed
    for said in (*caucus()["offers"], *caucus()["notes"]):
        assert said.get("conditions", said.get("text")) not in printed
    assert "Signature" in told("pdfsig", path)
