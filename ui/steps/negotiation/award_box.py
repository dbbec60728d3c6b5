"""What one pays another: the amount, and its division among the claims between them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final, NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QToolButton, QWidget

from mediator_app.domain.claims import Claim
from mediator_app.domain.errors import Refusal
from mediator_app.domain.ids import ClaimId
from mediator_app.domain.money import Money, format_money
from mediator_app.domain.record import Content
from ui.steps.negotiation.division import Draft, Way, claims_between, left_over, parts_of
from ui.theme import theme
from ui.widgets.choices import Choice, Segments
from ui.widgets.fields import MoneyField
from ui.widgets.money_edit import MoneyEdit
from ui.widgets.parts import (
    Elided,
    Words,
    button,
    clear,
    column,
    icon_button,
    name_it,
    row,
    set_kind,
    show_if,
)
from ui.widgets.recording import PLACE
from ui.words.claims import claim_title
from ui.words.codes import refusal_words
from ui.words.people import party_name

MOST_SHOWN: Final = 7
"""So many claims are seen at once; more scroll."""
IN_A_PAUSE: Final = 3
"""So many lines of those beyond are made between two beats of the window, so that nobody waits for them."""
SEEN_MS: Final = 60
"""So long after the box was painted the first of them are made, and"""
PAUSE_MS: Final = 15
"""so long after each the next ones."""


class Pair(NamedTuple):
    """Who pays whom where that is to be chosen, and the way to take it out again."""

    payer: Choice
    pays: Words
    payee: Choice
    drop: QToolButton


class AwardBox(QFrame):
    """Bound to a `Draft`. `drafted` with every change of it, `settled` when a field was left, `entered` on Enter."""

    drafted = Signal()
    settled = Signal()
    entered = Signal()
    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("soft")
        self.draft: Draft | None = None
        self._content: Content | None = None
        self._claims: tuple[Claim, ...] = ()
        body = column(self, padding=12, gap=8)
        self._top = top = row(gap=10)
        self._pair: Pair | None = None
        self.names = Elided("strong")
        top.addWidget(self.names, 1)
        top.addStretch()
        body.addLayout(top)
        middle = row(gap=16)
        self.amount = MoneyEdit(large=True)
        self.amount.setProperty(PLACE, "amount")
        self.amount_field = MoneyField(self.amount, parent=self)
        self.amount_field.setMinimumWidth(theme().px(200))
        self.amount_field.setMaximumWidth(theme().px(344))
        middle.addWidget(self.amount_field, 100)  # as wide as it may be; what is left stays free
        self.way_box = QWidget(self)
        ways = column(self.way_box, gap=4)
        self.way_label = Words("label")
        self.way = Segments()
        self._name_ways()  # before the parts are made, so that Tab comes by here first
        ways.addWidget(self.way_label)
        ways.addWidget(self.way)
        ways.addStretch(1)
        middle.addWidget(self.way_box)
        middle.addStretch(1)
        body.addLayout(middle)
        self.parts_box = QWidget()
        self._grid = QGridLayout(self.parts_box)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme().px(10))
        self._grid.setVerticalSpacing(theme().px(4))
        self._grid.setColumnStretch(1, 1)
        self.parts_view = QScrollArea(self)
        self.parts_view.setWidgetResizable(True)
        self.parts_view.setFrameShape(QFrame.Shape.NoFrame)
        self.parts_view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.parts_view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.parts_view.setWidget(self.parts_box)
        body.addWidget(self.parts_view)
        self.balance = Words("strong", wrap=True)
        body.addWidget(self.balance)
        self._parts: dict[ClaimId, MoneyEdit] = {}
        self._rests: dict[ClaimId, QWidget] = {}
        self._more = QTimer(self)
        self._more.setSingleShot(True)
        self._more.timeout.connect(self._make_some)
        self.amount.changed.connect(self._amount_changed)
        self.amount.recorded.connect(self._settle)
        self.amount.returnPressed.connect(self.entered)
        self.way.recorded.connect(self._way_chosen)
        self.retranslate()

    # --- showing ----------------------------------------------------------------------------------

    def show_draft(self, draft: Draft, content: Content, *, alone: bool) -> None:
        """Show a draft; `alone` where there is nobody else to choose."""
        claims = claims_between(content, draft.payer, draft.payee)
        known = self._claims
        self.draft, self._content, self._claims = draft, content, claims
        self.setProperty(PLACE, f"{draft.payer}>{draft.payee}")
        parties = [(party.id, party_name(party)) for party in content.parties]
        if not alone or self._pair is not None:
            pair = self._chosen_pair()
            for choice, value in ((pair.payer, draft.payer), (pair.payee, draft.payee)):
                choice.set_choices(parties)
                choice.show_value(value)
            for part in pair:
                show_if(part, not alone)
        names = dict(parties)
        self.names.setText(
            self.tr("{payer} pays {payee}").format(
                payer=names.get(draft.payer, ""), payee=names.get(draft.payee, "")
            )
            if alone
            else ""
        )
        show_if(self.names, alone)
        if not self.amount.pending:
            self.amount.show_value(draft.amount)
        self.way.show_value(draft.way)
        show_if(self.way_box, len(claims) > 1)
        if [(c.id, claim_title(c)) for c in known] != [
            (c.id, claim_title(c)) for c in claims
        ] or not self._parts:
            self._build_parts()
        self._show_parts()

    def _chosen_pair(self) -> Pair:
        """Where payer and payee are chosen; made when there is a choice."""
        if self._pair is None:
            made = self._pair = Pair(
                Choice(self), Words("muted", parent=self), Choice(self), icon_button("x", "", self, size=16)
            )
            for place, part in enumerate((made.payer, made.pays, made.payee)):
                self._top.insertWidget(place, part)
            self._top.addWidget(made.drop)
            for choice in (made.payer, made.payee):
                choice.recorded.connect(self._pair_chosen)
            made.drop.clicked.connect(self.removed)
            self._name_pair(made)
        return self._pair

    def _name_pair(self, pair: Pair) -> None:
        pair.pays.setText(self.tr("pays"))
        pair.payer.setAccessibleName(self.tr("Payer"))
        pair.payee.setAccessibleName(self.tr("Payee"))
        name_it(pair.drop, self.tr("Take this out"))

    @property
    def parts(self) -> dict[ClaimId, MoneyEdit]:
        """The field of every claim; those that were not made yet are made now."""
        self._make_parts(len(self._claims))
        return self._parts

    def _build_parts(self) -> None:
        """The lines that are seen, and room for all; the others follow once the box was painted."""
        clear(self._grid)
        for line in range(self._grid.rowCount()):
            self._grid.setRowMinimumHeight(line, 0)
        self._parts, self._rests = {}, {}
        if len(self._claims) < 2:
            return
        self._make_parts(MOST_SHOWN + 1)
        self._rest_button(next(iter(self._parts)))  # keeps the room of its column
        first = next(iter(self._parts.values()))
        high = first.sizeHint().height() + theme().px(4)
        self.parts_view.setFixedHeight(high * min(len(self._claims), MOST_SHOWN) + theme().px(4))
        for line in range(len(self._parts), len(self._claims)):
            self._grid.setRowMinimumHeight(line, first.minimumSizeHint().height())
        if self.isVisible():
            self._more.start(SEEN_MS)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if 1 < len(self._claims) != len(self._parts):
            self._more.start(SEEN_MS)

    def _make_some(self) -> None:
        if self.isVisible() and 1 < len(self._claims) != len(self._parts):
            self._make_parts(len(self._parts) + IN_A_PAUSE)
            self._more.start(PAUSE_MS)

    def _make_parts(self, count: int) -> None:
        """So many lines at least, or all where there are fewer; what is between one claim alone has none."""
        made = len(self._parts)
        if len(self._claims) < 2 or made >= min(count, len(self._claims)):
            return
        for line, claim in enumerate(self._claims[made:count], made):
            self._make_part(line, claim)
        if made:
            self._show_parts()

    def _make_part(self, line: int, claim: Claim) -> None:
        number = Words("muted", str(line + 1), self.parts_box)
        title = Elided("", claim_title(claim), self.parts_box)
        claimed = Words(
            "muted", format_money(claim.amount) if claim.amount is not None else "—", self.parts_box
        )
        claimed.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        claimed.setToolTip(self.tr("claimed"))
        edit = MoneyEdit(self.parts_box)
        edit.setProperty("claim", claim.id)
        edit.setProperty(PLACE, claim.id)
        edit.setAccessibleName(
            self.tr("Part for claim {number}, {title}").format(number=line + 1, title=claim_title(claim))
        )
        edit.setFixedWidth(theme().px(150))
        edit.changed.connect(self._part_changed)
        edit.recorded.connect(self._settle)
        edit.returnPressed.connect(self.entered)
        edit.refused.connect(self._part_refused)
        for place, part in enumerate((number, title, claimed, edit)):
            self._grid.addWidget(part, line, place)
        self._grid.setRowMinimumHeight(line, 0)
        self._parts[claim.id] = edit

    def _rest_button(self, claim: ClaimId) -> QWidget:
        """The button beside a part; made when it is first needed, since most agreements never do."""
        made = self._rests.get(claim)
        if made is None:
            made = self._rests[claim] = button(self.tr("Rest here"), "quiet", parent=self.parts_box)
            made.setProperty("claim", claim)
            made.clicked.connect(self._rest_here)
            keep = made.sizePolicy()
            keep.setRetainSizeWhenHidden(True)
            made.setSizePolicy(keep)
            made.hide()
            self._grid.addWidget(made, list(self._parts).index(claim), 4)
        return made

    def _show_parts(self) -> None:
        if self.draft is None:
            return
        parts = parts_of(self.draft, self._claims)
        by_hand = self.draft.way is Way.BY_HAND
        show_if(self.parts_view, bool(self._parts) and self.draft.way is not Way.LUMP)
        left = left_over(self.draft, self._claims)
        for id, edit in self._parts.items():
            if not by_hand or (not edit.hasFocus() and not edit.pending):
                edit.show_value(parts.get(id))
            edit.setReadOnly(not by_hand)
            edit.setFocusPolicy(Qt.FocusPolicy.StrongFocus if by_hand else Qt.FocusPolicy.NoFocus)
            if by_hand and left.fen:
                self._rest_button(id).show()
            elif id in self._rests:
                self._rests[id].hide()
        self._say_balance(left)

    def _say_balance(self, left: Money) -> None:
        many = len(self._claims) > 1
        if self.draft is None or self.draft.amount is None or not many:
            self.balance.setText("")
        elif self.draft.way is Way.LUMP:
            self.balance.setText(self.tr("One sum for all {count} claims.").format(count=len(self._claims)))
        elif left.fen > 0:
            self.balance.setText(self.tr("{amount} is not divided yet.").format(amount=format_money(left)))
        elif left.fen < 0:
            self.balance.setText(
                self.tr("{amount} more is divided than was agreed.").format(
                    amount=format_money(Money(-left.fen))
                )
            )
        else:
            self.balance.setText(
                self.tr("Parts together = {amount} ✓").format(amount=format_money(self.draft.amount))
            )
        kind = "error" if left.fen else "strong"
        if self.balance.objectName() != kind:
            set_kind(self.balance, kind)
        show_if(self.balance, bool(self.balance.text()))

    @property
    def sums(self) -> bool:
        """Whether the parts make the amount."""
        return self.draft is None or left_over(self.draft, self._claims).fen == 0

    @property
    def _amounts(self) -> tuple[MoneyEdit, ...]:
        """The fields whose amounts count; in those that were not made yet nobody has typed."""
        by_hand = self.draft is not None and self.draft.way is Way.BY_HAND
        return (self.amount, *(self._parts.values() if by_hand else ()))

    @property
    def is_read(self) -> bool:
        """Whether every field holds an amount; else the draft has only the beginning of what stands there."""
        return all(edit.is_read for edit in self._amounts)

    def read(self) -> bool:
        """Whether every field holds an amount; where not, that is said at the first that holds none."""
        for edit in self._amounts:
            if not edit.is_read:
                edit.keep()
                edit.commit()
                edit.setFocus()
                return False
        return True

    # --- changing -----------------------------------------------------------------------------------

    def _change(self, draft: Draft) -> None:
        self.draft = draft
        self._show_parts()
        self.drafted.emit()

    def _amount_changed(self, amount: Money | None) -> None:
        if self.draft is not None:
            self._change(replace(self.draft, amount=amount))

    def _part_changed(self, amount: Money | None) -> None:
        sender = self.sender()
        if self.draft is None or sender is None:
            return
        parts = parts_of(replace(self.draft, way=Way.BY_HAND), self._claims)
        parts[ClaimId(str(sender.property("claim")))] = amount if amount is not None else Money.zero()
        self._change(replace(self.draft, parts=parts))

    def _part_refused(self, refusal: Refusal | None) -> None:
        edit = self.sender()
        if isinstance(edit, MoneyEdit):
            set_kind(edit, state="error" if refusal else "")
            if refusal:
                self.balance.setText(refusal_words(refusal))
                set_kind(self.balance, "error")
                self.balance.show()

    def _rest_here(self) -> None:
        sender = self.sender()
        if self.draft is None or self.draft.amount is None:
            return
        id = ClaimId(str(sender.property("claim")))
        parts = parts_of(self.draft, self._claims)
        rest = parts.get(id, Money.zero()) + left_over(self.draft, self._claims)
        if rest.fen < 0:
            rest = Money.zero()
        parts[id] = rest
        self._change(replace(self.draft, parts=parts))
        self.parts[id].show_value(rest)
        self.settled.emit()

    def _way_chosen(self, way: Way) -> None:
        if self.draft is None:
            return
        parts = parts_of(self.draft, self._claims) if way is Way.BY_HAND else None
        if way is Way.BY_HAND and not parts and self.draft.amount is not None:
            parts = parts_of(replace(self.draft, way=Way.CLAIMED), self._claims)
        self._change(replace(self.draft, way=way, parts=parts))
        if way is Way.BY_HAND and self._parts:
            next(iter(self._parts.values())).setFocus()
        self.settled.emit()

    def _pair_chosen(self, _: Any) -> None:
        if self.draft is None or self._content is None or self._pair is None:
            return
        payer, payee = self._pair.payer.value, self._pair.payee.value
        draft = replace(self.draft, payer=payer, payee=payee, parts=None)
        self.show_draft(draft, self._content, alone=False)
        self.drafted.emit()
        self.settled.emit()

    def _settle(self, *_: Any) -> None:
        self.settled.emit()

    def _name_ways(self) -> None:
        self.way.set_choices(
            [
                (Way.CLAIMED, self.tr("As claimed")),
                (Way.BY_HAND, self.tr("By hand")),
                (Way.LUMP, self.tr("One sum")),
            ]
        )

    def retranslate(self) -> None:
        if self._pair is not None:
            self._name_pair(self._pair)
        self.amount_field.say(self.tr("Agreed amount (yuan)"))
        self.way_label.setText(self.tr("Divided among the claims"))
        self._name_ways()
        self.way.setAccessibleName(self.way_label.text())
        if self.draft is not None and self._content is not None:
            self._claims = ()
            self.show_draft(
                self.draft, self._content, alone=self._pair is None or self._pair.payer.isHidden()
            )

    def changeEvent(self, event: Any) -> None:
        if event.type() is event.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
