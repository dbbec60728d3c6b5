"""Clauses of the agreement beside the payment itself. Facts only; the words stand in `resources/wording`.

Figures that stand elsewhere in the case (amounts, dates of payment, accounts) are never repeated in a clause.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .errors import Refusal
from .ids import PartyId, TermId
from .money import Money


class TaxBearer(StrEnum):
    PAYEE = "payee"
    """Amounts are before tax (税前); the payer withholds."""
    PAYER = "payer"
    """Amounts are after tax (税后); the payer bears it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxTerm:
    id: TermId
    bearer: TaxBearer


@dataclass(frozen=True, slots=True, kw_only=True)
class DefaultTerm:
    """Everything unpaid falls due when an instalment is more than `grace_days` late.

    `penalty` is a fixed sum (违约金); `daily_rate` is in millionths of the unpaid sum a day (500 = 0.05 %).
    """

    id: TermId
    grace_days: int = 0
    acceleration: bool = True
    penalty: Money | None = None
    daily_rate: int = 0

    def __post_init__(self) -> None:
        if self.grace_days < 0 or self.grace_days > 365:
            raise Refusal("grace_days", "grace_days", days=self.grace_days)
        if self.daily_rate < 0 or self.daily_rate > 10_000:
            raise Refusal("daily_rate", "daily_rate", rate=self.daily_rate)


@dataclass(frozen=True, slots=True, kw_only=True)
class EndTerm:
    """The employment relationship ended, or ends, on `on`; `mutual` by agreement (Labour Contract Law art. 36).

    `employer` is whose contract it is where a case has several: a dispatched worker has one with the labour-hire firm
    only (art. 58). None means all employers that are no third party.
    """

    id: TermId
    on: date
    mutual: bool = True
    employer: PartyId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeavingCertificateTerm:
    """The employer hands over the certificate of termination by `by` (Labour Contract Law art. 50).

    `employer` as in `EndTerm`.
    """

    id: TermId
    by: date
    employer: PartyId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SocialInsuranceTerm:
    """Social insurance is paid up to and including the month of `paid_to`; transfer papers are done by `by`.

    `employer` as in `EndTerm`.
    """

    id: TermId
    paid_to: date
    by: date
    employer: PartyId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnTerm:
    """`giver` hands over `items` by `by`."""

    id: TermId
    giver: PartyId
    items: str
    by: date


class DisputeScope(StrEnum):
    CLAIMS = "claims"
    """The claims listed in this case, and nothing else."""
    EMPLOYMENT = "employment"
    """Everything from the employment relationship and its end; what the law lets nobody give up is left alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoFurtherDisputeTerm:
    """After performance there is no further dispute, as far as `scope` goes."""

    id: TermId
    scope: DisputeScope = DisputeScope.CLAIMS


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfidentialityTerm:
    """Both sides keep the content to themselves, save towards authorities."""

    id: TermId


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeTerm:
    """A clause in the parties' own words. `{total}`-like marks stand for figures (see `FREE_MARKS`)."""

    id: TermId
    text: str

    def __post_init__(self) -> None:
        for mark in marks(self.text):
            if mark not in FREE_MARKS:
                raise Refusal("unknown_mark", "text", mark=mark)


Term = (
    TaxTerm
    | DefaultTerm
    | EndTerm
    | LeavingCertificateTerm
    | SocialInsuranceTerm
    | ReturnTerm
    | NoFurtherDisputeTerm
    | ConfidentialityTerm
    | FreeTerm
)


def named_party(term: Term) -> PartyId | None:
    """The party that a clause names by its id, None where it names nobody."""
    match term:
        case ReturnTerm(giver=party):
            return party
        case (
            EndTerm(employer=party)
            | LeavingCertificateTerm(employer=party)
            | SocialInsuranceTerm(employer=party)
        ):
            return party
        case _:
            return None


FREE_MARKS: frozenset[str] = frozenset(
    {"调解金额", "调解金额大写", "首期日期", "末期日期", "申请人", "被申请人", "案号"}
)
"""Marks that a free clause may hold between braces; the paper puts the case's own figures there."""


def marks(text: str) -> tuple[str, ...]:
    """The marks in a free text, in order. Refusal `open_mark` where a brace is not closed."""
    found: list[str] = []
    rest = text.replace("｛", "{").replace("｝", "}")
    while "{" in rest:
        rest = rest[rest.index("{") + 1 :]
        if "}" not in rest:
            raise Refusal("open_mark", "text")
        mark, rest = rest.split("}", 1)
        found.append(mark.strip())
    return tuple(found)
