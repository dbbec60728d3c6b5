"""A paper, or the scan of what was signed by hand, to look at over the whole window."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from mediator_app.desk import Desk
from mediator_app.domain.ids import CaseId
from mediator_app.domain.signatures import Scan
from ui.bridge import run, when
from ui.signing.reading import ReadingView
from ui.steps.base import StepContext
from ui.widgets.overlay import Overlay, give_back, stay_covered
from ui.widgets.parts import column


class Reader(Overlay):
    """One paper or its scans, large, over the whole window; Escape or its button gives the window back."""

    def __init__(self, parent: QWidget, name: str, files: Sequence[bytes]) -> None:
        super().__init__(parent.window())
        self.setObjectName("ground")
        self.setAccessibleName(name)
        self._before = QApplication.focusWidget()
        self.view = ReadingView(name=name)
        column(self, gap=0).addWidget(self.view)
        self.view.show_files(files)
        self.view.closed.connect(self.close_reader)
        self._fill()
        self.show()
        self.raise_()
        self.view.area.setFocus()
        stay_covered(self.window())

    def close_reader(self) -> None:
        self.hide()
        give_back(self._before)
        stay_covered(self.window())
        self.deleteLater()


class ScanViewer(QObject):
    """Looks at scans that are in the case. They cannot be replaced: that somebody signed is a fact."""

    def __init__(self, page: QWidget, context: StepContext) -> None:
        super().__init__(page)
        self._page, self._context = page, context
        self._name = ""
        self.reader: Reader | None = None

    def view(self, name: str, scans: Sequence[Scan]) -> None:
        """`name` says whose signature or which paper it is."""
        self._name = self.tr("Signed on paper · {who}").format(who=name)
        when(run(partial(_files, self._context.desk, self._context.case_id, scans)), self._have)

    def _have(self, files: tuple[bytes, ...]) -> None:
        self.reader = Reader(self._page, self._name, files)


def _files(desk: Desk, case_id: CaseId, scans: Sequence[Scan]) -> tuple[bytes, ...]:
    """Waits for the store, so it is called on another thread."""
    return tuple(desk.attached(case_id, scan.attachment).result() for scan in scans)
