"""Where the sides stand, in large figures."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QWidget

from mediator_app.domain.money import Money, format_money
from ui.steps.negotiation.positions import Figures
from ui.theme import theme
from ui.widgets.flow import Flow
from ui.widgets.parts import Words, column, set_kind, show_if
from ui.words.amounts import exact_amount

LARGE: Final = 22
GAP: Final = 16
CLOSE_GAP: Final = 12
"""Pixels of the design: the amounts' type where there is room, as the sheet has it, what is between two of them, and
what is between them where there is little room."""


class Figure(QWidget):
    """A name, an amount, and where it helps a small line beneath."""

    def __init__(self, tone: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        body = column(self, gap=0)
        self.name, self.value = Words("label"), Words("figure")
        self.value.set_tone(tone)
        # As high in smaller type: the row is being laid out when it is found that the large one does not fit.
        self.name.setFixedHeight(QFontMetrics(theme().font(13)).height())
        self.value.setFixedHeight(QFontMetrics(theme().font(LARGE, bold=True)).height())
        self.aside = Words("error")
        self.aside.hide()
        for part in (self.name, self.value, self.aside):
            body.addWidget(part)

    def be_close(self, close: bool) -> None:
        """Smaller type, or the usual one."""
        set_kind(self.name, "small" if close else "label")
        set_kind(self.value, "figure-close" if close else "figure")

    def width_in(self, metrics: QFontMetrics) -> int:
        """How much room it takes where the amount is set in the type of `metrics`."""
        name = QFontMetrics(theme().font(13)).horizontalAdvance(self.name.text())
        lines = [name, metrics.horizontalAdvance(self.value.text())]
        return max(*lines, 0 if self.aside.isHidden() else self.aside.sizeHint().width())

    def show_amount(self, amount: Money | None, aside: Money | None = None) -> None:
        """`aside` is the amount with what was said in caucus."""
        self.value.setText(exact_amount(amount) if amount is not None else "—")
        self.value.setToolTip(format_money(amount) if amount is not None else "")
        self.aside.setText(self.tr("caucus {amount}").format(amount=exact_amount(aside)) if aside else "")
        show_if(self.aside, aside is not None)
        self.setAccessibleName(f"{self.name.text()} {self.value.text()}")


class FigureRow(QWidget):
    """Gap or what was agreed, the last offer of each side, the middle, the reference amount: on one line, in smaller
    type where they would not fit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = self._line = Flow(self, gap=GAP, level=False)
        self.gap, self.applicant, self.respondent = Figure(), Figure(), Figure()
        self.midpoint, self.reference = Figure(), Figure("accent")
        self._all = (self.gap, self.applicant, self.respondent, self.midpoint, self.reference)
        self._close = False
        for part in self._all:
            line.addWidget(part)
        self._now = Figures(None, None, None)
        self._aside = self._now
        self._reference: tuple[Money, int] | None = None
        self._claims = 0
        self._agreed: Money | None = None
        self.retranslate()

    def show_figures(
        self,
        now: Figures,
        aside: Figures,
        reference: tuple[Money, int] | None,
        claims: int,
        *,
        agreed: Money | None = None,
    ) -> None:
        """`aside` are the figures with the caucus counted in; the same as `now` where it is not to be seen. `agreed`
        is what both sides agreed on, while it stands: it takes the place of the gap between their last offers."""
        self._now, self._aside, self._reference, self._claims = now, aside, reference, claims
        self._agreed = agreed
        if agreed is not None:
            self.gap.name.setText(self.tr("Agreed"))
            self.gap.value.set_tone("green")
            self.gap.show_amount(agreed)
        else:
            self._show_gap(now.gap, _other(aside.gap, now.gap))
        self.applicant.show_amount(now.applicant, _other(aside.applicant, now.applicant))
        self.respondent.show_amount(now.respondent, _other(aside.respondent, now.respondent))
        self.midpoint.show_amount(now.midpoint, _other(aside.midpoint, now.midpoint))
        show_if(self.reference, reference is not None)
        if reference is not None:
            self.reference.show_amount(reference[0])
            self.reference.setToolTip(
                self.tr("For {known} of {all} claims; the claims page opens it line by line").format(
                    known=reference[1], all=claims
                )
            )
        self._fit()

    def _show_gap(self, gap: Money | None, aside: Money | None) -> None:
        self.gap.name.setText(self.tr("Overlap") if gap is not None and gap.fen < 0 else self.tr("Gap"))
        self.gap.value.set_tone("green" if gap is not None and gap.fen <= 0 else "")
        self.gap.show_amount(Money(abs(gap.fen)) if gap is not None else None, aside)
        if aside is not None and aside.fen < 0:
            words = self.tr("caucus, overlap {amount}").format(amount=exact_amount(Money(-aside.fen)))
            self.gap.aside.setText(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = [figure for figure in self._all if not figure.isHidden()]
        metrics = QFontMetrics(theme().font(LARGE, bold=True))
        wanted = sum(figure.width_in(metrics) for figure in shown) + theme().px(GAP) * (len(shown) - 1)
        close = wanted > self.width()
        if close is not self._close:
            self._close = close
            self._line.set_gap(CLOSE_GAP if close else GAP)
            for figure in self._all:
                figure.be_close(close)

    def retranslate(self) -> None:
        self.applicant.name.setText(self.tr("Applicant now"))
        self.respondent.name.setText(self.tr("Respondent now"))
        self.midpoint.name.setText(self.tr("Half way"))
        self.reference.name.setText(self.tr("Statutory reference"))
        self.show_figures(self._now, self._aside, self._reference, self._claims, agreed=self._agreed)

    def changeEvent(self, event: Any) -> None:
        if event.type() is event.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _other(aside: Money | None, now: Money | None) -> Money | None:
    return aside if aside != now else None
