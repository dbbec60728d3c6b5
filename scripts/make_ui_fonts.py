"""Remake the faces of the window under resources/fonts/ui from Debian's Noto Sans CJK.

In Chinese the quotation marks, … and · are as wide as a Han character. English has two small faces of its own with
the narrow ones, everything else in them being drawn alike.

Qt draws CFF outlines, so nothing is converted; the faces are cut to what a screen needs and renamed, because a
changed face must not carry its maker's name. What they lack (rare names) Qt takes from the faces of the papers, which
the window loads as well.

    python -m scripts.make_ui_fonts [--noto DIR]
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from scripts.make_fonts import (
    MADE,
    NOTO_SIMPLIFIED,
    OFL,
    VERSION,
    common_characters,
    is_han,
    most_used,
    two_byte_repertoire,
)

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "fonts" / "ui"
FAMILY = "Desk Sans"
LATIN = "Desk Sans Latin"
NOTO_KOREAN = 1  # the face in Debian's collection whose quotation marks are those of Latin text
KEPT = ((0x20, 0x180), (0x2000, 0x2800), (0x2E80, 0x3400), (0xFE10, 0xFE70), (0xFF00, 0xFFF0))
KEPT_LATIN = ((0x20, 0x180), (0x2000, 0x2070))
ELLIPSIS = 0x2026


def narrow(face: TTFont, code: int) -> str:
    """The glyph that the face has for a character in Latin text. KeyError where it has none."""
    table, wide = face["GSUB"].table, face.getBestCmap()[code]
    for record in table.FeatureList.FeatureRecord:
        for at in record.Feature.LookupListIndex if record.FeatureTag == "pwid" else ():
            for part in table.LookupList.Lookup[at].SubTable:
                found = getattr(getattr(part, "ExtSubTable", part), "mapping", {}).get(wide)
                if found is not None:
                    return str(found)
    raise KeyError(code)


def cut(source: TTFont, codes: set[int], style: str, family: str = FAMILY) -> TTFont:
    """The face with these characters only: outlines as they are, no hints, no alternates."""
    options = subset.Options(
        layout_features=[],
        hinting=False,
        notdef_outline=True,
        name_IDs=[0, 1, 2, 3, 4, 5, 6, 13],
        glyph_names=False,
        recalc_timestamp=False,
        drop_tables=[*subset.Options().drop_tables, "BASE", "VORG", "vhea", "vmtx", "GSUB", "GPOS"],
    )
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=codes)
    cutter.subset(source)
    compact = family.replace(" ", "")
    names = {
        1: family,
        2: style,
        3: f"{family} {style} {VERSION}",
        4: f"{family} {style}",
        5: f"Version {VERSION}",
        6: f"{compact}-{style}",
        13: OFL,
    }
    notice = str(source["name"].getDebugName(0))
    source["name"].names = []
    for number, text in {0: notice, **names}.items():
        source["name"].setName(text, number, 3, 1, 0x409)
    shape = source["CFF "].cff
    shape.fontNames = [f"{compact}-{style}"]
    top = shape.topDictIndex[0]
    top.FullName, top.FamilyName = f"{family} {style}", family
    source["head"].created = source["head"].modified = MADE
    source.recalcTimestamp = False
    return source


def put_first(face: TTFont, codes: Iterable[int]) -> None:
    """Let the outlines of these characters lie at the beginning, beside each other.

    A page of the file is in memory when one outline in it was drawn, and its neighbours with it: strewn over the file,
    the words of a window bring nearly all of it.
    """
    face.ensureDecompiled()
    before, cmap = face.getGlyphOrder(), face.getBestCmap()
    wanted = dict.fromkeys(cmap[code] for code in codes if code in cmap)
    order = list(dict.fromkeys([before[0], *wanted, *before]))
    top = face["CFF "].cff.topDictIndex[0]
    outlines = {name: top.CharStrings[name] for name in order}
    selected = dict(zip(before, top.FDSelect.gidArray, strict=True))
    top.CharStrings.charStrings, top.CharStrings.charStringsAreIndexed = outlines, 0
    top.FDSelect.gidArray = [selected[name] for name in order]
    top.charset = order
    face.setGlyphOrder(order)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--noto", type=Path, default=Path("/usr/share/fonts/opentype/noto"))
    asked = parser.parse_args()
    marks = {code for first, end in KEPT for code in range(first, end)}
    two_bytes = two_byte_repertoire()
    marks |= {code for code in two_bytes if not is_han(code)}
    plans = {
        "Regular": two_bytes | common_characters() | marks,
        "Bold": common_characters() | marks,
    }
    for style, codes in plans.items():
        face = TTFont(asked.noto / f"NotoSansCJK-{style}.ttc", fontNumber=NOTO_SIMPLIFIED)
        made = cut(face, codes, style)
        put_first(made, [*range(0x20, 0x7F), *range(0x3000, 0x3020), *range(0xFF00, 0xFF60), *most_used()])
        made.save(FOLDER / f"DeskSans-{style}.otf")
        face = TTFont(asked.noto / f"NotoSansCJK-{style}.ttc", fontNumber=NOTO_KOREAN)
        dots = narrow(face, ELLIPSIS)
        for table in face["cmap"].tables:
            if ELLIPSIS in getattr(table, "cmap", {}):
                table.cmap[ELLIPSIS] = dots
        latin = {code for first, end in KEPT_LATIN for code in range(first, end)}
        cut(face, latin, style, LATIN).save(FOLDER / f"DeskSansLatin-{style}.otf")


if __name__ == "__main__":
    main()
