"""Printing where the system takes no PDF: Qt's printers, each page drawn at the resolution of the device.

After the pages are handed over this way, no system tells what becomes of them; people are asked.
"""

from __future__ import annotations

from itertools import count
from threading import Lock

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRect, QSize
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from mediator_app.domain.errors import Trouble
from ui.printing.ports import A4, JobReport, JobState, Order, Queue, QueueState

FINEST = 600
"""Dots per inch; more makes a page of text slower and no sharper."""


class QtPrinting:
    """`PrintSystem` over Qt. `to_file` lets a test look at what would be printed."""

    def __init__(self, to_file: str = "") -> None:
        self._to_file = to_file
        self._numbers = count(1)
        self._reports: dict[str, JobReport] = {}
        self._lock = Lock()

    def queues(self) -> tuple[Queue, ...]:
        if self._to_file:
            return (Queue("file", "file", QueueState.READY, A4.SUPPORTED, is_default=True),)
        found = [_queue(info) for info in QPrinterInfo.availablePrinters() if not info.isNull()]
        return tuple(sorted(found, key=lambda queue: (not queue.is_default, queue.title)))

    def send(self, queue: Queue, order: Order) -> str:
        """Draw every page. Takes seconds; the job is over when this returns."""
        number = str(next(self._numbers))
        printer = self._printer(queue, order)
        pages = draw(printer, order)
        with self._lock:
            self._reports[number] = JobReport(JobState.HANDED_OVER, sheets=pages)
        return number

    def _printer(self, queue: Queue, order: Order) -> QPrinter:
        if self._to_file:
            printer = QPrinter(QPrinter.PrinterMode.HighResolution)
            printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            printer.setOutputFileName(self._to_file)
        else:
            info = QPrinterInfo.printerInfo(queue.name)
            if info.isNull():
                raise Trouble("print_refused", reason=queue.name)
            printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
        printer.setDocName(order.title)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        printer.setFullPage(True)
        printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
        if printer.resolution() > FINEST:
            printer.setResolution(FINEST)
        return printer

    def follow(self, queue: Queue, job: str) -> JobReport:  # noqa: ARG002 - nobody tells more
        with self._lock:
            return self._reports.get(job, JobReport(JobState.GONE))

    def cancel(self, queue: Queue, job: str) -> None:
        """Nothing can be taken back here any more."""


def draw(printer: QPrinter, order: Order) -> int:
    """Every page of the order onto the printer, filling its paper; how many there were."""
    data = QByteArray(order.pdf)
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    painter = QPainter()
    if not painter.begin(printer):
        raise Trouble("print_refused", reason=printer.printerName())
    try:
        for number in range(order.first, order.last + 1):
            if number > order.first and not printer.newPage():
                raise Trouble("print_refused", reason=printer.printerName())
            size = document.pagePointSize(number - 1)
            dots = QSize(
                round(size.width() / 72 * printer.resolution()),
                round(size.height() / 72 * printer.resolution()),
            )
            painter.drawImage(QRect(0, 0, dots.width(), dots.height()), document.render(number - 1, dots))
    finally:
        painter.end()
        document.close()
    return order.last - order.first + 1


def _queue(info: QPrinterInfo) -> Queue:
    states = {
        QPrinter.PrinterState.Idle: QueueState.READY,
        QPrinter.PrinterState.Active: QueueState.BUSY,
        QPrinter.PrinterState.Aborted: QueueState.STOPPED,
        QPrinter.PrinterState.Error: QueueState.STOPPED,
    }
    sizes = {size.id() for size in info.supportedPageSizes()}
    a4 = A4.UNKNOWN if not sizes else A4.SUPPORTED if QPageSize.PageSizeId.A4 in sizes else A4.MISSING
    return Queue(
        name=info.printerName(),
        title=info.description() or info.printerName(),
        state=states.get(info.state(), QueueState.READY),
        a4=a4,
        is_default=info.isDefault(),
    )
