"""What was agreed, signed, served and paid, in readable form."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from court.review.case_words import CaseWords
from court.review.instalments import instalments
from court.review.reading import Block, Cell, Field, Head, Section, Table
from mediator_app.exchange.contract import case_data
from mediator_app.exchange.contract.faults import Fault

Data = Mapping[str, Any]


def settlement(content: Data, words: CaseWords) -> Section:
    agreed = content.get("settlement") or {}
    blocks = tuple(
        _share(share, f"settlement.shares.{number}", words)
        for number, share in enumerate(agreed.get("shares", ()))
    )
    return Section(
        "settlement", words.label("settlement"), "settlement", blocks, words.label("nothing_agreed")
    )


def _share(share: Data, at: str, words: CaseWords) -> Block:
    try:
        amount: int | None = case_data.fen(share["amount"])
    except Fault:
        amount = None
    account = share.get("account", {})
    fields = [
        words.coded("method", "method", share.get("method"), f"{at}.method"),
        words.text("account_holder", account.get("holder"), f"{at}.account.holder"),
        words.text(
            "account_number",
            words.secret(account.get("number", "")) if account.get("number") else "",
            f"{at}.account.number",
        ),
        words.text("account_bank", account.get("bank"), f"{at}.account.bank"),
    ]
    tables = [_schedule(share, amount, at, words)]
    if share.get("division"):
        tables.append(_division(share, at, words))
    figure = words.amount(share["amount"], f"{at}.amount")
    return Block(
        title=f"{words.name(share['payer'])} → {words.name(share['payee'])}",
        path=at,
        amount=Cell(figure.text, figure.path, words.words.capitals(amount), number=True),
        fields=tuple(field for field in fields if field is not None),
        tables=tuple(tables),
    )


def _schedule(share: Data, amount: int | None, at: str, words: CaseWords) -> Table:
    """The lines as the court works them out; where the plan gives none, one line that says so."""
    heads = (
        Head(words.label("instalment")),
        Head(words.label("due")),
        Head(words.label("yuan"), number=True),
    )
    plan = share.get("plan")
    lines = instalments(plan, amount) if amount is not None else ()
    rows = tuple(
        (
            Cell(str(line.number), f"{at}.plan"),
            Cell(words.words.value(line.due), f"{at}.plan"),
            Cell(words.words.money(line.amount), f"{at}.plan", number=True),
        )
        for line in lines
    )
    if not rows:
        missing = words.label("plan_missing" if plan is None else "plan_unclear")
        rows = ((Cell("—", f"{at}.plan"), Cell(missing, f"{at}.plan"), Cell("", number=True)),)
    return Table(heads, rows)


def _division(share: Data, at: str, words: CaseWords) -> Table:
    heads = (
        Head(words.label("number")),
        Head(words.label("division")),
        Head(words.label("yuan"), number=True),
    )
    rows = tuple(
        (
            Cell(str(number + 1), f"{at}.division.{number}"),
            Cell(words.claim(part["claim"]), f"{at}.division.{number}"),
            words.amount(part["amount"], f"{at}.division.{number}.amount"),
        )
        for number, part in enumerate(share["division"])
    )
    return Table(heads, rows)


def terms(content: Data, words: CaseWords) -> Section:
    blocks = tuple(
        Block(
            title=words.code("term", term["type"]),
            path=f"terms.{number}",
            text=Cell(_term(term, content, words), f"terms.{number}"),
        )
        for number, term in enumerate(content.get("terms", ()))
    )
    return Section("terms", words.label("terms"), "terms", blocks, words.label("no_terms"))


def _term(term: Data, content: Data, words: CaseWords) -> str:
    """One clause as a sentence; a clause in the parties' own words as they wrote it."""
    say, day = words.words.say, words.words.day
    match term["type"]:
        case "tax_term":
            return say(f"terms.tax_{term['bearer']}")
        case "default_term":
            return _default(term, words)
        case "end_term":
            return say("terms.end_mutual" if term.get("mutual") else "terms.end", on=day(term["on"]))
        case "leaving_certificate_term":
            return say("terms.leaving_certificate", by=day(term["by"]))
        case "social_insurance_term":
            return say("terms.social_insurance", to=day(term["paid_to"]), by=day(term["by"]))
        case "return_term":
            giver = words.name(term["giver"])
            return say("terms.return", giver=giver, items=term["items"], by=day(term["by"]))
        case "no_further_dispute_term" if term.get("scope") == "employment":
            return say("terms.no_dispute_at_all")
        case "free_term":
            return _filled(str(term["text"]), content, words)
        case kind:
            return say(f"terms.{kind.removesuffix('_term')}")


def _default(term: Data, words: CaseWords) -> str:
    say = words.words.say
    parts = [say("terms.grace", days=term.get("grace_days", 0))]
    if term.get("acceleration"):
        parts.append(say("terms.acceleration"))
    if term.get("penalty") is not None:
        parts.append(say("terms.penalty", amount=words.amount(term["penalty"], "").text))
    if term.get("daily_rate"):
        parts.append(say("terms.daily_rate", rate=_percent(term["daily_rate"])))
    return say("terms.pause").join(parts) + say("terms.stop")


def _percent(millionths: int) -> str:
    """`0.0175 %` for 175 millionths."""
    whole, rest = divmod(millionths, 10_000)
    return f"{whole}.{rest:04d}".rstrip("0").rstrip(".") + " %"


def _filled(text: str, content: Data, words: CaseWords) -> str:
    """A free clause with the case's own figures at its marks, as the paper has them; any other mark as it stands."""
    figures = _figures(content, words)

    def figure(mark: re.Match[str]) -> str:
        return figures.get(mark[1].strip()) or mark[0]

    return re.sub(r"[{｛]([^{}｛｝]*)[}｝]", figure, text)


def _figures(content: Data, words: CaseWords) -> dict[str, str]:
    """What the marks of a free clause stand for."""
    shares = (content.get("settlement") or {}).get("shares", ())
    names = {
        side: "、".join(
            party.get("name", "") for party in content.get("parties", ()) if party["side"] == side
        )
        for side in ("applicant", "respondent")
    }
    figures = {
        "申请人": names["applicant"],
        "被申请人": names["respondent"],
        "案号": content.get("case_number", ""),
    }
    try:
        amounts = [case_data.fen(share["amount"]) for share in shares]
    except Fault:
        return figures
    dues = [
        line.due
        for share, amount in zip(shares, amounts, strict=True)
        for line in instalments(share.get("plan"), amount)
    ]
    total = sum(amounts)
    figures |= {"调解金额": words.words.money(total), "调解金额大写": words.words.capitals(total)}
    if dues:
        figures |= {"首期日期": words.words.value(min(dues)), "末期日期": words.words.value(max(dues))}
    return figures


def signatures(case: Data, words: CaseWords) -> Section:
    execution = case.get("execution")
    if execution is None:
        empty = words.label("execution_unknown")
        return Section("signatures", words.label("signatures"), "signatures", (), empty)
    instant = words.words.instant
    fields = [
        words.text(
            "revision", str(execution["revision"]), "signatures", words.code("revision", execution["state"])
        ),
        words.text("seal", execution["seal"][:16], "signatures"),
        words.text("sealed_at", instant(execution["sealed_at"]), "signatures"),
        words.text("closed_at", instant(execution.get("closed_at")), "signatures"),
    ]
    heads = (
        Head(words.label("signer")),
        Head(words.label("paper")),
        Head(words.label("hand")),
        Head(words.label("at")),
    )
    rows = tuple(
        (
            Cell(words.signer(fact["signer"], fact["name"]), f"signatures.{number}"),
            Cell(words.code("paper", fact["paper"])),
            Cell(words.code("hand", fact["hand"]), "", words.flag(fact, "read_aloud")),
            Cell(words.words.day(fact.get("signed_on")) or instant(fact["at"])),
        )
        for number, fact in enumerate(execution.get("signatures", ()))
    )
    seals = [
        Field(
            words.label("stamped"),
            Cell(_owner(fact["owner"], words), "signatures", f"{fact['affixed_by']} · {instant(fact['at'])}"),
        )
        for fact in execution.get("seals", ())
    ]
    shown = (*(field for field in fields if field is not None), *seals)
    blocks = (Block(fields=shown, tables=(Table(heads, rows),) if rows else ()),)
    return Section("signatures", words.label("signatures"), "signatures", blocks)


def _owner(owner: str, words: CaseWords) -> str:
    return words.label("body_seal") if owner == "body" else words.name(owner)


def service(case: Data, words: CaseWords) -> Section:
    facts = (case.get("execution") or {}).get("services", ())
    heads = (
        Head(words.label("recipient")),
        Head(words.label("received_by")),
        Head(words.label("method_of_service")),
        Head(words.label("served_on")),
    )
    rows = tuple(
        (
            Cell(
                words.name(fact["recipient"]),
                f"services.{number}",
                words.code("service_outcome", fact["outcome"]),
            ),
            Cell(words.signer(fact["received_by"], fact["name"]), "", words.code("hand", fact["hand"])),
            Cell(words.code("service_method", fact["method"]), "", fact.get("note", "")),
            Cell(
                words.words.day(fact.get("served_on")) or words.words.instant(fact["at"]),
                f"services.{number}.served_on",
            ),
        )
        for number, fact in enumerate(facts)
    )
    blocks = (Block(tables=(Table(heads, rows),)),) if rows else ()
    return Section("services", words.label("services"), "services", blocks, words.label("no_services"))


def performance(case: Data, words: CaseWords) -> Section:
    heads = (
        Head(words.label("instalment")),
        Head(words.label("paid_from_to")),
        Head(words.label("paid_on")),
        Head(words.label("yuan"), number=True),
    )
    rows = tuple(
        (
            Cell(str(fact["number"]), f"payments.{number}"),
            Cell(f"{words.name(fact['payer'])} → {words.name(fact['payee'])}", "", fact.get("note", "")),
            Cell(words.words.day(fact["paid_on"]), "", words.code("method", fact["method"])),
            words.amount(fact["amount"], f"payments.{number}.amount"),
        )
        for number, fact in enumerate(case.get("payments", ()))
    )
    blocks = [Block(tables=(Table(heads, rows),))] if rows else []
    if case.get("ended"):
        blocks.append(Block(title=words.label("ended"), text=Cell(case["ended"], "ended")))
    empty = words.label("no_payments")
    return Section("payments", words.label("payments"), "payments", tuple(blocks), empty, folded=not blocks)
