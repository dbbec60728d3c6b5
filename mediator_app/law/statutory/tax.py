"""Individual income tax on severance (财税〔2018〕164号, item 5(1)).

Free up to three times the local average annual wage of the year before; the rest is taxed alone with the annual table.
"""

from __future__ import annotations

from datetime import date

from mediator_app.domain.money import Money
from mediator_app.law.rules import Rules
from mediator_app.law.statutory.derivation import Derivation, Line, figures

_MONTHS = 36
"""Three years of monthly averages."""
_TABLE: tuple[tuple[int | None, int, int], ...] = (
    (36_000, 3, 0),
    (144_000, 10, 2_520),
    (300_000, 20, 16_920),
    (420_000, 25, 31_920),
    (660_000, 30, 52_920),
    (960_000, 35, 85_920),
    (None, 45, 181_920),
)
"""Up to (yuan), rate in per cent, quick deduction (yuan): the annual table of the Individual Income Tax Law."""


def severance_tax(paid: Money, ended: date, rules: Rules) -> Derivation:
    """Tax on the severance received for an exit on `ended`. Refusal `no_rule_for_date`."""
    average = rules.money("average_wage", ended)
    free = average * _MONTHS
    basis = ("severance_tax_notice:5",)
    lines = [
        Line(
            code="tax_exempt",
            basis=basis,
            inputs={"average": average, "year": ended.year - 1},
            arithmetic=f"{figures(average)} × {_MONTHS} = {figures(free)}",
            amount=free,
        )
    ]
    if paid <= free:
        lines.append(
            Line(
                code="tax_none",
                basis=basis,
                arithmetic=f"{figures(paid)} ≤ {figures(free)}",
                amount=Money.zero(),
            )
        )
        return Derivation(code="severance_tax", result=Money.zero(), lines=tuple(lines))
    excess = paid - free
    rate, quick = next(
        (rate, Money.yuan(quick)) for top, rate, quick in _TABLE if top is None or excess <= Money.yuan(top)
    )
    tax = excess.ratio(rate, 100) - quick
    lines.append(
        Line(
            code="tax_bracket",
            basis=basis,
            inputs={"excess": excess, "percent": rate, "quick": quick},
            arithmetic=f"({figures(paid)} − {figures(free)}) × {rate}% − {figures(quick)} = {figures(tax)}",
            amount=tax,
        )
    )
    notes = ("average_year_open",) if (ended.month, ended.day) < (9, 1) else ()
    return Derivation(code="severance_tax", result=tax, lines=tuple(lines), notes=notes)
