"""What was signed by hand can be looked at again, as it was scanned."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from mediator_app.domain.papers import PaperId, PaperKind
from mediator_app.domain.sealing import signers, unsigned
from mediator_app.practice import hands
from tests.ui.hearings import Hearing, texts
from ui.signing.reader import Reader


def photo(width: int, height: int) -> bytes:
    """A picture as a telephone takes it, as PNG."""
    picture = QImage(width, height, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert picture.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(held.data())


def reader(hearing: Hearing) -> Reader:
    (found,) = [one for one in hearing.window.findChildren(Reader) if one.isVisible()]
    return found


def close(hearing: Hearing) -> None:
    QTest.keyClick(reader(hearing).view.area, Qt.Key.Key_Escape)
    assert not [one for one in hearing.window.findChildren(Reader) if one.isVisible()]


def test_the_scan_of_a_signature_is_seen_from_its_line_also_after_closing(hearing: Hearing) -> None:
    desk, case_id = hearing.desk, hearing.case_id
    hearing.click(hearing.signing.seal_button)
    worker, *others = unsigned(hearing.revision)
    attached = desk.attach(case_id, "Signed page", "image/png", photo(600, 800))
    desk.sign(case_id, worker, scan=attached)
    hearing.space.refresh()
    hearing.settle()
    (view,) = hearing.signing.queue.scans
    hearing.bot.waitUntil(view.isVisible)
    hearing.click(view)
    assert "Signed on paper · Applicant 程虚构" in texts(reader(hearing))
    (sheet,) = reader(hearing).view._sheets
    assert sheet.width() * 800 // 600 - sheet.height() in (-1, 0, 1)
    assert reader(hearing).view.seen <= {1}
    close(hearing)

    for occasion, signer in enumerate(others):
        desk.sign(case_id, signer, ink=hands().sign(signer, occasion))
    desk.close(case_id)
    hearing.opened.saved()
    hearing.space.refresh()
    hearing.settle()
    (view,) = hearing.signing.queue.scans
    hearing.bot.waitUntil(view.isVisible)
    hearing.click(view)
    assert reader(hearing).view.pages == 1
    close(hearing)
    hearing.click(hearing.signing.papers.card.scans[PaperId(hearing.revision.content.instrument)])
    assert reader(hearing).view.pages == 1


@pytest.mark.qt_log_ignore("JPEG", extend=True)
def test_the_scans_of_another_paper_are_seen_from_the_list_of_papers(hearing: Hearing) -> None:
    desk, case_id = hearing.desk, hearing.case_id
    hearing.click(hearing.signing.seal_button)
    notice = PaperId(PaperKind.RIGHTS_NOTICE)
    first, second, third, *_ = signers(hearing.revision.content, notice.kind)
    pdf = desk.draw(case_id, notice)
    both = desk.attach(case_id, "Signed pages", "application/pdf", pdf.pdf)
    damaged = desk.attach(case_id, "Signed page", "image/jpeg", b"\xff\xd8\xff\xe0 cut off")
    desk.sign(case_id, first, scan=both, paper=notice)
    desk.sign(case_id, second, scan=both, paper=notice)
    desk.sign(case_id, third, scan=damaged, paper=notice)
    hearing.space.refresh()
    hearing.settle()
    card = hearing.signing.papers.card
    assert [*card.scans] == [notice]
    hearing.click(card.scans[notice])
    assert reader(hearing).view.pages == pdf.pages, "two signatures on the same scan: it is shown once"
    assert "cannot be shown: it is damaged" in texts(reader(hearing))
