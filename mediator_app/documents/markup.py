"""The small Markdown of the wording files, read into blocks.

Paragraphs, `# title`, `## heading`, `### caption`, `**bold**`, pipe tables, and directives from `::: name …` to `:::`:

    issuer            the body's name above the title
    party             lines about people: the role up to the colon, then the rest
    clauses           numbered items, one paragraph each
    left right centre plain      paragraphs set that way (plain: no indent)
    note              small print
    table W W W       a pipe table with these column weights (0: as wide as its longest text); `<<` joins a cell to
                      the one before; `closing=1` keeps the last row with the one before; `lines=2` makes rows higher
    sign [N]          places to sign, N beside each other; one line each: `slot | label | stamp | date`
    seal              where the body's seal goes; lines: name, date, remark
    space N           empty height in tenths of a line
    page              a new page
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin

from mediator_app.documents.blocks import (
    Align,
    Block,
    Clause,
    Column,
    Heading,
    Inline,
    Note,
    PageBreak,
    Paragraph,
    PartyLine,
    Run,
    SealPlace,
    Signatures,
    Slot,
    Spacer,
    Table,
    Title,
    plain,
)
from mediator_app.domain.errors import Refusal
from mediator_app.domain.numerals import PLACES

_DIRECTIVES = frozenset(
    "issuer party clauses left right centre plain note table sign seal space page".split()  # noqa: SIM905
)
_FENCE = re.compile(r"^:::+[ \t]*(.*?)[ \t]*$")
_JOINED = "<<"
_ALIGNS = {"left": Align.LEFT, "right": Align.RIGHT, "center": Align.CENTRE}
_NUMERALS = "〇一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Source:
    """The file a text came from: its name, its unrendered text, and how values are put back."""

    file: str
    text: str
    restore: Callable[[str], str]
    language: str

    def refusal(self, reason: str, fence: str, line: int) -> Refusal:
        """`wording_directive` at the line of the clerk's file where the same directive stands."""
        lines = self.text.splitlines()
        found = next((number for number, text in enumerate(lines, 1) if text.strip() == fence.strip()), line)
        return Refusal("wording_directive", file=self.file, line=found, reason=reason)


def blocks_of(text: str, source: Source) -> tuple[Block, ...]:
    """The text as blocks. Refusal `wording_directive` for a directive that is unknown, unclosed or wrongly filled."""
    _check_fences(text, source)
    return tuple(_Reader(_tokens(text), source).blocks())


def numeral(number: int) -> str:
    """A count in Chinese, as clauses are numbered: 一, 十, 十二, 二十, 一百零二. From 0 to 9 999."""
    if number < 10:
        return _NUMERALS[number]
    digits = [int(digit) for digit in reversed(str(number))]
    parts: list[str] = []
    for place in range(len(digits) - 1, -1, -1):
        digit = digits[place]
        if digit:
            parts.append(
                _NUMERALS[digit] + PLACES[place].replace("拾", "十").replace("佰", "百").replace("仟", "千")
            )
        elif parts and parts[-1] != "零" and any(digits[:place]):
            parts.append("零")
    written = "".join(parts)
    return written[1:] if written.startswith("一十") else written


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero").enable(["heading", "table", "emphasis", "newline", "escape"])
    return parser.use(container_plugin, "block", validate=lambda params, _markup: bool(params.strip()))


@lru_cache(maxsize=64)
def _tokens(text: str) -> list[Token]:
    """Kept: values are marks by now, so a paper in which only a value changed is the same text."""
    return _parser().parse(text)


def _check_fences(text: str, source: Source) -> None:
    opened: tuple[str, int] | None = None
    for number, line in enumerate(text.splitlines(), start=1):
        found = _FENCE.match(line)
        if not found:
            continue
        if found[1]:
            if opened:
                raise source.refusal("nested", line, number)
            if found[1].split()[0] not in _DIRECTIVES:
                raise source.refusal("unknown", line, number)
            opened = (line, number)
        elif opened is None:
            raise source.refusal("unopened", line, number)
        else:
            opened = None
    if opened:
        raise source.refusal("unclosed", *opened)


class _Reader:
    """Walks over the tokens of one text."""

    def __init__(self, tokens: list[Token], source: Source) -> None:
        self._tokens = tokens
        self._source = source
        self._at = 0

    def blocks(self) -> Iterator[Block]:
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            self._at += 1
            if token.type == "heading_open":
                text = self._inline()
                yield Title(text) if token.tag == "h1" else Heading(text, int(token.tag[1]) - 1)
            elif token.type == "paragraph_open":
                yield Paragraph(self._inline())
            elif token.type == "table_open":
                yield self._table([], {})
            elif token.type == "container_block_open":
                yield from self._directive(token)

    def _inline(self) -> Inline:
        token = self._tokens[self._at]
        self._at += 1
        return self._runs(token)

    def _runs(self, token: Token) -> Inline:
        runs: list[Run] = []
        bold = False
        for child in token.children or []:
            match child.type:
                case "strong_open" | "strong_close":
                    bold = child.type == "strong_open"
                    continue
                case "softbreak":
                    text = "" if self._source.language == "zh" else " "
                case "hardbreak":
                    text = "\n"
                case _:
                    text = self._source.restore(child.content)
            if text:
                runs.append(Run(text, bold))
        return _merged(runs)

    def _directive(self, opened: Token) -> Iterator[Block]:
        name, *arguments = self._source.restore(opened.info).split()
        plain_arguments = [argument for argument in arguments if "=" not in argument]
        options = dict(argument.split("=", 1) for argument in arguments if "=" in argument)
        fence = f"::: {opened.info.strip()}"
        line = (opened.map or [0])[0] + 1
        try:
            yield from self._filled(name, plain_arguments, options)
        except (ValueError, KeyError, IndexError) as error:
            raise self._source.refusal(type(error).__name__, fence, line) from error

    def _filled(self, name: str, arguments: list[str], options: dict[str, str]) -> Iterator[Block]:
        if name == "table":
            while self._tokens[self._at].type != "table_open":
                if self._tokens[self._at].type == "container_block_close":
                    raise ValueError("no table")
                self._at += 1
            self._at += 1
            yield self._table([int(weight) for weight in arguments], options)
            self._skip_to_close()
            return
        inlines: list[Token] = []
        while self._tokens[self._at].type != "container_block_close":
            if self._tokens[self._at].type == "inline":
                inlines.append(self._tokens[self._at])
            self._at += 1
        self._at += 1
        match name:
            case "space":
                yield Spacer(int(arguments[0]) if arguments else 10)
            case "page":
                yield PageBreak()
            case "sign":
                slots = tuple(self._slot(line) for line in self._lines(inlines))
                if slots:
                    yield Signatures(slots, int(arguments[0]) if arguments else 2)
            case "seal":
                yield SealPlace(*(self._source.restore(line) for line in self._lines(inlines)[:3]))
            case "clauses":
                for number, token in enumerate(inlines, start=1):
                    yield Clause(self._number(number), self._runs(token))
            case _:
                for token in inlines:
                    yield self._styled(name, self._runs(token))

    def _skip_to_close(self) -> None:
        while self._tokens[self._at].type != "container_block_close":
            self._at += 1
        self._at += 1

    def _number(self, number: int) -> str:
        return f"{numeral(number)}、" if self._source.language == "zh" else f"{number}. "

    @staticmethod
    def _styled(name: str, text: Inline) -> Block:
        match name:
            case "issuer":
                return Title(text, small=True)
            case "note":
                return Note(text)
            case "party":
                return _party(text)
            case "plain":
                return Paragraph(text, indent=0)
            case _:
                return Paragraph(text, align=Align(name), indent=0)

    @staticmethod
    def _lines(tokens: list[Token]) -> list[str]:
        return [line.strip() for token in tokens for line in token.content.splitlines() if line.strip()]

    def _slot(self, line: str) -> Slot:
        parts = [self._source.restore(part.strip()) for part in line.removeprefix("- ").split("|")]
        if len(parts) < 2 or not parts[0]:
            raise ValueError("slot")
        id, label, stamp, date = (*parts, "", "")[:4]
        return Slot(id, label, stamp=bool(stamp), date=date)

    def _table(self, weights: list[int], options: dict[str, str]) -> Table:
        heads: list[Inline] = []
        aligns: list[Align] = []
        rows: list[tuple[Inline, ...]] = []
        row: list[Inline] = []
        while self._tokens[self._at].type != "table_close":
            token = self._tokens[self._at]
            self._at += 1
            if token.type in {"th_open", "td_open"}:
                text = self._inline()
                if token.type == "th_open":
                    heads.append(text)
                    style = str(token.attrs.get("style", "")).removeprefix("text-align:")
                    aligns.append(_ALIGNS.get(style, Align.JUSTIFIED))
                else:
                    row.append(text)
            elif token.type == "tr_close" and row:
                while len(row) > 1 and plain(row[-1]) == _JOINED:
                    row.pop()
                rows.append(tuple(row))
                row = []
        self._at += 1
        if weights and len(weights) != len(heads):
            raise ValueError("weights")
        columns = tuple(
            Column(plain(head), weights[number] if weights else 1, aligns[number])
            for number, head in enumerate(heads)
        )
        return Table(columns, tuple(rows), int(options.get("closing", 0)), int(options.get("lines", 1)))


def _party(text: Inline) -> PartyLine:
    """The role is what stands before the first colon, the colon included."""
    whole = text[0].text if text else ""
    found = re.match(r"[^：:]{0,20}[：:] ?", whole)
    if not found:
        return PartyLine("", text)
    rest = Run(whole[found.end() :], text[0].bold)
    return PartyLine(found[0], (rest, *text[1:]) if rest.text else text[1:])


def _merged(runs: list[Run]) -> Inline:
    merged: list[Run] = []
    for run in runs:
        if merged and merged[-1].bold == run.bold:
            merged[-1] = Run(merged[-1].text + run.text, run.bold)
        else:
            merged.append(run)
    return tuple(merged)
