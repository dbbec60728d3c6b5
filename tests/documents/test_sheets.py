"""Pages as other programs see them."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
import segno
from hypothesis import given, settings
from hypothesis import strategies as st

from mediator_app.documents.blocks import (
    Align,
    Block,
    Column,
    Document,
    Heading,
    Marks,
    Measure,
    Paragraph,
    SealPlace,
    Signatures,
    Slot,
    Table,
    Title,
    inline,
)
from mediator_app.documents.measures import MM, PAGE_HEIGHT, sizes
from mediator_app.documents.pages import paginate
from mediator_app.documents.sheets import SealMark, render
from mediator_app.documents.typesetting import typeset
from mediator_app.domain.errors import Refusal
from mediator_app.domain.ink import Ink, Stroke
from tests.documents import reading

MARKS = Marks(
    page_of="第{page}页 共{pages}页",
    draft="草稿",
    draft_line="草稿",
    practice="演练",
    practice_line="演练文书",
    seal="封存",
)
SEAL = SealMark("0123456789abcdef" * 4)
SLOTS = tuple(Slot(f"party:{n}", f"当事人{n}（签名）：", date="年  月  日") for n in range(3))
INK = Ink(
    (Stroke(tuple((500 + i * 40, 800 + i * 37 % 400, 300 + i * 15, i * 10) for i in range(40))),), 4000, 1500
)


def paper(*blocks: Block, measure: Measure = Measure.OFFICIAL) -> Document:
    return Document(
        "mediation_agreement", "调解协议书", "zh-CN", blocks, measure=measure, running="第1号", marks=MARKS
    )


def filler(lines: int) -> tuple[Block, ...]:
    return tuple(Paragraph(inline("双方确认上述内容。")) for _ in range(lines))


def test_the_same_document_gives_the_same_bytes() -> None:
    document = paper(Title(inline("调解协议书")), *filler(40), Signatures(SLOTS))
    first = render(document, seal=SEAL, inks={"party:0": INK})
    assert render(document, seal=SEAL, inks={"party:0": INK}) == first
    assert render(document, seal=SEAL) != first


def test_other_programs_read_it(tmp_path: Path) -> None:
    document = paper(
        Title(inline("调解协议书")), Paragraph(inline("支付750,000.00元（柒拾伍万元整）。")), *filler(50)
    )
    made = render(document, seal=SEAL)
    assert "No syntax or stream encoding errors" in reading.check(made.data, tmp_path)
    faces = reading.fonts(made.data, tmp_path)
    assert faces
    assert all(re.search(r"yes yes yes", line) for line in faces)
    assert "Helvetica" not in "".join(faces)
    read = reading.flat(made.data, tmp_path)
    assert read.count("750,000.00") == 1
    assert read.count("柒拾伍万元整") == 1
    details = reading.info(made.data, tmp_path)
    assert details["Title"] == "调解协议书"
    assert details["Pages"] == str(made.pages) == "3"
    assert "CreationDate" not in details
    assert b"/Lang (zh-CN)" in made.data


def test_every_page_says_which_it_is_of_how_many(tmp_path: Path) -> None:
    made = render(paper(*filler(70)), seal=SEAL)
    pages = reading.text(made.data, tmp_path).split("\f")[:-1]
    assert len(pages) == made.pages == 4
    for number, page in enumerate(pages, start=1):
        flat = "".join(page.split())
        assert f"第{number}页共4页" in flat
        assert f"—{number}—" in flat
        assert "封存0123456789abcdef" in flat


@settings(max_examples=40)
@given(st.integers(0, 60), st.integers(1, 6), st.booleans())
def test_places_to_sign_stay_together_and_never_alone(lines: int, count: int, sealed: bool) -> None:
    slots = tuple(Slot(f"party:{n}", "签名：", stamp=n % 2 == 0, date="年  月  日") for n in range(count))
    closing = (SealPlace("某某委员会", "2026年12月1日"),) if sealed else ()
    blocks = (*filler(lines), Paragraph(inline("本协议一式三份。" * 9)), Signatures(slots), *closing)
    measured = sizes(Measure.OFFICIAL)
    made = render(paper(*blocks))
    assert len({slot.page for slot in made.slots}) == 1
    assert [slot.id for slot in made.slots] == [slot.id for slot in slots]
    page = made.slots[0].page
    pages = paginate(typeset(blocks, measured), measured.height)
    first = pages[page - 1][0].box
    assert not any(hasattr(piece, "slot") for piece in first.pieces), "text stands above the signatures"
    for slot in made.slots:
        assert slot.y > 0
        assert slot.y + slot.height < PAGE_HEIGHT


def test_more_places_to_sign_than_a_page_holds_part_only_between_rows() -> None:
    slots = tuple(Slot(f"party:{n}", "签名：", stamp=True, date="年  月  日") for n in range(30))
    made = render(paper(*filler(3), Signatures(slots)))
    assert [slot.id for slot in made.slots] == [slot.id for slot in slots]
    assert made.slots[0].page == 1
    assert all(slot.y > 0 for slot in made.slots)


@settings(max_examples=25)
@given(st.integers(0, 45))
def test_a_heading_is_never_the_last_line_of_a_page(lines: int) -> None:
    blocks = (*filler(lines), Heading(inline("一、付款")), *filler(3))
    measured = sizes(Measure.OFFICIAL)
    boxes = typeset(blocks, measured)
    heading = boxes[lines]
    for page in paginate(boxes, measured.height):
        assert page[-1].box is not heading


@settings(max_examples=20)
@given(st.integers(1, 12), st.integers(0, 30))
def test_no_single_line_of_a_paragraph_is_left_behind(length: int, before: int) -> None:
    blocks = (*filler(before), Paragraph(inline("双方确认上述内容无误。" * length)))
    measured = sizes(Measure.OFFICIAL)
    boxes = typeset(blocks, measured)[before:]
    pages = paginate(typeset(blocks, measured), measured.height)
    counts = [sum(placed.box in boxes for placed in page) for page in pages]
    if len(boxes) > 3:
        assert 1 not in counts


def test_long_tables_repeat_their_heads_and_split_between_rows(tmp_path: Path) -> None:
    columns = (Column("期次", 0), Column("付款日期", 1), Column("金额（元）", 0, Align.RIGHT))
    rows = tuple(
        (inline(str(n)), inline("2026年12月15日前支付" * (1 + n % 3)), inline(f"{n},000.00"))
        for n in range(300)
    )
    made = render(paper(Table(columns, rows, closing=1)))
    pages = reading.text(made.data, tmp_path).split("\f")[:-1]
    assert len(pages) == made.pages > 5
    assert all("付款日期" in page for page in pages)
    read = reading.flat(made.data, tmp_path)
    assert all(f"{n},000.00" in read for n in range(300))


def test_a_table_of_five_thousand_rows_takes_linear_time() -> None:
    """Counted in boxes, not in seconds: each row is set once and placed once."""
    columns = (Column("姓名", 1), Column("金额", 1))
    measured = sizes(Measure.FORM)
    boxes = typeset((Table(columns, tuple((inline("张三"), inline("1.00")) for _ in range(5000))),), measured)
    pages = paginate(boxes, measured.height)
    assert sum(len(page) for page in pages) == 5000 + 1 + len(pages) - 1 + 2


def test_long_names_wrap_and_stay_inside(tmp_path: Path) -> None:
    name = "上海" + "国际机电设备安装工程技术服务（集团）" * 8 + "有限公司"
    blocks = (
        Title(inline(name)),
        Paragraph(inline(name)),
        Table((Column("", 0), Column("", 2)), ((inline("单位名称"), inline(name)),)),
        Signatures((Slot("party:1", f"{name}（盖章）：", stamp=True), Slot("party:2", "签名："))),
        SealPlace(name, "2026年12月1日"),
    )
    made = render(paper(*blocks))
    assert reading.flat(made.data, tmp_path).count("技术服务") == 8 * 5
    bounding = reading.text(made.data, tmp_path, "-bbox")
    edges = [float(found) for found in re.findall(r'xMax="([\d.]+)"', bounding)]
    assert max(edges) < 595 - 40


def test_a_row_higher_than_a_page_is_refused() -> None:
    with pytest.raises(Refusal) as caught:
        render(paper(Table((Column("", 1),), ((inline("很长" * 3000),),))))
    assert caught.value.code == "text_too_long"


def test_drafts_and_practice_are_marked_on_every_page(tmp_path: Path) -> None:
    document = paper(*filler(30))
    draft = reading.text(render(document).data, tmp_path).split("\f")[:-1]
    assert all("草稿" in page for page in draft)
    practice = render(document, seal=SEAL, practice=True)
    read = reading.text(practice.data, tmp_path).split("\f")[:-1]
    assert all("演练文书" in page and "草稿" not in page for page in read)
    plain = reading.picture(render(document, seal=SEAL).data, tmp_path, 1)[2]
    marked = reading.picture(practice.data, tmp_path, 1)[2]
    grey = sum(200 < value < 250 for value in marked) - sum(200 < value < 250 for value in plain)
    assert grey > 3_000, "the large word is there"
    assert sum(value < 100 for value in marked) < 1.2 * sum(value < 100 for value in plain), "and it is light"


def test_ink_is_drawn_inside_its_place(tmp_path: Path) -> None:
    document = paper(*filler(2), Signatures(SLOTS))
    made = render(document, seal=SEAL, inks={"party:1": INK})
    width, height, bare = reading.picture(render(document, seal=SEAL).data, tmp_path, 1)
    signed = reading.picture(made.data, tmp_path, 1)[2]
    changed = [number for number, pair in enumerate(zip(bare, signed, strict=True)) if pair[0] != pair[1]]
    slot = next(slot for slot in made.slots if slot.id == "party:1")
    assert len(changed) > 50
    for number in changed:
        x, y = number % width, height - number // width
        assert slot.x - 2 <= x <= slot.x + slot.width + 2
        assert slot.y - 2 <= y <= slot.y + slot.height + 2


def test_pressure_makes_the_line_thicker() -> None:
    light = Ink(
        (Stroke(tuple((x, y, 50, t) for x, y, _, t in INK.strokes[0].points)),), INK.width, INK.height
    )
    document = paper(Signatures(SLOTS))
    assert render(document, inks={"party:0": light}) != render(document, inks={"party:0": INK})


def test_a_signature_on_paper_is_remarked(tmp_path: Path) -> None:
    made = render(paper(Signatures(SLOTS)), paper_signed={"party:2": "纸质签名，扫描件附卷"})
    assert "纸质签名，扫描件附卷" in reading.flat(made.data, tmp_path)


def test_the_first_line_and_the_page_have_official_measures(tmp_path: Path) -> None:
    """GB/T 9704-2012: 22 lines of 28 characters on 156 mm by 225 mm."""
    made = render(paper(Paragraph(inline("正" * 28 * 22), indent=0)))
    assert made.pages == 1
    lines = [line for line in reading.text(made.data, tmp_path, "-layout").splitlines() if "正" in line]
    assert [line.count("正") for line in lines] == [28] * 22
    assert render(paper(Paragraph(inline("正" * 28 * 22 + "正"), indent=0))).pages == 2


def test_pages_come_in_order() -> None:
    made = render(paper(*filler(50), Signatures(SLOTS)))
    assert all(a.page <= b.page for a, b in pairwise(made.slots))


def test_the_code_on_each_page_names_seal_kind_and_page(tmp_path: Path) -> None:
    """Read back from the picture of the page, square by square."""
    made = render(paper(*filler(30)), seal=SEAL)
    assert made.pages == 2
    for page in (1, 2):
        wanted = segno.make(
            f"MD1:{SEAL.hash}:mediation_agreement:{page}/2", error="m", mask=2, boost_error=False
        ).matrix
        width, height, pixels = reading.picture(made.data, tmp_path, page, dpi=288)
        unit = 15 * MM * 4 / len(wanted)
        area = sizes(Measure.OFFICIAL)
        # On the inner side, away from the page's number.
        left = (area.left if page % 2 else area.left + area.width - 15 * MM) * 4
        top = height - (7.5 + 15) * MM * 4
        for row, cells in enumerate(wanted):
            for column, dark in enumerate(cells):
                x, y = int(left + (column + 0.5) * unit), int(top + (row + 0.5) * unit)
                assert (pixels[y * width + x] < 128) == bool(dark)


def test_a_date_under_a_place_to_sign_is_never_cut(tmp_path: Path) -> None:
    slots = tuple(
        Slot(f"party:{n}", "签名：", date="　　　　　　　　年　　　　月　　　　日") for n in range(3)
    )
    read = reading.text(render(paper(Signatures(slots, 3))).data, tmp_path, "-raw")
    assert [read.count(char) for char in "年月日"] == [3, 3, 3]


def test_what_is_not_bold_in_the_face_is_thickened(tmp_path: Path) -> None:
    """鿫 has no bold drawing: it comes darker in bold than in plain text, and no other letter stays thick."""
    dark = []
    for bold in (False, True):
        made = render(paper(Paragraph(inline("鿫" * 200 + "。", bold))))
        dark.append(sum(255 - value for value in reading.picture(made.data, tmp_path, 1, dpi=100)[2]))
    assert dark[1] > dark[0] * 1.05
