"""The parts that forms of people share: documents, what a number says, and a name field that takes a whole line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from mediator_app.domain.people import Identity, IdKind, Party, Sex
from mediator_app.law.identity import check_identity, derive, tidy
from mediator_app.law.reading_fill import fill
from mediator_app.law.reading_name import read_name
from ui.language import gap
from ui.widgets.choices import Choice
from ui.widgets.form import Form
from ui.widgets.recording import TextLine
from ui.words.codes import finding_words
from ui.words.people import id_kind_words, sex_words
from ui.words.times import long_day

translate = QCoreApplication.translate

FOREIGN = frozenset({IdKind.PASSPORT, IdKind.FOREIGN_PERMANENT})
AT_HOME = frozenset({"", "中国", "中华人民共和国"})
"""Nationalities that need no passport's name beside them."""
ENOUGH = 2
"""From how many understood parts on a text in the name field is taken for a whole line about a party."""


class NameLine(TextLine):
    """A name, or a whole line that fills other fields too: a line is taken apart when the field is left, not in a pause
    in the middle of it, for the rest of it would then be written behind the name."""

    def __init__(self, is_line: Callable[[str], bool], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_line = is_line

    def rested(self) -> None:
        if not (self.hasFocus() and self._is_line(self.text())):
            super().rested()


class CodeLine(TextLine):
    """A code: full-width figures made plain, blanks taken out, letters capital."""

    def parse(self, text: str) -> str:
        return tidy(text)


class PhoneLine(TextLine):
    """A telephone number as it was typed, with plain figures."""

    def parse(self, text: str) -> str:
        plain = text.translate(
            {0xFF10 + digit: str(digit) for digit in range(10)} | {0xFF0D: "-", 0xFF0B: "+"}
        )
        return " ".join(plain.split())


def fill_id_kinds(choice: Choice) -> None:
    choice.set_choices([(kind, id_kind_words(kind)) for kind in IdKind])


def fill_consent(choice: Choice) -> None:
    """Whether a party takes papers by e-mail; while nobody has asked, the paper leaves both boxes empty."""
    choice.set_choices(
        [
            (None, translate("EService", "Not asked yet: tick by hand")),
            (True, translate("EService", "Agrees")),
            (False, translate("EService", "Does not agree")),
        ]
    )


def with_line(party: Party, text: str) -> tuple[Party, tuple[str, ...]]:
    """A party whose name field holds this text: a name, or a pasted line that fills what is empty.

    Gives the party and what of the line found no place.
    """
    if not is_line(text):
        return replace(party, name=text), ()
    return fill(replace(party, name=""), read_name(text))


def is_line(text: str) -> bool:
    """Whether this says more of a party than the name."""
    return read_name(text).understood >= ENOUGH


def left_words(left: tuple[str, ...]) -> str:
    """What of a pasted line found no place."""
    return translate("Reading", "Not taken over: {rest}").format(rest=" · ".join(left)) if left else ""


def say_number(
    form: Form,
    path: str,
    identity: Identity,
    born: date | None,
    sex: Sex | None,
    today: date,
    *,
    only_check: bool = False,
) -> None:
    """Beside a number: what is wrong with it, else what it says that is not written yet, to take over."""
    findings = check_identity(identity, born=born, sex=sex, today=today)
    derived = derive(identity.number) if identity.kind is not IdKind.PASSPORT else None
    new = derived is not None and (derived.born != born or derived.sex is not sex) and not only_check
    said = gap().join(finding_words(finding) for finding in findings)
    if new and derived is not None and not said:
        said = translate("Reading", "The number says: {sex}, born {day}.").format(
            sex=sex_words(derived.sex), day=long_day(derived.born)
        )
    form.remark_on(path, said, translate("Reading", "Take over") if new else "")
