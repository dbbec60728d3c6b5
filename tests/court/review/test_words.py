"""Everything is said in both languages, and nothing is said that no page asks for."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import pytest

from court.review.pages import TEMPLATES
from court.review.words import LANGUAGES, TABLES, Language, Words, catalogue
from court.schema import Channel, FilingState, Role
from mediator_app.domain.verdict import DocumentState
from mediator_app.exchange import contract as contract_of_filings
from mediator_app.exchange.contract import case_data
from mediator_app.exchange.contract.answers import Outcome, PackKind, ReviewState
from mediator_app.exchange.contract.filing import DocumentKind, FilingKind
from mediator_app.exchange.contract.reasons import Reason

COURT = TABLES.parents[1]
SHARED = ("reviews", "hearings", "packs", "mediators", "laptops", "clerks", "filings", "disputes")
"""Modules of the court whose refusals a clerk can meet, beside those of the review desk."""
API_ONLY = {"key_known", "code_wrong", "code_used", "code_expired", "request_invalid"}
LISTS: dict[str, type[StrEnum]] = {
    "state": FilingState,
    "kind": FilingKind,
    "document": DocumentKind,
    "outcome": Outcome,
    "role": Role,
    "channel": Channel,
    "reason": Reason,
    "pack": PackKind,
    "verdict": DocumentState,
}
ENUMS = {
    "claim": "claim_kind",
    "side": "side",
    "sex": "sex",
    "identity": "id_kind",
    "body_kind": "body_kind",
    "agent_kind": "agent_kind",
    "authority": "authority",
    "power": "power",
    "method": "pay_method",
    "hand": "hand",
    "signer": "signer_role",
    "service_method": "service_method",
    "service_outcome": "service_outcome",
    "offer_side": "offer_side",
    "paper": "paper_kind",
    "revision": "revision_state",
}


def own_keys() -> set[str]:
    return {key for key in catalogue() if not key.startswith("verdict.")}


def test_every_entry_is_there_in_both_languages_with_the_same_parameters() -> None:
    for key, entry in catalogue().items():
        assert set(entry) == set(LANGUAGES), key
        assert all(text.strip() for text in entry.values()), key
        fields = [
            {name for _, name, _, _ in string.Formatter().parse(text) if name} for text in entry.values()
        ]
        assert fields[0] == fields[1], key


def test_chinese_is_chinese_and_english_is_english() -> None:
    chinese = re.compile(r"[㐀-鿿]")
    for key in own_keys() - {"frame.other_language"}:
        entry = catalogue()[key]
        assert not chinese.search(entry["en"]), key
        assert chinese.search(entry["zh"]) or not re.search(r"[A-Za-z]{3}", entry["zh"]), key


@pytest.mark.parametrize("kind", sorted(LISTS))
def test_every_code_has_words(kind: str) -> None:
    assert {f"codes.{kind}.{code.value}" for code in LISTS[kind]} <= own_keys()


@pytest.mark.parametrize("kind", sorted(ENUMS))
def test_every_value_of_the_schema_has_words(kind: str) -> None:
    values = case_data.schema(2)["$defs"][ENUMS[kind]]["enum"]
    assert {f"codes.{kind}.{value}" for value in values} <= own_keys()


def test_every_term_party_remark_and_review_state_has_words() -> None:
    defs = case_data.schema(2)["$defs"]
    terms = {name for name in defs if name.endswith("_term")}
    assert {f"codes.term.{name}" for name in terms} <= own_keys()
    assert {f"codes.party_type.{name}" for name in ("worker", "employer")} <= own_keys()
    assert {f"codes.state.{state.value}" for state in ReviewState} <= own_keys()
    checks = Path(case_data.__file__).with_name("checks.py")
    said = set(literals(checks, "Remark", keyword="code")) | {
        "applicant_missing",
        "respondent_missing",
    }
    assert said
    assert {f"codes.remark.{code}" for code in said} <= own_keys()


def test_every_refusal_that_a_clerk_can_meet_has_words() -> None:
    sources = [*(COURT / "review").glob("*.py"), *(COURT / f"{name}.py" for name in SHARED)]
    said = {code for path in sources for code in literals(path, "Refused")} - API_ONLY
    assert len(said) > 30
    assert {f"refused.{code}" for code in said} <= own_keys()


def test_every_deed_of_the_log_has_words() -> None:
    deeds = {text for path in COURT.rglob("*.py") for text in literals(path, "note", place=0)}
    deeds |= {text for path in COURT.rglob("*.py") for text in literals(path, "write", place=3)}
    deeds |= {text for path in COURT.rglob("*.py") for text in literals(path, "add", place=4)}
    assert "filing_received" in deeds
    assert "filing_seen" in deeds
    assert "filing_docketed" in deeds
    assert {f"codes.deed.{deed}" for deed in deeds} <= own_keys()


def test_every_detail_of_the_log_has_a_name() -> None:
    names = {
        word.arg
        for path in COURT.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and (
            getattr(node.func, "attr", "") == "note" or ast.unparse(node.func) in ("audit.write", "audit.add")
        )
        for word in node.keywords
        if word.arg not in (None, "at")
    }
    assert {"code", "count", "link", "role", "show"} <= names
    assert {f"codes.detail.{name}" for name in names - NOT_OF_THE_LOG} <= own_keys()


NOT_OF_THE_LOG = {"by"}


def test_every_fault_of_a_filing_or_a_stick_has_words() -> None:
    """A clerk reads in words what was wrong with what came: codes of the contract, of intake and of the stick."""
    contract = Path(contract_of_filings.__file__).parent
    sources = [*contract.rglob("*.py"), COURT / "stick.py", COURT / "intake.py"]
    said = {
        code for path in sources for name in ("Fault", "Refused", "_invalid") for code in literals(path, name)
    }
    said |= {"bundle_name", "bag_manifest", "contract_too_new", "contract_too_old"}
    assert len(said) > 60
    assert {f"codes.bundle.{code}" for code in said - ENROLLING - {"not_found"}} <= own_keys()


ENROLLING = {"code_letter", "code_long", "code_short"}
"""Faults of a typed one-time code, which the laptop says."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_log_speaks_in_words(language: Language) -> None:
    words = Words(language)
    told = {
        ("role", "clerk"): ("角色 书记员", "role clerk"),
        ("code", "hash_mismatch"): (
            "原因 文件内容与清单不符。",
            "because A file is not what the manifest says.",
        ),
        ("show", "open"): ("范围 待办", "list Open"),
        ("numbers", True): ("显示了号码", "with numbers"),
        ("count", 3): ("件数 3", "how many 3"),
    }
    for (name, value), both in told.items():
        assert words.detail(name, value) == both[LANGUAGES.index(language)]


def test_pages_ask_only_for_words_that_are_there_and_no_word_is_left_over() -> None:
    asked, open_ended = set(), set()
    for text in templates():
        asked |= set(re.findall(r"say\('([a-z_.0-9]+)'", text))
        open_ended |= set(re.findall(r"say\('([a-z_.]+)' ~", text))
        asked |= {
            name for pair in re.findall(r"say\('([\w.]+)' if [^}]*? else '([\w.]+)'", text) for name in pair
        }
        open_ended |= set(re.findall(r"[ (]'(\w+\.\w+_)' ~", text)) | set(
            re.findall(r"else '(\w+\.\w+_)' ~", text)
        )
    for path in (COURT / "review").glob("*.py"):
        for text in [*literals(path, "say"), *literals(path, "say", plain=False)]:
            (asked if text in own_keys() else open_ended).add(text)
    for path in (COURT / "review" / f"{name}.py" for name in CASE_ROOMS):
        labels = [text for name in LABELLING for text in literals(path, name)]
        asked |= {f"case.{text}" for text in labels}
        asked |= {f"case.{text}" for text in literals(path, "flag", place=1)}
    asked -= open_ended
    assert asked <= own_keys() | {key for key in catalogue() if key.startswith("verdict.")}
    dynamic = tuple({*open_ended, "codes.", "refused.", "statistics.", "terms."})
    left = {key for key in own_keys() - asked if not key.startswith(dynamic)}
    assert (
        left <= {"case.legal_representative", "case.principal", "case.mediator", "case.recorder"} | INDIRECT
    )


CASE_ROOMS = ("case_view", "agreement_view", "case_words")
LABELLING = ("label", "text", "coded", "day")
INDIRECT = {
    "case.papers_on_file", "case.papers_missing", "case.plan_missing", "case.plan_unclear", "filings.none_found",
}  # fmt: skip
"""Chosen between two by a condition within the call."""


def templates() -> Iterator[str]:
    for path in sorted(TEMPLATES.glob("*.html")):
        yield path.read_text("utf-8")


def test_no_template_says_anything_by_itself() -> None:
    """Words in a template would be words in one language."""
    for path in sorted(TEMPLATES.glob("*.html")):
        text = re.sub(r"\{% block body_class %\}\w*\{% endblock %\}|SHA-256", "", path.read_text("utf-8"))
        text = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", text, flags=re.DOTALL)
        plain = re.sub(r"<[^>]*>", " ", text)
        assert not re.search(r"[A-Za-z㐀-鿿]{2}", plain), path.name


def literals(
    path: Path, called: str, *, place: int = 0, keyword: str = "", plain: bool = True
) -> Iterator[str]:
    """Texts that stand at a place of a call; not `plain`: the beginnings of texts that are put together."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        found = (
            [word.value for word in node.keywords if word.arg == keyword]
            if keyword
            else node.args[place : place + 1]
        )
        if name != called:
            continue
        for argument in found:
            for inner in (argument.body, argument.orelse) if isinstance(argument, ast.IfExp) else (argument,):
                if plain and isinstance(inner, ast.Constant) and isinstance(inner.value, str):
                    yield inner.value
                if (
                    not plain
                    and isinstance(inner, ast.JoinedStr)
                    and isinstance(inner.values[0], ast.Constant)
                ):
                    yield str(inner.values[0].value)
