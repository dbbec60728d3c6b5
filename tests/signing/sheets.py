"""Papers made here, so that these tests stand on their own: an agreement in Chinese, and its variations."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

FONT = Path(__file__).resolve().parents[2] / "resources" / "fonts" / "DeskSong-Regular.ttf"

PAGES = (
    ("调解协议书", "申请人：虚构人甲", "被申请人：虚构科技（上海）有限公司"),
    ("一、被申请人向申请人支付人民币750,000.00元", "（大写：柒拾伍万元整）", "于2026年3月31日前一次性付清。"),
    ("二、双方就本案再无其他争议。", "申请人（签名）：", "被申请人（盖章）："),
)


def agreement(
    pages: Sequence[Sequence[str]] = PAGES,
    *,
    boxes: int = 1,
    title: str = "调解协议书",
    packed: bool = True,
) -> bytes:
    """One page for each group of lines, with a signature box drawn on the last; same arguments, same bytes.

    Where it is not `packed`, the words of a page can be found and changed in place.
    """
    name = "SheetSong"
    if name not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(name, str(FONT)))
    out = BytesIO()
    canvas = Canvas(out, invariant=True, pageCompression=int(packed), initialFontName=name)  # type: ignore[arg-type]
    canvas.setTitle(title)
    for number, lines in enumerate(pages, start=1):
        canvas.setFont(name, 14)
        for row, line in enumerate(lines):
            canvas.drawString(72, 760 - 28 * row, line)
        if number == len(pages):
            for box in range(boxes):
                canvas.rect(72, 120 + 70 * box, 150, 60)
        canvas.showPage()
    canvas.save()
    return out.getvalue()
