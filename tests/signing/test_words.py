"""Every verdict can be said in Chinese and in English, with the values that its findings carry."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from mediator_app.domain.verdict import DocumentState, FindingCode, Standing

TABLE = Path(__file__).resolve().parents[2] / "resources" / "translations" / "verdict.toml"
WORDS = tomllib.loads(TABLE.read_text("utf-8"))

PARAMETERS = {
    FindingCode.MORE_SIGNATURES: {"count"},
    FindingCode.SIGNATURE_ADDED: {"name"},
    FindingCode.BYTES_DIFFER: {"first", "count"},
    FindingCode.BYTES_ADDED: {"count"},
    FindingCode.BYTES_MISSING: {"count"},
    FindingCode.PAGE_TEXT: {"page", "before", "after"},
    FindingCode.PAGE_DRAWING: {"page"},
    FindingCode.PAGE_UNREADABLE: {"page"},
    FindingCode.PAGES_ADDED: {"count"},
    FindingCode.PAGES_REMOVED: {"count"},
    FindingCode.ANNOTATION_CHANGED: {"page"},
    FindingCode.FIELD_CHANGED: {"name"},
    FindingCode.SEAL_DIFFERS: {"expected", "found"},
}


@pytest.mark.parametrize(
    ("table", "codes"), [("state", DocumentState), ("standing", Standing), ("finding", FindingCode)]
)
def test_every_code_has_words_and_every_word_a_code(table: str, codes: type[FindingCode]) -> None:
    assert set(WORDS[table]) == {code.value for code in codes}
    assert set(WORDS) == {"state", "standing", "finding"}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_words_use_the_values_that_come_with_the_finding(language: str) -> None:
    for code in FindingCode:
        words = WORDS["finding"][code.value][language]
        assert set(re.findall(r"\{(\w+)\}", words)) == PARAMETERS.get(code, set()), code
        assert words.strip() == words
        assert words.endswith(("。", "."))
