"""Looking for what the law says about a case, a moment after it changed, so that nobody's typing waits for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QObject, QTimer

from mediator_app.law.findings import Finding
from ui.steps.base import StepContext

LATER_MS: Final = 150


class FindingsLater(QTimer):
    """`start` it whenever the case changed."""

    def __init__(
        self, parent: QObject, context: StepContext, show: Callable[[Sequence[Finding]], None]
    ) -> None:
        super().__init__(parent)
        self._context, self._show = context, show
        self.setSingleShot(True)
        self.setInterval(LATER_MS)
        self.timeout.connect(self.look)

    def look(self) -> None:
        self._show(self._context.desk.check(self._context.case_id))
