"""Breaking text into lines as Chinese papers want it.

No line starts with a closing mark and none ends with an opening one (GB/T 15834-2011, 5.1); figures, identity numbers,
Latin words, amounts and dates stay whole where they can. Widths are in thousandths of an em, so that the result does
not depend on the type size.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from itertools import groupby

from mediator_app.documents.blocks import Inline, Run
from mediator_app.documents.faces import Letter, blanks, common_face, letter, word

NO_START = frozenset("、，。．；：？！）〕］｝〉》」』】〙〗”’…～·・‧々〻ー％‰℃°″′,.;:?!)]}>%»›”’—–‐-/")
NO_END = frozenset("（〔［｛〈《「『【〘〖“‘([{<«‹¥￥$€£№#＃@＠")
_WIDE_MARKS = frozenset("、，。．；：？！（）〔〕［］｛｝〈〉《》「」『』【】“”‘’")
_UNITS = frozenset("元角分年月日号时天个份页条款项万亿％%")

_LATIN = r"0-9A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u03ff\u0400-\u052f\u1e00-\u1eff"
_TOKEN = re.compile(
    r"(?P<date>\d{1,4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月\d{1,2}日)"
    r"|(?P<capitals>[零壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整正]{3,})"
    rf"|(?P<word>[{_LATIN}\u0300-\u036f]+(?:[.,:/\-‐–_@'’&+*][{_LATIN}]+)*[%‰℃]?)"
    r"|(?P<pair>—+|…+|-{2,})"
    r"|(?P<space>[ \u00a0\u3000\t]+)"
    r"|(?P<line>\n)"
    r"|(?P<single>.)",
    re.DOTALL,
)
_PHRASE = re.compile(rf"[{_LATIN}\u0300-\u036f][{_LATIN}\u0300-\u036f '.,&-]*")
_DATE_PART = re.compile(r"\d+[年月日]")

_WIDE = "\u2e80"
"""Characters from here on are as wide as they are high."""
LATIN_GAP = 125
"""Between a Chinese character and a Latin letter or figure: an eighth of an em."""
_MARK_GAP = -500
"""Two wide marks beside each other share one blank."""
_SHORT = 2_600
"""A line that would stay shorter than this much may break a date or an amount in capitals."""
MOST_STRETCH = 350
"""Spaces between characters grow by at most this; a line that would need more stays ragged."""


class Break(IntEnum):
    """Whether a line may end after an atom."""

    NEVER = 0
    UNLOVED = 1
    FREE = 2
    ALWAYS = 3


@dataclass(frozen=True, slots=True)
class Atom:
    """Letters that stand together. `kern` is the space before the first of them, when it does not start a line."""

    letters: tuple[Letter, ...]
    width: int
    kern: int
    after: Break
    space: bool = False
    tight: bool = False
    """Latin: not stretched inside."""

    @property
    def hang(self) -> int:
        """What a closing mark at the end of a line may give up of its right blank."""
        last = self.letters[-1].char if self.letters else ""
        return 500 if last in _WIDE_MARKS and last not in NO_END and blanks(last)[1] >= 450 else 0

    @property
    def lead(self) -> int:
        """What an opening mark at the start of a line gives up of its left blank."""
        first = self.letters[0].char if self.letters else ""
        return 500 if first in _WIDE_MARKS and first in NO_END and blanks(first)[0] >= 450 else 0


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a line in one face, as a PDF shows it: hex numbers with the moves between them, and who they are."""

    face: str
    thick: bool
    shown: str
    used: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One set line. `glyphs` pairs each letter with its left edge, in thousandths of an em from the line's start.

    `stretches` are the same letters ready for the page.
    `exact` is False where spaces have grown so much that a program reading the page would take them for word spaces.
    """

    glyphs: tuple[tuple[int, Letter], ...]
    width: int
    last: bool
    exact: bool
    stretches: tuple[Stretch, ...] = ()

    @property
    def text(self) -> str:
        return "".join(one.char for _, one in self.glyphs)


def atoms(text: Inline) -> list[Atom]:
    """The text as atoms with the breaks between them. Refusal `glyph_missing`."""
    found: list[Atom] = []
    for run in text:
        borrowed = _borrowed(run)
        for token in _TOKEN.finditer(run.text):
            name = next((name for start, end, name in borrowed if start <= token.start() < end), None)
            found += _token(token, run.bold, name)
    for number in range(len(found) - 1):
        here, there = found[number], found[number + 1]
        if (
            here.space
            and number
            and found[number - 1].letters
            and found[number - 1].letters[-1].char in NO_END
        ):
            # The space would vanish at the end of the line and leave the opening mark there.
            found[number] = Atom(here.letters, here.width, here.kern, Break.NEVER, space=True)
        else:
            found[number] = _joined(here, there)
        kern = _kern(here, there)
        if kern:
            found[number + 1] = Atom(there.letters, there.width, kern, there.after, there.space, there.tight)
    return found


def _borrowed(run: Run) -> list[tuple[int, int, str]]:
    """Where in a run a Latin phrase needs another face, so that all its words are drawn by that one."""
    if run.text.isascii() or not any("\u0100" <= char < "\u2000" for char in run.text):
        return []
    phrases = _PHRASE.finditer(run.text)
    named = [(found.start(), found.end(), common_face(found[0], run.bold)) for found in phrases]
    return [(start, end, name) for start, end, name in named if name is not None]


def _token(token: re.Match[str], bold: bool, face: str | None) -> Iterator[Atom]:
    match token.lastgroup:
        case "date":
            yield from _parts(_DATE_PART.findall(token[0]), bold)
        case "capitals":
            yield from _parts(list(token[0]), bold)
        case "word":
            yield _atom(word(token[0], bold, face), Break.FREE, tight=True)
        case "pair":
            yield _dashes(token[0], bold)
        case "space":
            blank = letter("\u3000" if "\u3000" in token[0] else " ", bold)
            yield Atom((blank,) * len(token[0]), blank.width * len(token[0]), 0, Break.FREE, space=True)
        case "line":
            yield Atom((), 0, 0, Break.ALWAYS)
        case _:
            yield _atom(word(token[0], bold, face) if face else (letter(token[0], bold),), Break.FREE)


def _atom(letters: tuple[Letter, ...], after: Break, *, tight: bool = False) -> Atom:
    return Atom(letters, sum(one.width for one in letters), 0, after, tight=tight)


def _parts(texts: Sequence[str], bold: bool) -> Iterator[Atom]:
    for number, text in enumerate(texts):
        last = number == len(texts) - 1
        yield _atom(word(text, bold), Break.FREE if last else Break.UNLOVED, tight=len(text) > 1)


def _dashes(text: str, bold: bool) -> Atom:
    """A Chinese dash is one stroke: its two halves are moved together until they touch."""
    letters = word(text, bold)
    left, right = blanks(text[0])
    width = sum(one.width for one in letters)
    if text[0] == "—":
        width -= (left + right + 10) * (len(letters) - 1)
    return Atom(letters, width, 0, Break.FREE, tight=True)


def _joined(here: Atom, there: Atom) -> Atom:
    """`here` with no break after it, where the two may not be parted."""
    if here.after is not Break.FREE or not here.letters or not there.letters:
        return here
    last, first = here.letters[-1].char, there.letters[0].char
    apart = not (
        first in NO_START
        or last in NO_END
        or (last.isdigit() and first in _UNITS)
        or (last == "第" and first.isdigit())
        or (there.space and not here.space)
        or (here.tight and there.tight and not here.space)
        or (first in "'\"" and not here.space)
        or (last in "'\"" and not there.space)
        or last == "/"
    )
    if apart:
        return here
    return Atom(here.letters, here.width, here.kern, Break.NEVER, here.space, here.tight)


def _kern(here: Atom, there: Atom) -> int:
    if not here.letters or not there.letters or here.space or there.space:
        return 0
    last, first = here.letters[-1].char, there.letters[0].char
    if last in _WIDE_MARKS and first in _WIDE_MARKS:
        return _MARK_GAP if blanks(last)[1] >= 450 or blanks(first)[0] >= 450 else 0
    if (_is_latin(last) and _is_han(first)) or (_is_han(last) and _is_latin(first)):
        return LATIN_GAP
    return 0


def _is_han(char: str) -> bool:
    return (
        "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or char >= "\U00020000" or char == "〇"
    )


def _is_latin(char: str) -> bool:
    return char.isalnum() and char < "\u1f00"


@lru_cache(maxsize=4_096)
def set_lines(
    text: Inline, measure: int, *, first: int = 0, others: int = 0, justified: bool = True
) -> tuple[Line, ...]:
    """The lines of a text on a measure (thousandths of an em), the first and the other lines indented.

    No line is longer than the measure. An empty text is one empty line. Refusal `glyph_missing`. Remembered, because a
    preview sets the same paper again with one paragraph changed.
    """
    left = atoms(text)
    lines: list[Line] = []
    while left or not lines:
        indent = first if not lines else others
        room = measure - indent
        taken, rest = _fill(left, room)
        hard = bool(taken) and taken[-1].after is Break.ALWAYS
        last = not rest or hard
        lines.append(_placed(taken, indent, room, stretch=justified and not last, last=last))
        if hard and not rest:
            lines.append(Line((), 0, True, True))
        left = rest
    return tuple(lines)


def _fill(left: list[Atom], room: int) -> tuple[list[Atom], list[Atom]]:
    """The atoms of the next line, and those that are left for later ones."""
    width = 0
    free = unloved = 0
    free_width = 0
    for number, atom in enumerate(left):
        width += (atom.kern if number else -atom.lead) + atom.width
        if width - (atom.width if atom.space else atom.hang) > room:
            break
        if atom.after is Break.ALWAYS:
            return left[: number + 1], _stripped(left[number + 1 :])
        if atom.after is Break.FREE:
            free, free_width = number + 1, width
        elif atom.after is Break.UNLOVED:
            unloved = number + 1
    else:
        if width <= room or (left and width - left[-1].hang <= room):
            return left, []
    if unloved > free and (not free or room - free_width > _SHORT):
        free = unloved
    if free:
        return left[:free], _stripped(left[free:])
    return _torn(left, room)


def _stripped(left: list[Atom]) -> list[Atom]:
    """Without the spaces at the start of a line."""
    start = 0
    while start < len(left) and left[start].space:
        start += 1
    return left[start:]


def _torn(left: list[Atom], room: int) -> tuple[list[Atom], list[Atom]]:
    """Something is longer than a whole line: it is torn where the line ends, rather than running over the edge."""
    taken: list[Atom] = []
    width = 0
    for number, atom in enumerate(left):
        gap = atom.kern if number else 0
        if width + gap + atom.width <= room:
            taken.append(atom)
            width += gap + atom.width
            continue
        head: list[Letter] = []
        for one in atom.letters:
            if width + gap + one.width > room and (head or taken):
                break
            head.append(one)
            width += one.width
        rest = left[number + 1 :]
        tail = atom.letters[len(head) :]
        if head:
            taken.append(Atom(tuple(head), sum(one.width for one in head), gap, Break.FREE, tight=atom.tight))
        if tail:
            remaining = Atom(tail, sum(one.width for one in tail), 0, atom.after, atom.space, atom.tight)
            rest = [remaining, *rest]
        return taken, rest
    return taken, []


def _placed(taken: list[Atom], indent: int, room: int, *, stretch: bool, last: bool) -> Line:
    while taken and (taken[-1].space or not taken[-1].letters):
        taken = taken[:-1]
    if not taken:
        return Line((), 0, last, True)
    width = sum(atom.width + (atom.kern if number else -atom.lead) for number, atom in enumerate(taken))
    if width > room:
        width -= taken[-1].hang
    slack = room - width
    gaps = sum(not _glued(taken[number - 1], taken[number]) for number in range(1, len(taken)))
    grow = slack / gaps if stretch and gaps and slack <= gaps * MOST_STRETCH else 0
    glyphs: list[tuple[int, Letter]] = []
    at = float(indent) - taken[0].lead
    exact = True
    for number, atom in enumerate(taken):
        if number:
            gap = atom.kern + (0 if _glued(taken[number - 1], atom) else grow)
            exact = exact and gap < 90
            at += gap
        step = atom.width / len(atom.letters) if _is_dash(atom) else None
        for one in atom.letters:
            glyphs.append((round(at), one))
            at += one.width if step is None else step
    return Line(tuple(glyphs), round(at) - indent, last, exact, tuple(_stretches(glyphs)))


def _stretches(glyphs: list[tuple[int, Letter]]) -> Iterator[Stretch]:
    pen = 0
    for (name, thick), group in groupby(glyphs, key=lambda pair: (pair[1].face, pair[1].thick)):
        parts: list[str] = []
        used: dict[int, str] = {}
        for at, one in group:
            if at != pen:
                parts.append(f">{pen - at}<")
            parts.append(f"{one.number:04X}")
            used[one.number] = one.char
            pen = at + one.width
        yield Stretch(name, thick, f"[<{''.join(parts)}>] TJ".replace("<>", ""), tuple(used.items()))


def _is_dash(atom: Atom) -> bool:
    return len(atom.letters) > 1 and atom.letters[0].char == "—"


def _glued(here: Atom, there: Atom) -> bool:
    """Inside Latin, between a word and its comma, space does not grow; beside Chinese and at word spaces it does."""
    if here.space or there.space or not here.letters or not there.letters:
        return False
    return here.letters[-1].char < _WIDE and there.letters[0].char < _WIDE
