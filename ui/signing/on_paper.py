"""The sheet that takes a signature made by hand: the scan, and the day that stands beside the ink."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from mediator_app.domain.errors import Refusal
from mediator_app.domain.papers import Signer
from ui.signing.asking import ScanSheet
from ui.theme import theme
from ui.widgets.date_edit import DateEdit
from ui.widgets.fields import Field
from ui.words.codes import refusal_words


class PaperSignatureSheet(ScanSheet):
    """Proposes today: most pages are scanned as soon as they are signed."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        text: str,
        people: Sequence[tuple[Signer, str]],
        chosen: Signer,
        *,
        sealed_on: date,
        today: Callable[[], date],
        aloud: bool,
    ) -> None:
        super().__init__(parent, title, text, people, chosen, aloud=aloud)
        self._sealed_on, self._today = sealed_on, today
        self.day = DateEdit(today)
        self.day.show_value(today())
        self.day_field = Field(self.day, self.tr("Signed on (the day that stands on the paper)"))
        self.day.setFixedWidth(theme().px(190))
        self.more.addWidget(self.day_field)

    def signed_on(self) -> date:
        """The day. Refusals of a text that is none, `signed_on_missing`, `signed_later` and `signed_early`: before the
        scan is put into the case, which is not to have it twice."""
        try:
            day = self.day.parse(self.day.text())
        except Refusal as refusal:
            raise Refusal(refusal.code, "signed_on", **refusal.params) from None
        if day is None:
            raise Refusal("signed_on_missing", "signed_on")
        if day > self._today():
            raise Refusal("signed_later", "signed_on")
        if day < self._sealed_on:
            raise Refusal("signed_early", "signed_on")
        return day

    def refuse(self, refusal: Refusal) -> None:
        if refusal.field == "signed_on":
            self.day_field.show_error(refusal_words(refusal))
            self.day.setFocus()
        else:
            super().refuse(refusal)
