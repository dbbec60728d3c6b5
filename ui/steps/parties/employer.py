"""The form of an employer and of who represents it by law."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mediator_app.domain.people import Employer, IdKind
from mediator_app.law.identity import check_credit_code
from ui.steps.base import StepContext
from ui.steps.parties.identity import (
    CodeLine,
    NameLine,
    PhoneLine,
    fill_consent,
    fill_id_kinds,
    is_line,
    left_words,
    say_number,
    with_line,
)
from ui.widgets.choices import Choice, Tick
from ui.widgets.flow import Flow
from ui.widgets.form import Form, with_part
from ui.widgets.masked import IdentityEdit
from ui.widgets.parts import button, show_if
from ui.widgets.recording import TextLine
from ui.words.codes import finding_words

_REP = "legal_representative"
_MORE = (
    f"{_REP}.latin_name",
    f"{_REP}.identity.kind",
    f"{_REP}.identity.number",
    f"{_REP}.identity.nationality",
    f"{_REP}.language",
)


class EmployerForm(Form):
    """Bound to an `Employer`. The representative's passport and language unfold where they are needed."""

    def __init__(self, context: StepContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = context.today
        self._left: tuple[str, ...] = ()
        self._more_wanted = False
        self.put("name", NameLine(is_line), 0, 0, 4, write=self._with_name)
        self.put("credit_code", CodeLine(), 1, 0, 2)
        self.put("phone", PhoneLine(), 1, 2, 2)
        self.put("address", TextLine(), 2, 0, 3)
        self.put("postal_code", CodeLine(), 2, 3)
        self.put("service_address", TextLine(), 3, 0, 2)
        self.put("email", TextLine(), 3, 2, 2)
        self.principal = Choice()
        self.put(f"{_REP}.principal", self.principal, 4, 0, 2)
        self.put(f"{_REP}.name", TextLine(), 4, 2, 2)
        self.put(f"{_REP}.post", TextLine(), 5, 0, 2)
        self.kind = Choice()
        self.put(f"{_REP}.latin_name", TextLine(), 5, 2, 2)
        self.put(f"{_REP}.identity.nationality", TextLine(), 6, 0, 2)
        self.put(f"{_REP}.identity.kind", self.kind, 6, 2, 2)
        self.put(f"{_REP}.identity.number", IdentityEdit(), 7, 0, 2)
        self.put(f"{_REP}.language", TextLine(), 7, 2, 2)
        box = QWidget()
        flow = Flow(box, gap=14)
        self.attends, self.e_service = Tick(), Choice()
        flow.addWidget(self.bind(f"{_REP}.attends", self.attends))
        self.more = button(kind="quiet")
        self.more.clicked.connect(self._from_abroad)
        flow.addWidget(self.more)
        self.put("e_service", self.e_service, 8, 0, 2)
        self.lay(box, 8, 2, 2)
        self.retranslate()

    def show_value(self, value: Employer) -> None:
        super().show_value(value)
        head = value.legal_representative
        foreign = bool(head.latin_name or head.identity.number or head.identity.nationality or head.language)
        for path in _MORE:
            show_if(self.field(path), foreign or self._more_wanted)
        show_if(self.more, not (foreign or self._more_wanted))
        self._say_numbers()

    def show_findings(self, findings: Any) -> None:
        own = ("credit_code", f"{_REP}.identity.number")
        super().show_findings([finding for finding in findings if finding.field not in own])
        self._say_numbers()

    def lay_open(self, path: str) -> None:
        if path in _MORE and self.value is not None:
            self._more_wanted = True
            self.show_value(self.value)

    def focus_path(self, path: str) -> bool:
        if path in _MORE:
            self._unfold()
        return super().focus_path(path)

    def _with_name(self, employer: Employer, text: str) -> Employer:
        party, self._left = with_line(employer, text)
        return party if isinstance(party, Employer) else employer

    def _say_numbers(self) -> None:
        employer = self.value
        if not isinstance(employer, Employer):
            return
        wrong = check_credit_code(employer.credit_code)
        self.remark_on("credit_code", finding_words(wrong[0]) if wrong else "")
        identity = employer.legal_representative.identity
        say_number(self, f"{_REP}.identity.number", identity, None, None, self._today(), only_check=True)
        if self._left:
            self.remark_on("name", left_words(self._left))

    def _from_abroad(self) -> None:
        """A foreigner has a passport, and no resident identity card."""
        self._unfold()
        employer = self.value
        if isinstance(employer, Employer) and not employer.legal_representative.identity.number:
            self.recorded.emit(with_part(employer, f"{_REP}.identity.kind", IdKind.PASSPORT))

    def _unfold(self) -> None:
        """The pressed button makes room for the fields, so the focus goes on to the first of them."""
        self._more_wanted = True
        if self.value is not None:
            name = self.field(_MORE[0])
            show_if(name, True)
            name.editor.setFocus(Qt.FocusReason.TabFocusReason)
            self.show_value(self.value)

    def retranslate(self) -> None:
        self.principal.set_choices(
            [(False, self.tr("Legal representative")), (True, self.tr("Person in charge"))]
        )
        fill_id_kinds(self.kind)
        fill_consent(self.e_service)
        self.field("name").say(
            self.tr("Name as registered"),
            placeholder=self.tr("or paste: name, credit code, address, legal representative"),
        )
        self.field("credit_code").say(self.tr("Unified social credit code"))
        self.field("phone").say(self.tr("Telephone"))
        self.field("address").say(self.tr("Registered address"))
        self.field("postal_code").say(self.tr("Postal code"))
        self.field("service_address").say(
            self.tr("Address for service"), placeholder=self.tr("the same as the address")
        )
        self.field("email").say(self.tr("E-mail"))
        self.field(f"{_REP}.principal").say(self.tr("Represented by"))
        self.field(f"{_REP}.name").say(self.tr("Representative's name"))
        self.field(f"{_REP}.post").say(self.tr("Position"))
        self.field(f"{_REP}.latin_name").say(self.tr("Name as in the passport"))
        self.field(f"{_REP}.identity.nationality").say(self.tr("Nationality"))
        self.field(f"{_REP}.identity.kind").say(self.tr("Identity document"))
        self.field(f"{_REP}.identity.number").say(self.tr("Number"))
        self.field(f"{_REP}.language").say(
            self.tr("Reads another language than Chinese"), placeholder=self.tr("such as 英语")
        )
        self.more.setText(self.tr("Foreign representative, passport, language…"))
        self.field("e_service").say(self.tr("Service by e-mail"))
        self.attends.setText(self.tr("The representative attends"))
        self.attends.setAccessibleName(self.attends.text())
