"""Look for new words of the window, say which have no Chinese yet, and compile what has.

    python scripts/translations.py                      look, report, compile
    python scripts/translations.py --fill words.json    put translations in first: {"English": "中文"}, or
                                                        {"Context": {"English": "中文"}} where a word needs it

There is one file of words for each part of the window, so that two people can work on two parts.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "translations"
PARTS = {
    "signing": (
        "ui/steps/signing*.py",
        "ui/steps/service*.py",
        "ui/signing/**/*.py",
        "ui/printing/**/*.py",
        "ui/service/**/*.py",
        "ui/widgets/ink*.py",
    ),
    "agreement": (
        "ui/steps/negotiation/**/*.py",
        "ui/steps/payment/**/*.py",
        "ui/steps/terms/**/*.py",
        "ui/steps/check/**/*.py",
    ),
    "filing": ("ui/filing/**/*.py", "ui/rooms/filing.py", "ui/words/filings.py"),
    "steps": ("ui/steps/**/*.py",),
    "words": ("ui/words/**/*.py",),
    "window": ("ui/**/*.py",),
}
"""A file belongs to the first part that names it."""

Words = dict[tuple[str, str], str]


def sources() -> dict[str, list[Path]]:
    """The files of each part."""
    taken: set[Path] = set()
    found: dict[str, list[Path]] = {}
    for part, patterns in PARTS.items():
        files = sorted({file for pattern in patterns for file in ROOT.glob(pattern)} - taken)
        taken.update(files)
        found[part] = files
    return found


def tool(name: str, *arguments: str) -> None:
    """Run one of Qt's translation tools that come with PySide6."""
    program = Path(sys.executable).parent / f"pyside6-{name}"
    subprocess.run([str(program), *arguments], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def look(part: str, files: list[Path]) -> Path:
    """Bring a part's file of words up to date with its sources."""
    words = FOLDER / f"{part}_zh.ts"
    names = [str(file.relative_to(ROOT)) for file in files]
    tool(
        "lupdate", *names, "-ts", str(words),
        "-source-language", "en", "-target-language", "zh_CN", "-locations", "none", "-no-obsolete",
        "-tr-function-alias", "translate+=_tr",
    )  # fmt: skip
    return words


def messages(file: Path) -> Iterator[tuple[str, str, ET.Element]]:
    """Context, English and translation element of every word in a file."""
    for context in ET.parse(file).getroot().iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            element = message.find("translation")
            if element is not None:
                yield name, message.findtext("source", ""), element


def missing(file: Path) -> list[tuple[str, str]]:
    """Words of a file that have no Chinese."""
    return [
        (context, source)
        for context, source, element in messages(file)
        if element.get("type") == "unfinished" or not (element.text or "").strip()
    ]


def fill(file: Path, given: Mapping[str, str | Mapping[str, str]]) -> int:
    """Put translations into a file; gives how many."""
    tree = ET.parse(file)
    put = 0
    for context in tree.getroot().iter("context"):
        own = given.get(context.findtext("name", ""))
        for message in context.iter("message"):
            source, element = message.findtext("source", ""), message.find("translation")
            text = (own.get(source) if isinstance(own, Mapping) else None) or given.get(source)
            if element is None or not isinstance(text, str):
                continue
            if element.text == text and element.get("type") is None:
                continue
            element.text = text
            element.attrib.pop("type", None)
            put += 1
    if put:
        body = ET.tostring(tree.getroot(), encoding="unicode")
        file.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', "utf-8")
    return put


def compile_words(file: Path) -> Path:
    """The compiled form beside it; the same words give the same bytes."""
    made = file.with_suffix(".qm")
    tool("lrelease", str(file), "-qm", str(made), "-removeidentical", "-silent")
    return made


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--fill", type=Path, action="append", default=[])
    parser.add_argument("--part", choices=sorted(PARTS), action="append")
    asked = parser.parse_args()
    given: dict[str, str | Mapping[str, str]] = {}
    for source in asked.fill:
        for name, words in json.loads(source.read_text("utf-8")).items():
            before = given.get(name)
            both = isinstance(before, Mapping) and isinstance(words, Mapping)
            given[name] = {**before, **words} if both else words  # type: ignore[dict-item]
    lacking = 0
    for part, files in sources().items():
        if not files or (asked.part and part not in asked.part):
            continue
        words = look(part, files)
        if given:
            print(f"{part}: {fill(words, given)} put in")
        for context, source in missing(words):
            lacking += 1
            print(f"{part}: no Chinese for {context}: {source!r}")
        compile_words(words)
    return 1 if lacking else 0


if __name__ == "__main__":
    raise SystemExit(main())
