"""Where no system takes PDF the pages are drawn: the right ones, at the size and resolution of the paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument

from mediator_app.domain.errors import Trouble
from ui.printing.case import page_count, test_page
from ui.printing.ports import JobState, Order, Queue, QueueState
from ui.printing.qt_printing import QtPrinting
from ui.printing.systems import ThisComputer
from ui.sheets import open_pdf


def grey(document: QPdfDocument, page: int, width: int = 420) -> QImage:
    size = document.pagePointSize(page)
    picture = document.render(page, QSize(width, round(width * size.height() / size.width())))
    white = QImage(picture.size(), QImage.Format.Format_RGB32)
    white.fill(0xFFFFFFFF)
    painter = QPainter(white)
    painter.drawImage(0, 0, picture)
    painter.end()
    small = white.scaled(
        140, 198, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    return small.convertToFormat(QImage.Format.Format_Grayscale8)


def difference(a: QImage, b: QImage) -> float:
    """Mean difference of two pictures, 0 to 255."""
    assert a.size() == b.size()
    first, second = bytes(a.constBits()), bytes(b.constBits())
    return sum(abs(x - y) for x, y in zip(first, second, strict=True)) / len(first)


def test_drawn_pages_look_like_the_file(qapp: object, sealed_pdf: bytes, tmp_path: Path) -> None:
    out = tmp_path / "drawn.pdf"
    system = QtPrinting(str(out))
    (queue,) = system.queues()
    job = system.send(queue, Order(sealed_pdf, "drawn", first=2, last=3))
    report = system.follow(queue, job)
    assert (report.state, report.sheets) == (JobState.HANDED_OVER, 2)
    drawn, _keep = open_pdf(out.read_bytes())
    very, _keep_too = open_pdf(sealed_pdf)
    assert drawn.pageCount() == 2
    size = drawn.pagePointSize(0)
    assert (round(size.width()), round(size.height())) == (595, 842)
    for page in (0, 1):
        assert difference(grey(drawn, page), grey(very, page + 1)) < 6
    assert difference(grey(drawn, 0), grey(very, 2)) > 8


def test_a_printer_that_takes_no_pdf_gets_drawn_pages(
    qapp: object, sealed_pdf: bytes, tmp_path: Path
) -> None:
    class OnlyPictures:
        def queues(self) -> tuple[Queue, ...]:
            return (Queue("old", "old", QueueState.READY, takes_pdf=False),)

        def send(self, queue: Queue, order: Order) -> str:
            raise AssertionError("the bytes went to a printer that cannot read them")

    out = tmp_path / "drawn.pdf"
    system = ThisComputer(cups=OnlyPictures(), drawn=QtPrinting(str(out)))  # type: ignore[arg-type]
    (queue,) = system.queues()
    job = system.send(queue, Order(sealed_pdf, "drawn", last=4))
    assert system.follow(queue, job).state is JobState.HANDED_OVER
    assert page_count(out.read_bytes()) == 4


def test_a_printer_that_is_gone_is_said(qapp: object, sealed_pdf: bytes) -> None:
    with pytest.raises(Trouble) as caught:
        QtPrinting().send(Queue("gone", "gone", QueueState.READY), Order(sealed_pdf, "x", last=1))
    assert caught.value.code == "print_refused"


def test_the_test_page_is_one_sheet_of_a4(qapp: object) -> None:
    pdf = test_page("Test page", "100 mm")
    document, _keep = open_pdf(pdf)
    size = document.pagePointSize(0)
    assert document.pageCount() == 1
    assert (round(size.width()), round(size.height())) == (595, 842)


test_page.__test__ = False  # type: ignore[attr-defined]
