"""The user guide as it lies in `docs`: one text in each language, each chapter about pages of the window."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ui.language import Language

FOLDER: Final = Path(__file__).resolve().parent.parent / "docs"
FILES: Final = {Language.CHINESE: "guide.zh-CN.md", Language.ENGLISH: "guide.en.md"}
_ABOUT: Final = re.compile(r"<!-- for: ([a-z ]+) -->\n*")


@dataclass(frozen=True, slots=True)
class Chapter:
    """`text` is Markdown, without the title. `about` names steps, rooms and the gate."""

    title: str
    text: str
    about: tuple[str, ...]


def chapters(language: Language) -> tuple[Chapter, ...]:
    """The chapters in their order; what stands before the first is for readers outside the window."""
    whole = (FOLDER / FILES[language]).read_text("utf-8")
    _, *parts = re.split(r"^## ", whole, flags=re.MULTILINE)
    found = []
    for part in parts:
        title, _, body = part.partition("\n")
        about = _ABOUT.search(body)
        found.append(Chapter(title, _ABOUT.sub("", body).strip(), tuple(about[1].split()) if about else ()))
    return tuple(found)
