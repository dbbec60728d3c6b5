"""Between a signer's room and the mediator's case: a plate that asks for the device and shows nothing of either."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from ui.icons import set_icon
from ui.signing.room import STILL_ALLOWED, ground_of
from ui.widgets.overlay import Overlay, give_back, hold_shortcuts, stay_covered
from ui.widgets.parts import Words, button, column, row


class HandBack(Overlay):
    """Fills the window until the mediator goes on. Nothing behind it can be reached; F9 still covers the screen.

    Put it over the room before the room closes: what it says to the signer stays in the signer's language, and its
    button is in the mediator's.
    """

    def __init__(
        self,
        page: QWidget,
        told: str,
        names: Sequence[str],
        go_on: Callable[[], None],
        stay: Callable[[], None] | None = None,
    ) -> None:
        """`told` says who did what, `names` are the papers; `go_on` is called once the mediator has the device.

        `stay` is called where the signer goes on instead: nothing was signed, and the room waits beneath.
        """
        super().__init__(ground_of(page))
        self._go_on, self._stay, self._held = go_on, stay, list[QAction]()
        self._before: QWidget | None = None
        self.setObjectName("ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = column(self, padding=48, gap=14)
        body.addStretch(2)
        icon, self.title = QLabel(), Words("title", self.tr("Please give the device back to the mediator"))
        set_icon(icon, *(("circle-check", "green") if stay is None else ("lock", "accent")), 44)
        self.told = Words("large", told, wrap=True)
        self.names = Words("muted", "\n".join(names), wrap=True)
        for part in (icon, self.title, self.told, self.names):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            body.addWidget(part)
        self.names.setVisible(bool(names))
        self.go_button = button(kind="primary")
        self.stay_button = button(self.tr("Go on signing  Esc"))
        self.stay_button.setAccessibleName(self.tr("Go on signing"))
        line = row(gap=12)
        line.addStretch(1)
        line.addWidget(self.stay_button)
        line.addWidget(self.go_button)
        line.addStretch(1)
        body.addSpacing(16)
        body.addLayout(line)
        body.addStretch(3)
        self.stay_button.setVisible(stay is not None)
        self.setAccessibleName(self.title.text())
        self.go_button.clicked.connect(self._leave)
        self.stay_button.clicked.connect(self._remain)
        self._fill()
        self.show()
        self.raise_()

    def take_over(self) -> None:
        """The room beneath has closed or stepped aside: take the keyboard, and speak to the mediator."""
        self._before = QApplication.focusWidget()
        self._held = hold_shortcuts(self.window(), *STILL_ALLOWED)
        self.go_button.setText(self.tr("The mediator goes on  Enter"))
        self.go_button.setAccessibleName(self.tr("The mediator goes on"))
        self.raise_()
        self.go_button.setFocus(Qt.FocusReason.OtherFocusReason)
        stay_covered(self.window())

    def put_away(self) -> None:
        self._let_go()

    def _let_go(self) -> None:
        for action in self._held:
            action.setEnabled(True)
        self._held = []
        self.hide()
        give_back(self._before)
        stay_covered(self.window())
        self.deleteLater()

    def _leave(self) -> None:
        self._let_go()
        self._go_on()

    def _remain(self) -> None:
        if self._stay is not None:
            self._let_go()
            self._stay()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on a button is the only way on, Escape the way back to the signature; every other key ends here."""
        if event.key() == Qt.Key.Key_Escape:
            self._remain()
        event.accept()
