"""Refusals, trouble and findings in words, from the tables beside the translations (`refusals.toml`, `findings.toml`).

The tables hold both languages, since the command line says the same sentences.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QCoreApplication

from mediator_app.domain.errors import Refusal, Trouble
from mediator_app.domain.kinds import PaperKind
from mediator_app.domain.money import Money, format_money
from mediator_app.domain.states import CaseState
from ui.language import FOLDER, tongue
from ui.words.cases import paper_words, state_words
from ui.words.times import local, long_day

if TYPE_CHECKING:
    from mediator_app.law.findings import Finding

translate = QCoreApplication.translate

CODE_PARAMS: Final = frozenset({"kind", "instrument", "typed", "in_number"})
"""Parameters that are codes of values (`resident`, `female`) with words in `values.toml`; names are never looked up."""
FEN_PARAMS: Final = frozenset({"candidates", "limit", "rest", "total", "amount", "paid", "owed"})
"""Parameters that count fen where they are whole numbers, by the names that money's refusals use."""


@cache
def _table(name: str) -> Mapping[str, Any]:
    import tomllib

    with (FOLDER / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def refusal_words(refusal: Refusal) -> str:
    """Why not, and what to do next."""
    return _words("refusals", refusal.code, refusal.params) or translate(
        "Codes", "This cannot be taken as it is. Please look at it again."
    )


def trouble_words(trouble: Trouble) -> str:
    """What happened, that nothing is lost, and what to do next."""
    return _words("refusals", trouble.code, trouble.params) or translate(
        "Codes", "Something outside the program does not work. Your work is kept; please try again."
    )


def reason_words(code: str, params: Mapping[str, object]) -> str:
    """Why something that goes by itself does not go on, from the code and parameters kept with it."""
    return _words("refusals", code, params) or translate(
        "Codes", "Something here needs to be looked at by a person."
    )


def finding_words(finding: Finding) -> str:
    """What a check found, in one sentence."""
    return _words("findings", finding.code, finding.params) or translate(
        "Codes", "Something here needs to be looked at."
    )


def error_words(error: Exception) -> str:
    """Words for whichever of the two kinds it is; anything else is a fault of the program."""
    match error:
        case Refusal():
            return refusal_words(error)
        case Trouble():
            return trouble_words(error)
        case _:
            raise error


def short_trouble(error: Exception | None) -> str:
    """Trouble in the three or four words that fit into a chip."""
    match error.code if isinstance(error, Trouble) else "":
        case "disk_full":
            return translate("Codes", "disk full")
        case "store_read_only":
            return translate("Codes", "disk is read-only")
        case "store_locked":
            return translate("Codes", "store in use elsewhere")
        case "store_damaged":
            return translate("Codes", "store damaged")
        case _:
            return translate("Codes", "disk trouble")


def _words(table: str, code: str, params: Mapping[str, object]) -> str:
    entry = _table(table).get(code)
    if not isinstance(entry, dict):
        return ""
    template = str(entry.get(tongue().language.value, ""))
    try:
        return template.format_map({name: value_words(value, name) for name, value in params.items()})
    except (KeyError, IndexError, ValueError):
        # Better a sentence with a gap than none.
        return template.replace("{", "").replace("}", "")


def value_words(value: object, name: str = "") -> str:
    """A parameter as people write it: amounts with thousands, days in words, states by their names."""
    match value:
        case Money():
            return format_money(value)
        case bool():
            return str(value)
        case int() if name in FEN_PARAMS:
            return format_money(Money(value))
        case datetime():
            return local(value).strftime("%Y-%m-%d %H:%M")
        case date():
            return long_day(value)
        case CaseState():
            return state_words(value)
        case PaperKind():
            return paper_words(value)
        case Enum():
            return str(value.value)
        case str() if name in ("now", "needed", "to", "state") and value in set(CaseState):
            return state_words(CaseState(value))
        case str() if name in CODE_PARAMS and value in _table("values"):
            return str(_table("values")[value][tongue().language.value])
        case str():
            return value
        case Iterable():
            return translate("Codes", " or ").join(value_words(part, name) for part in value)
        case _:
            return str(value)
