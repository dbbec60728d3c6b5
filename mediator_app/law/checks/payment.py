"""What was agreed and how it is paid: dates, method, whose account."""

from __future__ import annotations

from collections.abc import Iterator

from mediator_app.domain.money import Money
from mediator_app.domain.people import Employer, Party, Worker
from mediator_app.domain.schedule import Instalment, add_months
from mediator_app.domain.settlement import PayMethod, Share
from mediator_app.law.calendar import is_working_day, next_working_day
from mediator_app.law.catalogue import found
from mediator_app.law.checks.subject import Subject, same_name
from mediator_app.law.findings import Finding
from mediator_app.law.identity import check_account_number
from mediator_app.law.plausible import doubts_agreed


def check_payment(subject: Subject) -> Iterator[Finding]:
    """Findings about the settlement, each under `settlement.shares.N`."""
    settlement = subject.content.settlement
    if settlement is None:
        yield found("settlement_missing", "settlement")
        return
    if settlement.total.is_zero:
        yield found("nothing_to_pay", "settlement.shares")
    for far in doubts_agreed(subject.content, settlement.shares):
        agreed, known = far.amount, far.doubt.known
        if far.share is None:
            yield found("settled_far_off", "settlement.shares.0.amount", agreed=agreed, known=known)
        else:
            payee = subject.content.party(settlement.shares[far.share].payee).name
            path = f"settlement.shares.{far.share}.amount"
            yield found("share_far_off", path, payee=payee, agreed=agreed, known=known)
    for number, share in enumerate(settlement.shares):
        if share.amount.is_zero:
            continue
        for finding in (*_schedule(subject, share), *_way(subject, share)):
            yield finding.under(f"settlement.shares.{number}")


def _schedule(subject: Subject, share: Share) -> Iterator[Finding]:
    if share.plan is None:
        yield found("plan_missing", "plan")
        return
    lines = share.instalments()
    predicted: list[Instalment] = []
    for line in lines:
        if line.due < subject.day:
            yield found("due_before_agreement", "plan", number=line.number, due=line.due, agreed=subject.day)
            continue
        answer = is_working_day(line.due)
        if not answer.working:
            following = next_working_day(line.due)
            yield found(
                "due_on_day_off",
                "plan",
                number=line.number,
                due=line.due,
                next=following.day,
                provisional=following.provisional,
            )
        elif answer.provisional:
            predicted.append(line)
    if predicted:
        yield found(
            "due_provisional", "plan", number=predicted[0].number, due=predicted[0].due, count=len(predicted)
        )
    months = subject.value("schedule_months_most")
    if lines[-1].due > add_months(subject.day, months):
        yield found("schedule_long", "plan", months=months, last=lines[-1].due)


def _way(subject: Subject, share: Share) -> Iterator[Finding]:
    payee = subject.content.party(share.payee)
    match share.method:
        case None:
            yield found("method_missing", "method")
        case PayMethod.TRANSFER:
            yield from _transfer(share, payee)
        case PayMethod.CASH:
            yield from _cash(subject, share, payee)


def _transfer(share: Share, payee: Party) -> Iterator[Finding]:
    account = share.account
    if not account.number.strip():
        yield found("account_number_missing", "account.number")
    for finding in check_account_number(account.number):
        yield finding.under("account.number")
    if not account.bank.strip():
        yield found("account_bank_missing", "account.bank")
    if not account.holder.strip():
        yield found("account_holder_missing", "account.holder")
    elif not _own(account.holder, payee):
        # Only for construction workers is the worker's own name written law; for others a third person's account
        # can be agreed on, and is how money goes astray.
        migrant = isinstance(payee, Worker) and payee.migrant
        yield found("account_not_own", "account.holder", soften=not migrant, migrant=migrant)


def _own(holder: str, payee: Party) -> bool:
    match payee:
        case Worker():
            return same_name(holder, payee.name) or same_name(holder, payee.latin_name)
        case Employer():
            return same_name(holder, payee.name)


def _cash(subject: Subject, share: Share, payee: Party) -> Iterator[Finding]:
    if isinstance(payee, Worker) and not payee.attends:
        yield found("cash_not_in_person", "method", soften=not payee.migrant, migrant=payee.migrant)
    most = Money.yuan(subject.value("cash_most"))
    if share.amount > most:
        yield found("cash_large", "method", amount=share.amount, most=most)
