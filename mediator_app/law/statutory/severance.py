"""Severance (经济补偿), damages for unlawful termination (赔偿金), pay in place of notice (代通知金)."""

from __future__ import annotations

from datetime import date, timedelta

from mediator_app.domain.claims import Ground
from mediator_app.domain.money import Money
from mediator_app.law.rules import Rules
from mediator_app.law.statutory.derivation import Derivation, Line, figures, halves
from mediator_app.law.statutory.service import (
    MOST_HALVES,
    REFORM,
    Base,
    service,
    service_line,
    wage_base,
)

_DUE: dict[Ground, tuple[str, ...]] = {
    Ground.RESIGNED_FOR_BREACH: ("labour_contract_law:38", "labour_contract_law:46"),
    Ground.MUTUAL_BY_EMPLOYER: ("labour_contract_law:36", "labour_contract_law:46"),
    Ground.ILLNESS: ("labour_contract_law:40", "labour_contract_law:46"),
    Ground.INCOMPETENCE: ("labour_contract_law:40", "labour_contract_law:46"),
    Ground.CHANGED_CIRCUMSTANCES: ("labour_contract_law:40", "labour_contract_law:46"),
    Ground.REDUNDANCY: ("labour_contract_law:41", "labour_contract_law:46"),
    Ground.EXPIRY: ("labour_contract_law:44", "labour_contract_law:46"),
    Ground.EMPLOYER_CLOSED: ("labour_contract_law:44", "labour_contract_law:46"),
    Ground.TASK_DONE: ("labour_contract_regulation:22",),
}
_NOT_DUE: dict[Ground, tuple[str, ...]] = {
    Ground.RESIGNED: ("labour_contract_law:37", "labour_contract_law:46"),
    Ground.MUTUAL_BY_WORKER: ("labour_contract_law:36", "labour_contract_law:46"),
    Ground.DISMISSED_FOR_FAULT: ("labour_contract_law:39", "labour_contract_law:46"),
    Ground.EXPIRY_WORKER_REFUSED: ("labour_contract_law:46",),
}
_NO_OLD_RIGHT = frozenset({Ground.EXPIRY, Ground.TASK_DONE})
"""The end of a term gave no severance before 2008, so only later years count (art. 97)."""
_OLD_TWELVE = frozenset({Ground.MUTUAL_BY_EMPLOYER, Ground.RESIGNED_FOR_BREACH, Ground.INCOMPETENCE})
"""Grounds for which the Shanghai regulation (art. 42) held the sum at twelve months."""
_NOTICE = frozenset({Ground.ILLNESS, Ground.INCOMPETENCE, Ground.CHANGED_CIRCUMSTANCES})


def severance(ground: Ground, hired: date, ended: date, monthly: Money, rules: Rules) -> Derivation:
    """Severance under arts 46, 47 and 97 and, for years before 2008, the Shanghai regulation.

    `hired` and `ended` are the first and last day of employment; `monthly` is the average gross wage of the twelve
    months before the end, or of the months there were. Refusals: `ends_before_starts`, `no_rule_for_date`.
    """
    whole = service(hired, ended)
    if ground in _NOT_DUE:
        line = Line(
            code="not_due", basis=_NOT_DUE[ground], inputs={"ground": ground.value}, amount=Money.zero()
        )
        return Derivation(code="severance", result=Money.zero(), lines=(line,))
    base = wage_base(monthly, ended, rules)
    notes = list(base.notes)
    lines: list[Line] = []
    parts: list[Money] = []
    if hired < REFORM and ground not in _NO_OLD_RIGHT:
        old_lines, part = _old_part(ground, hired, min(ended, REFORM - timedelta(days=1)), base)
        lines += old_lines
        parts.append(part)
        if base.capped:
            notes.append("old_part_uncapped")
    if ended >= REFORM:
        newer = service(max(hired, REFORM), ended) if hired < REFORM else whole
        split = ("labour_contract_law:97",) if hired < REFORM else ()
        code = "service_from_2008" if hired < REFORM else "service_whole"
        lines.append(service_line(code, newer, newer.halves, ("labour_contract_law:47", *split)))
        lines += base.lines
        more, part = _product(newer.halves, base, _DUE[ground])
        lines += more
        parts.append(part)
    elif not parts:
        lines.append(Line(code="not_due", basis=("labour_contract_law:97",), inputs={"ground": ground.value}))
    total = Money.sum(parts)
    if len(parts) > 1:
        sums = " + ".join(figures(part) for part in parts)
        lines.append(
            Line(
                code="severance_total",
                basis=("labour_contract_law:97",),
                arithmetic=f"{sums} = {figures(total)}",
                amount=total,
            )
        )
    return Derivation(code="severance", result=total, lines=tuple(lines), notes=tuple(dict.fromkeys(notes)))


def damages(hired: date, ended: date, monthly: Money, rules: Rules) -> Derivation:
    """Damages for unlawful termination: twice the sum of art. 47, all years from hiring on (Regulation art. 25).

    Severance and pay in place of notice are not owed beside it. Parameters and refusals as in `severance`.
    """
    whole = service(hired, ended)
    base = wage_base(monthly, ended, rules)
    lines = [
        service_line(
            "service_whole", whole, whole.halves, ("labour_contract_law:47", "labour_contract_regulation:25")
        ),
        *base.lines,
    ]
    more, once = _product(whole.halves, base, ("labour_contract_law:48",))
    twice = once * 2
    lines += more
    lines.append(
        Line(
            code="doubled",
            basis=("labour_contract_law:87", "labour_contract_regulation:25"),
            inputs={"once": once},
            arithmetic=f"{figures(once)} × 2 = {figures(twice)}",
            amount=twice,
        )
    )
    notes = (*base.notes, "no_notice_with_damages")
    return Derivation(code="unlawful_termination", result=twice, lines=tuple(lines), notes=notes)


def notice_pay(ground: Ground, previous_month: Money, *, thirty_days_notice: bool) -> Derivation:
    """One month's wage of the month before, where art. 40 was used without thirty days' written notice."""
    basis = ("labour_contract_law:40", "labour_contract_regulation:20")
    if ground not in _NOTICE or thirty_days_notice:
        line = Line(code="not_due", basis=basis, inputs={"ground": ground.value}, amount=Money.zero())
        return Derivation(code="notice_pay", result=Money.zero(), lines=(line,))
    line = Line(
        code="notice_pay",
        basis=basis,
        inputs={"previous_month": previous_month},
        arithmetic=f"{figures(previous_month)} × 1 = {figures(previous_month)}",
        amount=previous_month,
    )
    return Derivation(code="notice_pay", result=previous_month, lines=(line,))


def _old_part(ground: Ground, hired: date, ended: date, base: Base) -> tuple[list[Line], Money]:
    length = service(hired, ended)
    count = length.old_halves
    basis = ("labour_contract_law:97", "shanghai_contract_regulation:42", "shanghai_contract_regulation:45")
    lines = [service_line("service_before_2008", length, count, basis)]
    if count > MOST_HALVES and ground in _OLD_TWELVE:
        count = MOST_HALVES
        lines.append(
            Line(
                code="old_months_cap",
                basis=("shanghai_contract_regulation:42",),
                inputs={"halves": length.old_halves},
                arithmetic=f"{halves(length.old_halves)} > {halves(MOST_HALVES)}",
            )
        )
    part = base.plain.ratio(count, 2)
    lines.append(
        Line(
            code="severance_old_part",
            basis=("shanghai_contract_regulation:42",),
            inputs={"base": base.plain, "halves": count},
            arithmetic=f"{figures(base.plain)} × {halves(count)} = {figures(part)}",
            amount=part,
        )
    )
    return lines, part


def _product(count: int, base: Base, basis: tuple[str, ...]) -> tuple[list[Line], Money]:
    lines = []
    if base.capped and count > MOST_HALVES:
        lines.append(
            Line(
                code="months_cap",
                basis=("labour_contract_law:47",),
                inputs={"halves": count},
                arithmetic=f"{halves(count)} > {halves(MOST_HALVES)}",
            )
        )
        count = MOST_HALVES
    part = base.amount.ratio(count, 2)
    lines.append(
        Line(
            code="severance_part",
            basis=("labour_contract_law:47", *basis),
            inputs={"base": base.amount, "halves": count},
            arithmetic=f"{figures(base.amount)} × {halves(count)} = {figures(part)}",
            amount=part,
        )
    )
    return lines, part
