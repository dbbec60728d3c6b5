"""One TrueType face: which characters it draws, how wide they are, and a subset of it for a document.

Reads the faces that `scripts/make_fonts.py` makes: one format 12 character map and simple glyphs. Nothing here keeps a
position in the file, so any number of threads may use one face.
"""

from __future__ import annotations

import mmap
import struct
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

_CHECKSUM_MAGIC = 0xB1B0AFBA


class Face:
    """A face on disk, mapped into memory; only the pages that are asked for are read.

    `units` per em; `ascent`, `descent`, `cap_height` and `box` in thousandths of an em. Raises ValueError for a file
    that was not made by our script.
    """

    def __init__(self, path: Path, name: str) -> None:
        self.path = path
        self.name = name
        with path.open("rb") as file:
            self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        count = struct.unpack_from(">H", self._data, 4)[0]
        self._tables: dict[bytes, tuple[int, int]] = {}
        for number in range(count):
            tag, _, offset, length = struct.unpack_from(">4sLLL", self._data, 12 + 16 * number)
            self._tables[tag] = (offset, length)
        head = self._tables[b"head"][0]
        self.units: int = struct.unpack_from(">H", self._data, head + 18)[0]
        self._long_offsets = struct.unpack_from(">h", self._data, head + 50)[0] == 1
        self.box = tuple(self._thousandths(v) for v in struct.unpack_from(">4h", self._data, head + 36))
        hhea = self._tables[b"hhea"][0]
        ascent, descent = struct.unpack_from(">hh", self._data, hhea + 4)
        self.ascent, self.descent = self._thousandths(ascent), self._thousandths(descent)
        self._metrics: int = struct.unpack_from(">H", self._data, hhea + 34)[0]
        self.cap_height = self._thousandths(
            struct.unpack_from(">h", self._data, self._tables[b"OS/2"][0] + 88)[0]
        )
        self._count: int = struct.unpack_from(">H", self._data, self._tables[b"maxp"][0] + 4)[0]
        self._starts, self._groups = self._read_map()

    def _thousandths(self, value: int) -> int:
        return round(value * 1000 / self.units)

    def _read_map(self) -> tuple[list[int], list[tuple[int, int]]]:
        start = self._tables[b"cmap"][0]
        for number in range(struct.unpack_from(">H", self._data, start + 2)[0]):
            offset = start + struct.unpack_from(">L", self._data, start + 8 + 8 * number)[0]
            if struct.unpack_from(">H", self._data, offset)[0] == 12:
                count = struct.unpack_from(">L", self._data, offset + 12)[0]
                flat = struct.unpack_from(f">{3 * count}L", self._data, offset + 16)
                return list(flat[::3]), list(zip(flat[1::3], flat[2::3], strict=True))
        raise ValueError("no format 12 character map")

    def glyph(self, code: int) -> int:
        """Glyph number of a code point; 0 where the face does not draw it."""
        place = bisect_right(self._starts, code) - 1
        if place < 0:
            return 0
        end, first = self._groups[place]
        return first + code - self._starts[place] if code <= end else 0

    def number(self, code: int) -> int:
        """The character's number in our PDFs: its glyph's, or one beyond all glyphs where another character has it.

        So a page's text is the same whatever else the document holds, and still tells 一 from the radical ⼀.
        """
        return self._aliases.get(code) or self.glyph(code)

    def glyph_of(self, number: int) -> int:
        """The glyph behind a number that `number` gave."""
        return number if number < self._count else self.glyph(self._alias_codes[number - self._count])

    @cached_property
    def _alias_codes(self) -> list[int]:
        seen = bytearray(self._count)
        found = []
        for start, (end, first) in zip(self._starts, self._groups, strict=True):
            for glyph in range(first, first + end - start + 1):
                if seen[glyph]:
                    found.append(start + glyph - first)
                seen[glyph] = 1
        return found

    @cached_property
    def _aliases(self) -> dict[int, int]:
        return {code: self._count + place for place, code in enumerate(self._alias_codes)}

    def advance(self, glyph: int) -> int:
        """Width of a glyph in thousandths of an em."""
        number = min(glyph, self._metrics - 1)
        offset = self._tables[b"hmtx"][0] + 4 * number
        return self._thousandths(struct.unpack_from(">H", self._data, offset)[0])

    def extent(self, glyph: int) -> tuple[int, int]:
        """Left and right edge of the ink in thousandths of an em; both 0 for a blank."""
        outline = self._outline(glyph)
        if not outline:
            return 0, 0
        _, left, _, right, _ = struct.unpack_from(">5h", outline)
        return self._thousandths(left), self._thousandths(right)

    def contours(self, glyph: int) -> list[list[tuple[int, int, bool]]]:
        """The outline in thousandths of an em: closed contours of (x, y, whether the point lies on the curve)."""
        outline = self._outline(glyph)
        if not outline:
            return []
        count = struct.unpack_from(">h", outline)[0]
        ends = struct.unpack_from(f">{count}H", outline, 10)
        at = 12 + 2 * count + struct.unpack_from(">H", outline, 10 + 2 * count)[0]
        flags: list[int] = []
        while len(flags) <= ends[-1]:
            flag = outline[at]
            at += 1
            repeats = 1
            if flag & 8:
                repeats += outline[at]
                at += 1
            flags += [flag] * repeats
        xs, at = _coordinates(outline, at, flags, 2, 16)
        ys, _ = _coordinates(outline, at, flags, 4, 32)
        points = [
            (self._thousandths(x), self._thousandths(y), bool(flag & 1))
            for x, y, flag in zip(xs, ys, flags, strict=True)
        ]
        starts = (0, *(end + 1 for end in ends[:-1]))
        return [points[start : end + 1] for start, end in zip(starts, ends, strict=True)]

    def _outline(self, glyph: int) -> bytes:
        loca = self._tables[b"loca"][0]
        if self._long_offsets:
            start, end = struct.unpack_from(">LL", self._data, loca + 4 * glyph)
        else:
            start, end = (2 * half for half in struct.unpack_from(">HH", self._data, loca + 2 * glyph))
        base = self._tables[b"glyf"][0]
        return self._data[base + start : base + end]

    def subset(self, glyphs: Sequence[int]) -> bytes:
        """A font file that holds exactly `glyphs`, the first of them as number 0 (which should be the missing sign)."""
        outlines, offsets, metrics = bytearray(), [0], bytearray()
        for glyph in glyphs:
            outline = self._outline(glyph)
            if outline and outline[0] & 0x80:
                raise ValueError("composite glyph")
            outlines += outline + b"\0" * (-len(outline) % 4)
            offsets.append(len(outlines))
            number = min(glyph, self._metrics - 1)
            metrics += self._width(number) + (outline[2:4] if outline else b"\0\0")
        head, hhea, maxp = (bytearray(self._table(tag)) for tag in (b"head", b"hhea", b"maxp"))
        struct.pack_into(">L", head, 8, 0)
        struct.pack_into(">h", head, 50, 1)
        struct.pack_into(">H", hhea, 34, len(glyphs))
        struct.pack_into(">H", maxp, 4, len(glyphs))
        return _assemble(
            {
                b"glyf": bytes(outlines) or b"\0\0\0\0",
                b"head": bytes(head),
                b"hhea": bytes(hhea),
                b"hmtx": bytes(metrics),
                b"loca": struct.pack(f">{len(offsets)}L", *offsets),
                b"maxp": bytes(maxp),
            }
        )

    def _width(self, number: int) -> bytes:
        offset = self._tables[b"hmtx"][0] + 4 * number
        return self._data[offset : offset + 2]

    def _table(self, tag: bytes) -> bytes:
        offset, length = self._tables[tag]
        return self._data[offset : offset + length]


def _coordinates(outline: bytes, at: int, flags: list[int], short: int, same: int) -> tuple[list[int], int]:
    """One axis of a simple glyph's points, made absolute, and where the next axis starts."""
    found: list[int] = []
    value = 0
    for flag in flags:
        if flag & short:
            value += outline[at] if flag & same else -outline[at]
            at += 1
        elif not flag & same:
            value += struct.unpack_from(">h", outline, at)[0]
            at += 2
        found.append(value)
    return found, at


def _checksum(data: bytes) -> int:
    padded = data + b"\0" * (-len(data) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}L", padded)
    return sum(words) & 0xFFFFFFFF


def _assemble(tables: dict[bytes, bytes]) -> bytes:
    """A font file of `tables`, with the checksums that readers and preflight programs look at."""
    count = len(tables)
    power = count.bit_length() - 1
    directory = struct.pack(">LHHHH", 0x00010000, count, 16 << power, power, 16 * count - (16 << power))
    body = bytearray()
    start = 12 + 16 * count
    head_at = 0
    for tag in sorted(tables):
        data = tables[tag]
        if tag == b"head":
            head_at = start + len(body)
        directory += struct.pack(">4sLLL", tag, _checksum(data), start + len(body), len(data))
        body += data + b"\0" * (-len(data) % 4)
    font = bytearray(directory + body)
    struct.pack_into(">L", font, head_at + 8, (_CHECKSUM_MAGIC - _checksum(bytes(font))) & 0xFFFFFFFF)
    return bytes(font)
