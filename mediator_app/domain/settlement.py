"""What was agreed: how much each payer owes each payee, how it divides among the claims, and how it is paid."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from .errors import Refusal
from .ids import ClaimId, PartyId
from .money import Money
from .schedule import Instalment, Plan, instalments


class PayMethod(StrEnum):
    """Wages are paid in money only: bank transfer, or cash to the worker in person."""

    TRANSFER = "transfer"
    CASH = "cash"


@dataclass(frozen=True, slots=True)
class Account:
    """The payee's bank account; `bank` includes the branch where it is known."""

    holder: str = ""
    bank: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Allocation:
    """The part of an agreed amount that answers one claim; zero means that the claim was given up."""

    claim: ClaimId
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What one payer pays one payee.

    `division` names every claim between the two, or is empty for a lump sum; where it is given it adds up to
    `amount` (Refusal `division_sum`). A claim that is made after the amounts were agreed is in no division and so not
    decided; the checks before the seal say it. A schedule that cannot carry the amount is refused when the share is
    made.
    """

    payer: PartyId
    payee: PartyId
    amount: Money
    division: tuple[Allocation, ...] = ()
    plan: Plan | None = None
    method: PayMethod | None = None
    account: Account = Account()

    def __post_init__(self) -> None:
        if self.amount.fen < 0:
            raise Refusal("share_negative", "amount")
        if self.payer == self.payee:
            raise Refusal("share_to_self", "payee")
        seen = [part.claim for part in self.division]
        if len(set(seen)) != len(seen):
            raise Refusal("division_twice", "division")
        if any(part.amount.fen < 0 for part in self.division):
            raise Refusal("share_negative", "division")
        if self.division:
            total = sum(part.amount.fen for part in self.division)
            if total != self.amount.fen:
                raise Refusal("division_sum", "division", total=Money(total), amount=self.amount)
        if self.plan is not None and self.amount.fen > 0:
            try:
                instalments(self.plan, self.amount)
            except Refusal as refusal:
                raise refusal.at("plan") from None

    def instalments(self) -> tuple[Instalment, ...]:
        """The payment lines; empty while no schedule is set or nothing is to be paid."""
        if self.plan is None or self.amount.fen == 0:
            return ()
        return instalments(self.plan, self.amount)


@dataclass(frozen=True, slots=True)
class Settlement:
    """Everything that was agreed to be paid; at most one share for each payer and payee."""

    shares: tuple[Share, ...]

    def __post_init__(self) -> None:
        pairs = [(share.payer, share.payee) for share in self.shares]
        if not pairs:
            raise Refusal("settlement_empty", "shares")
        if len(set(pairs)) != len(pairs):
            raise Refusal("share_twice", "shares")

    @property
    def total(self) -> Money:
        return Money(sum(share.amount.fen for share in self.shares))
