"""Nothing in the window is untranslated, and what is committed is what the sources say."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

from scripts import translations
from ui.language import FOLDER, Language, Tongue

PARTS = sorted(part for part, files in translations.sources().items() if files)
MARK = re.compile(r"\{\w*\}")
WORD = re.compile(r"[A-Za-z]{3}")
HALF_STOP = re.compile(r"[一-鿿][.,;:?!]( |$)")


@pytest.fixture(scope="module")
def looked(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every part's words, looked up again from the sources as they are now."""
    place = tmp_path_factory.mktemp("words")
    made = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(translations, "FOLDER", place)
        for part, files in translations.sources().items():
            if files:
                kept = FOLDER / f"{part}_zh.ts"
                if kept.exists():
                    shutil.copy(kept, place)
                made[part] = translations.look(part, files)
    return made


@pytest.mark.parametrize("part", PARTS)
def test_every_word_of_the_sources_has_chinese(looked: dict[str, Path], part: str) -> None:
    assert translations.missing(looked[part]) == []


@pytest.mark.parametrize("part", PARTS)
def test_what_is_compiled_is_what_is_written(part: str, tmp_path: Path) -> None:
    copy = tmp_path / f"{part}_zh.ts"
    shutil.copy(FOLDER / copy.name, copy)
    assert translations.compile_words(copy).read_bytes() == (FOLDER / f"{part}_zh.qm").read_bytes()


@pytest.mark.parametrize("part", PARTS)
def test_both_languages_leave_the_same_gaps(part: str) -> None:
    differing = [
        (source, element.text)
        for _, source, element in translations.messages(FOLDER / f"{part}_zh.ts")
        if sorted(MARK.findall(source)) != sorted(MARK.findall(element.text or ""))
    ]
    assert not differing


@pytest.mark.parametrize("part", PARTS)
def test_the_chinese_is_chinese(part: str) -> None:
    """A translation that repeats the English, or ends as English does, was never read by anybody."""
    wrong = [
        (source, text)
        for _, source, element in translations.messages(FOLDER / f"{part}_zh.ts")
        if (text := element.text or "")
        and (HALF_STOP.search(text) or (text == source and WORD.search(MARK.sub("", source))))
    ]
    assert not wrong


def test_an_untranslated_word_would_be_found(tmp_path: Path) -> None:
    source = tmp_path / "page.py"
    source.write_text('class Page:\n    def f(self):\n        return self.tr("Quite new")\n', "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(translations, "FOLDER", tmp_path)
        patch.setattr(translations, "ROOT", tmp_path)
        assert translations.missing(translations.look("page", [source])) == [("Page", "Quite new")]


def test_the_language_changes_while_the_program_runs(qapp: object) -> None:
    tongue = Tongue()
    from PySide6.QtCore import QCoreApplication

    tongue.speak(Language.CHINESE)
    chinese = QCoreApplication.translate("Step", "Negotiation")
    tongue.speak(Language.ENGLISH)
    assert (chinese, QCoreApplication.translate("Step", "Negotiation")) == ("协商", "Negotiation")
    assert isinstance(QTranslator(), QTranslator)


def test_one_act_has_one_name_wherever_it_is_offered() -> None:
    """Steps 1 and 4 offer the same acts, with words of their own for nothing that both say."""
    named: dict[str, dict[str, set[str]]] = {}
    for part in PARTS:
        for context, source, element in translations.messages(FOLDER / f"{part}_zh.ts"):
            if context in ("Course", "Ending"):
                named.setdefault(source, {}).setdefault(context, set()).add(element.text or "")
    both = {source: words for source, words in named.items() if len(words) == 2}
    assert {"Adjourn…", "Adjourn", "No agreement…", "End without agreement"} <= set(both)
    assert [source for source, words in both.items() if words["Course"] != words["Ending"]] == []


def test_three_dots_are_of_one_kind() -> None:
    """A button that asks something ends in the same dots everywhere, and so does what takes a while."""
    files = [*FOLDER.glob("*_zh.ts"), *FOLDER.glob("*.toml")]
    assert len(files) > len(PARTS)
    assert [file.name for file in files if "……" in file.read_text("utf-8")] == []
