"""Remake the faces under resources/fonts from the fonts that Debian ships.

ReportLab and PDF readers of every age take TrueType outlines, Noto Serif CJK has CFF ones, so the outlines are
converted (cubic to quadratic). Only what a paper can need is kept: GB 18030-2022 implementation level 2 for the
text face, every further Han character that BabelStone Han draws for rare names, Latin letters with any mark for
foreign names. Run it with the packages installed that resources/fonts/README.md names:

    python scripts/make_fonts.py [--noto DIR] [--babelstone FILE] [--gentium FILE] [--dejavu FILE] [--only NAME ...]

The output depends on the inputs alone: no time, no machine name goes into a face.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

FONTS = Path(__file__).resolve().parents[1] / "resources" / "fonts"
NOTO_SIMPLIFIED = 2  # the face in Debian's collection that draws the mainland forms
LARGEST_ERROR = 0.6  # thousandths of an em that a converted outline may stray; invisible at 2 400 dpi
VERSION = "1.000"
MADE = 3_850_000_000  # seconds since 1904, a day in 2026; the same for every run


def is_han(code: int) -> bool:
    """Unified and compatibility ideographs, all planes."""
    return 0x3400 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF or 0x20000 <= code <= 0x3FFFD


def two_byte_repertoire() -> set[int]:
    """What the two-byte part of GB 18030 encodes, without its private-use cells."""
    found = set()
    for lead in range(0x81, 0xFF):
        for trail in (*range(0x40, 0x7F), *range(0x80, 0xFF)):
            try:
                code = ord(bytes((lead, trail)).decode("gb18030"))
            except (UnicodeDecodeError, TypeError):
                continue
            if not 0xE000 <= code <= 0xF8FF:
                found.add(code)
    return found


def common_characters() -> set[int]:
    """The 8 105 characters of the general table, from the file beside the fonts."""
    return set(_general_table())


def most_used() -> list[int]:
    """The 3 500 of the table's first level, which nearly all texts are written with."""
    return _general_table()[:3500]


def _general_table() -> list[int]:
    text = (FONTS / "general-standard-characters.txt").read_text(encoding="utf-8")
    return [ord(char) for line in text.splitlines() if not line.startswith("#") for char in line]


def build(
    source: TTFont, codes: Iterable[int], family: str, style: str, weight: int, notices: tuple[str, str, str]
) -> TTFont:
    """A TrueType face of simple glyphs without hints: nothing in it but outlines, widths and names."""
    cmap = source.getBestCmap()
    wanted = {code: cmap[code] for code in sorted(codes) if code in cmap}
    options = subset.Options(
        drop_tables=[*subset.Options().drop_tables, "FFTM", "meta"],
        layout_features=[],
        hinting=False,
        notdef_outline=True,
        desubroutinize=True,
        name_IDs=[],
        glyph_names=False,
    )
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=list(wanted))
    cutter.subset(source)
    order = [".notdef", *dict.fromkeys(source.getBestCmap()[code] for code in wanted)]
    drawn = source.getGlyphSet()
    glyphs = {}
    for name in order:
        recording = DecomposingRecordingPen(drawn)
        drawn[name].draw(recording)
        pen = TTGlyphPen(None)
        if "glyf" in source:
            recording.replay(pen)
        else:
            recording.replay(Cu2QuPen(pen, LARGEST_ERROR, reverse_direction=True))
        glyphs[name] = pen.glyph()
    # Numbers instead of names: the name table of glyphs would be most of the difference between two sources.
    renamed = {name: f"g{number:05d}" if number else ".notdef" for number, name in enumerate(order)}
    builder = FontBuilder(source["head"].unitsPerEm, isTTF=True)
    builder.setupGlyphOrder([renamed[name] for name in order])
    final = source.getBestCmap()
    builder.setupCharacterMap({code: renamed[final[code]] for code in wanted})
    if all(table.format != 12 for table in builder.font["cmap"].tables):
        # One kind of table in every face keeps the reader in mediator_app/documents/face.py small.
        whole = CmapSubtable.newSubtable(12)
        whole.platformID, whole.platEncID, whole.language = 3, 10, 0
        whole.cmap = dict(builder.font.getBestCmap())
        builder.font["cmap"].tables.append(whole)
    builder.setupGlyf({renamed[name]: glyph for name, glyph in glyphs.items()})
    widths = source["hmtx"]
    made = builder.font["glyf"]
    metrics = {}
    for name in order:
        outline = made[renamed[name]]
        metrics[renamed[name]] = (widths[name][0], outline.xMin if outline.numberOfContours else 0)
    builder.setupHorizontalMetrics(metrics)
    ascent, descent = source["hhea"].ascent, source["hhea"].descent
    builder.setupHorizontalHeader(ascent=ascent, descent=descent)
    copyright_, licence, origin = notices
    builder.setupNameTable(
        {
            "copyright": copyright_,
            "familyName": family,
            "styleName": style,
            "uniqueFontIdentifier": f"{family} {style} {VERSION}",
            "fullName": f"{family} {style}",
            "version": f"Version {VERSION}",
            "psName": f"{family.replace(' ', '')}-{style}",
            "description": origin,
            "licenseDescription": licence,
        },
        mac=False,
    )
    os2 = source["OS/2"]
    builder.setupOS2(
        sTypoAscender=os2.sTypoAscender,
        sTypoDescender=os2.sTypoDescender,
        usWinAscent=os2.usWinAscent,
        usWinDescent=os2.usWinDescent,
        usWeightClass=weight,
        sCapHeight=getattr(os2, "sCapHeight", 0),
        fsType=0,
        version=4,
    )
    builder.setupPost(keepGlyphNames=False)
    builder.font.recalcTimestamp = False
    builder.font["head"].created = builder.font["head"].modified = MADE
    return builder.font


OFL = "This face is licensed under the SIL Open Font License, Version 1.1; see OFL.txt."
APL = "This face is licensed under the Arphic Public License; see ARPHICPL.txt."
VERA = "Licensed under the Bitstream Vera and DejaVu terms; see DEJAVU-LICENSE.txt."


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--noto", type=Path, default=Path("/usr/share/fonts/opentype/noto"))
    parser.add_argument(
        "--babelstone", type=Path, default=Path("/usr/share/fonts/truetype/babelstone/BabelStoneHan.ttf")
    )
    parser.add_argument(
        "--dejavu", type=Path, default=Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
    )
    gentium = Path("/usr/share/fonts/truetype/gentiumplus/GentiumPlus-Regular.ttf")
    parser.add_argument("--gentium", type=Path, default=gentium)
    parser.add_argument("--only", nargs="*", default=["Regular", "Bold", "Rare", "Latin", "Signs"])
    asked = parser.parse_args()

    kept = (
        (0x20, 0x180),
        (0x1E00, 0x1F00),
        (0x2000, 0x2800),
        (0x2E80, 0x3400),
        (0xFE10, 0xFE70),
        (0xFF00, 0xFFF0),
    )
    marks = two_byte_repertoire() | {code for first, end in kept for code in range(first, end)}
    regular = TTFont(asked.noto / "NotoSerifCJK-Regular.ttc", fontNumber=NOTO_SIMPLIFIED)
    covered = set(regular.getBestCmap())
    noto = (
        str(regular["name"].getDebugName(0)),
        OFL,
        "Converted to TrueType from Noto Serif CJK SC 2.001 and cut.",
    )
    plans: dict[str, tuple[str, int, Callable[[], Any], set[int], tuple[str, str, str]]] = {
        "Regular": ("Regular", 400, lambda: regular, {c for c in covered if is_han(c)} | marks, noto),
        "Bold": (
            "Bold",
            700,
            lambda: TTFont(asked.noto / "NotoSerifCJK-Bold.ttc", fontNumber=NOTO_SIMPLIFIED),
            common_characters() | {code for code in marks if not is_han(code)},
            noto,
        ),
    }
    for name, (style, weight, opened, codes, notices) in plans.items():
        if name in asked.only:
            build(opened(), codes, "Desk Song", style, weight, notices).save(FONTS / f"DeskSong-{name}.ttf")
    if "Rare" in asked.only:
        rare = TTFont(asked.babelstone)
        missing = {
            code for code in rare.getBestCmap() if code not in covered and (is_han(code) or code in marks)
        }
        said = "Characters absent from Desk Song, taken unhinted from BabelStone Han 15.0.5 in November 2026."
        made = build(
            rare, missing, "Desk Song Rare", "Regular", 400, (str(rare["name"].getDebugName(0)), APL, said)
        )
        made.save(FONTS / "DeskSongRare-Regular.ttf")
    if "Latin" in asked.only:
        latin = TTFont(asked.gentium)
        letters = {c for c in latin.getBestCmap() if 0x20 <= c < 0x530 or 0x1E00 <= c < 0x2070}
        said = "Letters with marks, taken unhinted from Gentium Plus 6.101."
        made = build(
            latin, letters, "Desk Latin", "Regular", 400, (str(latin["name"].getDebugName(0)), OFL, said)
        )
        made.save(FONTS / "DeskLatin-Regular.ttf")
    if "Signs" in asked.only:
        signs = TTFont(asked.dejavu)
        wanted = {c for c in signs.getBestCmap() if 0x2000 <= c < 0x2C00}
        said = "Signs taken unhinted from DejaVu Sans 2.37."
        made = build(
            signs, wanted, "Desk Signs", "Regular", 400, (str(signs["name"].getDebugName(0)), VERA, said)
        )
        made.save(FONTS / "DeskSigns-Regular.ttf")


if __name__ == "__main__":
    main()
