"""Before tax or after it (税前, 税后): what was offered in front of both sides, and what the clause says.

A heuristic over the conditions of open offers. What was said in caucus is another type that content does not hold.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from mediator_app.domain.offers import last_of_each
from mediator_app.domain.record import Content
from mediator_app.domain.terms import TaxBearer, TaxTerm
from mediator_app.law.catalogue import found
from mediator_app.law.checks.subject import Subject
from mediator_app.law.findings import Finding

_BEARS: Final = "(?:全部|均|都)?由?(?:{who})(?:一?方)?(?:自行)?(?:承担|负担|缴纳|出)"
_PAYER: Final = "公司|单位|用人单位|企业|被申请人|付款|资方"
_PAYEE: Final = "个人|本人|申请人|员工|劳动者|收款|自己"
_TAX: Final = "(?:个人所得税|个税|所得税|税款|税费|税金)"
_SAID: Final = {
    TaxBearer.PAYER: re.compile(
        rf"税\s*[后後]|不含税|实得|(?<![款钱])到手(?![后之])|{_TAX}{_BEARS.format(who=_PAYER)}"
        r"|\b(?:after|post)[\s-]*tax(?:es)?\b|\bnet of (?:income )?tax(?:es)?\b|\btake[\s-]*home\b",
        re.IGNORECASE,
    ),
    TaxBearer.PAYEE: re.compile(
        rf"税\s*前|(?<!不)含税|{_TAX}(?:自理|{_BEARS.format(who=_PAYEE)})"
        r"|\b(?:before|pre)[\s-]*tax(?:es)?\b|\bgross\b",
        re.IGNORECASE,
    ),
}
_DENIED: Final = re.compile(r"(?:不是|并非|[非不]|不(?:按|算|计)|\bnot(?: an?| the)?)\s*$", re.IGNORECASE)
_KINDS: Final = {TaxBearer.PAYEE: "before_tax", TaxBearer.PAYER: "after_tax"}


def check_tax(subject: Subject) -> Iterator[Finding]:
    """Whether somebody bears the tax, and whether it is who was agreed with the amount."""
    content = subject.content
    if content.settlement is None or not content.settlement.total.is_positive:
        return
    said = offered_with(content)
    number, term = next(
        ((at, one) for at, one in enumerate(content.terms) if isinstance(one, TaxTerm)), (-1, None)
    )
    if term is None and said:
        yield found("tax_term_unsaid", "terms", words=said[0][0])
    elif term is None:
        yield found("tax_term_missing", "terms")
    else:
        other = next((words for words, bearer in said if bearer is not term.bearer), None)
        if other is not None:
            yield found("tax_term_differs", f"terms.{number}.bearer", words=other, kind=_KINDS[term.bearer])


def offered_with(content: Content) -> tuple[tuple[str, TaxBearer], ...]:
    """What the offers of the agreed total say of the tax, in their own words and the newest first.

    Only the last offer of a side counts; empty where none of these is the agreed total, or none says anything.
    """
    if content.settlement is None:
        return ()
    agreed = [one for one in last_of_each(content.offers).values() if one.amount == content.settlement.total]
    read = (read_tax(offer.conditions) for offer in reversed(agreed))
    return tuple(said for said in read if said is not None)


def read_tax(conditions: str) -> tuple[str, TaxBearer] | None:
    """The words about the tax in the conditions of an offer; None where there are none, or of both kinds."""
    text = unicodedata.normalize("NFKC", conditions).replace("稅", "税")
    said: dict[TaxBearer, str] = {}
    for bearer, pattern in _SAID.items():
        for match in pattern.finditer(text):
            if not _DENIED.search(text[: match.start()]):
                said.setdefault(bearer, match[0])
    return next(((words, bearer) for bearer, words in said.items()), None) if len(said) == 1 else None
