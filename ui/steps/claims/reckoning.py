"""What a reference amount is worked out from: the fields that the kind of claim needs, and no others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, assert_never

from PySide6.QtWidgets import QWidget

from mediator_app.domain.claims import Claim, Ground, Reckoning, Region
from mediator_app.law.statutory import NEEDS, Need
from ui.theme import theme
from ui.widgets.choices import Choice, Tick
from ui.widgets.date_edit import DateEdit
from ui.widgets.form import Form
from ui.widgets.money_edit import MoneyEdit
from ui.widgets.number_edit import CountEdit, HoursEdit
from ui.widgets.parts import Words
from ui.words.claims import ground_words

REGION = "reckoning.region"
_WIDE = frozenset({Need.GROUND, Need.LEAVE_REFUSED, Need.NOTICED})


class RegionWords(Words):
    """Whose parameters count. A plain word as high as a field: there is one region so far, and nothing to choose."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setFixedHeight(theme().px(34))
        self._region: Region | None = None
        self._names: dict[Region, str] = {}

    def set_names(self, names: dict[Region, str]) -> None:
        self._names = names
        self.show_value(self._region)

    def show_value(self, region: Region | None) -> None:
        self._region = region
        self.setText(self._names.get(region, "") if region is not None else "")


def path_of(need: Need) -> str:
    return f"reckoning.{need.value}"


class ReckoningForm(Form):
    """Bound to a `Claim` of one kind."""

    def __init__(self, claim: Claim, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.needs = NEEDS.get(claim.kind, ())
        line = place = 0
        for need in self.needs:
            span = 2 if need in _WIDE else 1
            if place + span > 4:
                line, place = line + 1, 0
            self._put(path_of(need), _editor(need, today), line, place, span)
            place += span
        if place + 1 > 4:
            line, place = line + 1, 0
        if self.needs:
            self._put(REGION, RegionWords(), line, place, 1)
        self.retranslate()

    def _put(self, path: str, editor: QWidget, line: int, place: int, span: int) -> None:
        name = path.partition(".")[2]

        def read(claim: Claim) -> Any:
            return getattr(claim.reckoning or Reckoning(), name)

        def write(claim: Claim, part: Any) -> Claim:
            changes: dict[str, Any] = {name: part}
            return replace(claim, reckoning=replace(claim.reckoning or Reckoning(), **changes))

        self.put(path, editor, line, place, span, read=read, write=write, spell=False)

    def need_words(self, need: Need) -> str:
        """What is asked for."""
        match need:
            case Need.HIRED:
                return self.tr("Hired on")
            case Need.ENDED:
                return self.tr("Ended on")
            case Need.MONTHLY:
                return self.tr("Average monthly wage")
            case Need.GROUND:
                return self.tr("Why it ended")
            case Need.SIGNED:
                return self.tr("Contract signed on")
            case Need.NOTICED:
                return self.tr("Thirty days' notice was given")
            case Need.WORKDAY:
                return self.tr("Hours, workdays")
            case Need.REST_DAY:
                return self.tr("Hours, rest days")
            case Need.HOLIDAY:
                return self.tr("Hours, holidays")
            case Need.LEAVE_DUE:
                return self.tr("Days of leave due")
            case Need.LEAVE_TAKEN:
                return self.tr("Days taken")
            case Need.LEAVE_REFUSED:
                return self.tr("Worker gave it up in writing")
            case Need.MONTHS:
                return self.tr("Full months")
            case Need.DAYS:
                return self.tr("Pay days beyond")
            case Need.PROBATION_SERVED:
                return self.tr("Months of probation")
            case Need.PROBATION_LAWFUL:
                return self.tr("Months allowed by law")
            case _:
                assert_never(need)

    def retranslate(self) -> None:
        for need in self.needs:
            words, path = self.need_words(need), path_of(need)
            editor = self.editor(path)
            if isinstance(editor, Tick):
                self.field(path).say(" ")
                editor.setText(words)
                editor.setAccessibleName(words)
                continue
            if need is Need.GROUND:
                editor.set_choices([(ground, ground_words(ground)) for ground in Ground])
            self.field(path).say(words)
        if self.needs:
            self.field(REGION).say(self.tr("Region"))
            self.editor(REGION).set_names({Region.SHANGHAI: self.tr("Shanghai")})


def _editor(need: Need, today: Callable[[], date]) -> QWidget:
    match need:
        case Need.HIRED | Need.ENDED | Need.SIGNED:
            return DateEdit(today)
        case Need.MONTHLY:
            return MoneyEdit()
        case Need.GROUND:
            return Choice()
        case Need.NOTICED | Need.LEAVE_REFUSED:
            return Tick()
        case Need.WORKDAY | Need.REST_DAY | Need.HOLIDAY:
            return HoursEdit()
        case Need.LEAVE_DUE | Need.PROBATION_SERVED | Need.PROBATION_LAWFUL:
            return CountEdit(optional=True)
        case Need.LEAVE_TAKEN | Need.MONTHS | Need.DAYS:
            return CountEdit()
        case _:
            assert_never(need)
