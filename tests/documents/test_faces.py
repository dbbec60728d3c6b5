"""Every character that a name or a clause may hold has a glyph, or is refused by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from mediator_app.documents.blocks import Document, Paragraph, inline
from mediator_app.documents.faces import BOLD, REGULAR, RESOURCES, check_glyphs, letter, word
from mediator_app.documents.sheets import render
from mediator_app.domain.errors import Refusal
from tests.documents import reading

MOVED_FROM_PRIVATE_USE = {
    *range(0x9FB4, 0x9FBC), *range(0xFE10, 0xFE1A), 0x20087, 0x20089, 0x200CC, 0x215D7, 0x2298F, 0x241FE,
}  # fmt: skip


def general_table() -> str:
    lines = (RESOURCES / "fonts/general-standard-characters.txt").read_text("utf-8").splitlines()
    return "".join(line for line in lines if not line.startswith("#"))


def level_two() -> set[int]:
    """GB 18030-2022 implementation level 2, derived as resources/fonts/README.md says."""
    found = set(MOVED_FROM_PRIVATE_USE) | set(range(0x4E00, 0x9FF0)) | set(range(0x3400, 0x4DB6))
    found |= {ord(char) for char in general_table()} | set(range(0x20, 0x7F))
    for lead in range(0x81, 0xFF):
        for trail in (*range(0x40, 0x7F), *range(0x80, 0xFF)):
            try:
                code = ord(bytes((lead, trail)).decode("gb18030"))
            except UnicodeDecodeError:
                continue
            if not 0xE000 <= code <= 0xF8FF:
                found.add(code)
    return found


def test_the_general_table_is_whole() -> None:
    table = general_table()
    assert len(set(table)) == 8105
    assert sum(char > "\uffff" for char in table) == 196


def test_all_of_level_two_has_a_glyph_in_both_weights() -> None:
    assert len(level_two()) > 28_000
    for code in level_two():
        assert letter(chr(code)).glyph
        assert letter(chr(code), bold=True).glyph


def test_all_of_level_two_comes_out_of_the_paper_again(tmp_path: Path) -> None:
    """Rendered, embedded, and read back by another program, character for character."""
    wanted = [chr(code) for code in sorted(level_two()) if not chr(code).isspace()]
    text = "".join(wanted)
    document = Document("probe", "字", "zh-CN", (Paragraph(inline(text)),))
    read = reading.text(render(document).data, tmp_path, "-raw")
    missing = set(wanted) - set(read)
    # poppler itself writes presentation forms and compatibility signs in their plain shape
    assert not {char for char in missing if "\u3400" <= char <= "\u9fff" or char > "\uffff"}


def test_common_bold_characters_are_truly_bold() -> None:
    assert letter("调", bold=True).face == BOLD
    rare = letter("𬭼", bold=True)
    assert rare.face == BOLD or rare.thick
    assert letter("鿫", bold=True).thick


@pytest.mark.parametrize("name", ["𠮷田", "𬭼", "㛃", "李𫖯", "Łukasz Dvořák", "Nguyễn Văn Đức", "Ольга"])
def test_rare_names_are_drawn(name: str, tmp_path: Path) -> None:
    document = Document("probe", "字", "zh-CN", (Paragraph(inline(f"申请人{name}，")),))
    data = render(document).data
    assert "".join(name.split()) in reading.flat(data, tmp_path)
    assert all(" yes yes yes " in line for line in reading.fonts(data, tmp_path))


def test_a_foreign_name_is_drawn_by_one_face() -> None:
    assert len({one.face for one in word("Dvořák")}) == 1
    assert {one.face for one in word("Wolfgang")} == {REGULAR}


def test_a_character_without_glyph_is_refused_by_name() -> None:
    with pytest.raises(Refusal) as caught:
        render(Document("probe", "字", "zh-CN", (Paragraph(inline("甲\U0002ebf0乙")),)))
    assert caught.value.code == "glyph_missing"
    assert caught.value.params == {"character": "\U0002ebf0", "codepoint": "U+2EBF0"}
    with pytest.raises(Refusal) as caught:
        check_glyphs("甲\U0002ebf0", "parties.0.name")
    assert caught.value.field == "parties.0.name"
