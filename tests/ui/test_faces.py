"""The window draws every name without any font of the system, and loads the large faces only for rare ones."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ui.faces import FOLDER, LARGE, OWN, OWN_LATIN, RARE

ROOT = Path(__file__).resolve().parents[2]

PROBE = """
import sys
from PySide6.QtGui import QFontDatabase, QFontInfo, QRawFont
from ui.app import make_application
from ui.faces import FAMILY, load_own, notice
from ui.theme import theme
app = make_application(["probe"])
load_own()
aliases = set(QFontDatabase.families()) - {FAMILY}
for char in sys.argv[1]:
    notice(char)
loaded = set(QFontDatabase.families()) - aliases
drawn = [QRawFont.fromFont(__import__("PySide6.QtGui", fromlist=["QFont"]).QFont(name)) for name in sorted(loaded)]
missing = [char for char in sys.argv[1] if not any(font.supportsCharacter(ord(char)) for font in drawn)]
print(",".join(sorted(loaded)), "|", "".join(missing))
"""

DRAWN = """
import sys
from pathlib import Path
from ui.app import dress, make_application
from ui.preferences import PreferenceFile
from ui.widgets.parts import Words
app = make_application(["probe"])
dress(app, PreferenceFile(Path(sys.argv[1]) / "look.ini"))
def made(text):
    label = Words("title", text)
    label.resize(300, 60)
    label.show()
    return label, label.grab().toImage()
old, ordinary = made("王某某")
old.setText("王𠮷㛃")
fresh = made("王𠮷㛃")[1]
print(old.grab().toImage() == fresh, fresh != made("王𠮷𡃁")[1], made("王某某")[1] == ordinary)
"""

MARKS = """
import sys
from pathlib import Path
from PySide6.QtGui import QFontDatabase
from ui.app import dress, make_application
from ui.faces import LATIN
from ui.language import Language, tongue
from ui.preferences import PreferenceFile
from ui.theme import theme
from ui.widgets.contents import contents
from ui.widgets.money_edit import MoneyEdit
from ui.widgets.parts import Card, Words, button, set_kind
app = make_application(["probe"])
kept = PreferenceFile(Path(sys.argv[1]) / "look.ini")
kept.change(language=Language.CHINESE)
dress(app, kept)
def made():
    card = Card("“Agreed”")
    edit = MoneyEdit(large=True)
    edit.setText("a · b…")
    for part in (Words("muted", "It’s 王 · 林…"), Words("", "‘so’"), edit, button("Agree · 1…", "primary")):
        card.body.addWidget(part)
    card.resize(300, 300)
    card.show()
    return card, card.grab().toImage()
def measured(card):
    label = contents(card.body)[1]
    metrics = label.fontMetrics()
    return [round(metrics.horizontalAdvance(text) / label.font().pixelSize(), 2) for text in "’“…·王"]
def fonts(card):
    parts = [card.title, *contents(card.body)[1:]]
    return [(part.font().families(), part.font().pixelSize(), part.font().bold()) for part in parts]
old, chinese = made()
print(measured(old), LATIN in QFontDatabase.families())
tongue().speak(Language.ENGLISH)
print(measured(old))
fresh, english = made()
print(old.grab().toImage() == english, english != chinese)
theme().choose(theme().scheme, 130)
print(fonts(old) == fonts(made()[0]))
theme().choose(theme().scheme, 100)
tongue().speak(Language.CHINESE)
set_kind(contents(fresh.body)[1], tone="amber")
set_kind(contents(fresh.body)[1], tone="")
print(fonts(old) == fonts(made()[0]), fonts(fresh) == fonts(old), made()[1] == chinese)
"""


def without_fonts(program: str, argument: str, tmp_path: Path) -> str:
    """What a program says on a machine without fonts."""
    bare = tmp_path / "fonts.conf"
    bare.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"<dir>{tmp_path}/none</dir><cachedir>{tmp_path}/cache</cachedir></fontconfig>",
        "utf-8",
    )
    done = subprocess.run(
        [sys.executable, "-c", program, argument],
        env={**os.environ, "FONTCONFIG_FILE": str(bare), "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout.rstrip("\n")


def probe(text: str, tmp_path: Path) -> tuple[set[str], str]:
    """Families loaded for a text on a machine without fonts, and the characters that none of them draws."""
    families, missing = without_fonts(PROBE, text, tmp_path).split(" | ")
    return set(families.split(",")), missing


def test_ordinary_words_need_the_windows_own_face_only(tmp_path: Path) -> None:
    families, missing = probe("调解工作台·林某某诉示例公司 ¥3,900,000.00 — Müller ①", tmp_path)
    assert families == {"Desk Sans"}
    assert missing == ""


def test_a_rare_name_brings_the_large_faces(tmp_path: Path) -> None:
    families, missing = probe("欧阳𠮷㛃䶮鿃", tmp_path)
    assert families == {"Desk Sans", *(family for _, family in LARGE)}
    assert missing == ""


def test_what_was_drawn_before_draws_a_rare_name_as_what_is_made_after(tmp_path: Path) -> None:
    """The large faces come without the style sheet being put on anew."""
    assert without_fonts(DRAWN, str(tmp_path), tmp_path) == "True True True"


def test_quotation_marks_and_dots_are_narrow_in_english_and_wide_in_chinese(tmp_path: Path) -> None:
    """Also in what stands on the screen while the language is switched."""
    chinese, english, switched, large, back = without_fonts(MARKS, str(tmp_path), tmp_path).splitlines()
    assert chinese == "[1.0, 1.0, 1.0, 1.0, 1.0] False", "Chinese loads no face that it does not need"
    narrow = [float(width) for width in english.strip("[]").split(",")]
    assert narrow[4] == 1
    assert all(width < 0.7 for width in (narrow[0], narrow[1], narrow[3]))
    assert (switched, large, back) == ("True True", "True", "True True True")


@pytest.mark.parametrize("char", "一龥林調")
def test_characters_of_the_two_byte_part_are_not_rare(char: str) -> None:
    assert RARE.search(char) is None


def test_all_committed_fonts_together_stay_below_sixty_megabytes() -> None:
    assert sum(path.stat().st_size for path in FOLDER.rglob("*") if path.is_file()) < 60_000_000
    assert all((FOLDER / file).exists() for file in (*OWN, *OWN_LATIN))
