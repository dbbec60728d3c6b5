"""Who mediates and for which body: the same form at the first run and in the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from mediator_app.domain.kinds import BodyKind
from ui.theme import theme
from ui.widgets.choices import Choice
from ui.widgets.fields import Field
from ui.widgets.parts import Words
from ui.widgets.recording import TextLine
from ui.words.bodies import body_choices

if TYPE_CHECKING:
    from mediator_app.domain.people import Body, Officer


OFFICE, COMMISSION = "仲裁院", "仲裁委员会"


class IdentityForm(QWidget):
    """Name and number of the mediator; kind, name and seal of the body."""

    recorded = Signal()

    def __init__(self, parent: QWidget | None = None, *, short: bool = False) -> None:
        """`short` leaves out what can be told later, for the first run."""
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme().px(14))
        grid.setVerticalSpacing(theme().px(10))
        self.name, self.number = Field(TextLine()), Field(TextLine())
        self.kind, self.body_name = Field(Choice()), Field(TextLine())
        self.seal_name: Field | None = None
        self.address: Field | None = None
        self.phone: Field | None = None
        grid.addWidget(self.name, 0, 0)
        grid.addWidget(self.number, 0, 1)
        grid.addWidget(self.kind, 1, 0)
        grid.addWidget(self.body_name, 1, 1)
        self.doubt = Words("remark", parent=self, wrap=True)
        self.doubt.hide()
        grid.addWidget(self.doubt, 2, 0, 1, 2)
        if not short:
            self.seal_name, self.address, self.phone = (Field(TextLine()) for _ in range(3))
            grid.addWidget(self.seal_name, 3, 0, 1, 2)
            grid.addWidget(self.address, 4, 0)
            grid.addWidget(self.phone, 4, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        later = (self.seal_name, self.address, self.phone)
        self.fields = (
            self.name,
            self.number,
            self.kind,
            self.body_name,
            *(field for field in later if field is not None),
        )
        self.retranslate()
        self._choice.show_value(BodyKind.ARBITRATION_COMMISSION)
        for field in self.fields:
            field.editor.recorded.connect(self._recorded)  # type: ignore[attr-defined]
        self._body_line.textChanged.connect(self._doubt)
        self._choice.recorded.connect(self._doubt)

    @property
    def _choice(self) -> Choice:
        assert isinstance(self.kind.editor, Choice)
        return self.kind.editor

    @property
    def _body_line(self) -> TextLine:
        assert isinstance(self.body_name.editor, TextLine)
        return self.body_name.editor

    def _doubt(self, _: object = None) -> None:
        """An instrument is made in the name of the commission (仲裁委员会), never of its standing office (仲裁院)."""
        name = self._text(self.body_name)
        office = self._choice.value is BodyKind.ARBITRATION_COMMISSION and name.endswith(OFFICE)
        words = self.tr("The instrument is made in the name of the commission. Should this be “{name}”?")
        self.doubt.setText(words.format(name=name.removesuffix(OFFICE) + COMMISSION))
        self.doubt.setVisible(office)

    def _recorded(self, _: object) -> None:
        self.recorded.emit()

    @staticmethod
    def _text(field: Field | None) -> str:
        editor = field.editor if field is not None else None
        return " ".join(editor.text().split()) if isinstance(editor, TextLine) else ""

    def officer(self) -> Officer:
        from mediator_app.domain.people import Officer

        return Officer(self._text(self.name), self._text(self.number))

    def body(self) -> Body:
        """The body; its seal bears its name where nothing else is said."""
        from mediator_app.domain.people import Body

        name = self._text(self.body_name)
        return Body(
            kind=self._choice.value or BodyKind.ARBITRATION_COMMISSION,
            name=name,
            seal_name=self._text(self.seal_name) or name,
            address=self._text(self.address),
            phone=self._text(self.phone),
        )

    def show_values(self, officer: Officer, body: Body) -> None:
        for field, value in (
            (self.name, officer.name),
            (self.number, officer.number),
            (self.body_name, body.name),
            (self.seal_name, body.seal_name),
            (self.address, body.address),
            (self.phone, body.phone),
        ):
            if field is not None and isinstance(field.editor, TextLine):
                field.editor.show_value(value)
        self._choice.show_value(body.kind)
        self._doubt()

    def complete(self) -> bool:
        """Whether name and body are given; says so at the field where one is not."""
        missing = [field for field in (self.name, self.body_name) if not self._text(field)]
        for field in missing:
            field.show_error(self.tr("Please fill this in; it stands on every paper."))
        if missing:
            missing[0].editor.setFocus()
        return not missing

    def retranslate(self) -> None:
        self.name.say(self.tr("Your name"), placeholder=self.tr("as it stands on papers"))
        self.number.say(
            self.tr("Mediator's or arbitrator's no."),
            placeholder=self.tr("may be left empty"),
        )
        self._choice.set_choices(body_choices())
        self.kind.say(self.tr("Kind of body"))
        self.body_name.say(self.tr("Name of the body"), placeholder=self.tr("heads every paper"))
        for field, words in (
            (self.seal_name, self.tr("Name on its seal")),
            (self.address, self.tr("Address of the body")),
            (self.phone, self.tr("Telephone of the body")),
        ):
            if field is not None:
                field.say(words)
        self._doubt()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
