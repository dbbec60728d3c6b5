"""Wording that a clerk can change: Jinja over a small Markdown, from files under `resources/wording`.

A value from the case never meets the Markdown reader: it travels as a mark and is put back after the text has been cut
into blocks, so that a company named `*Star* | Co.` can neither turn bold nor open a column.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
import traceback
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import (
    FileSystemLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateSyntaxError,
    Undefined,
    UndefinedError,
    pass_context,
)
from jinja2.exceptions import SecurityError
from jinja2.ext import Extension
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from mediator_app.documents.blocks import Block, Document, Marks, Measure
from mediator_app.documents.faces import RESOURCES
from mediator_app.documents.markup import Source, blocks_of
from mediator_app.domain.errors import Refusal

WORDING = RESOURCES / "wording"
LANGUAGES = {"zh": "zh-CN", "en": "en"}
_TAG = re.compile(r"\{%.*?%\}|\{#.*?#\}")
_KEPT = "kept_values"
_HEAD = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_SECTION = re.compile(r"^## +([a-z_]+) *$", re.MULTILINE)
_MARK = re.compile("\ue000([0-9A-F]+)\ue001")
_ENTRY = re.compile(r"^([a-z_]+): *(.*)$")


def wording_version(folder: Path = WORDING) -> str:
    """SHA-256 (hex) over every wording file: its path and its bytes. It goes into the seal."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix in {".md", ".toml"} and path.name != "README.md":
            content = path.read_bytes()
            name = path.relative_to(folder).as_posix()
            digest.update(f"{name}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()


@dataclass(slots=True)
class _Values:
    """The values that one rendering put into the text, by their number."""

    kept: list[str] = field(default_factory=list)

    def keep(self, value: object) -> str:
        if isinstance(value, Undefined):
            return str(value)  # raises, and says which name it is
        if not isinstance(value, str | int) or isinstance(value, bool):
            # None, a table or a method printed on a paper is a slip of the pen in the wording.
            raise UndefinedError(type(value).__name__)
        text = str(value).replace("\r\n", "\n").replace("\r", "\n")
        if not text or _MARK.search(text):
            # What a macro wrote is wording again, with the values in it already kept.
            return text
        self.kept.append(text)
        return f"\ue000{len(self.kept) - 1:X}\ue001"

    def restore(self, text: str) -> str:
        while _MARK.search(text):
            text = _MARK.sub(lambda found: self.kept[int(found[1], 16)], text)
        return text


class _KeepLineEnds(Extension):
    """A line that holds only a tag leaves no line behind; a tag at the end of a text keeps that text's line end.

    Plain `trim_blocks` would run a paragraph that ends in `{% endif %}` into the next one.
    """

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Called by Jinja for every text before it is read; the number of lines stays the same."""
        del name, filename
        return "\n".join(_kept_end(line) for line in source.split("\n"))


def _kept_end(line: str) -> str:
    bare = _TAG.sub("", line)
    return f"{line[:-2]}+%}}" if bare.strip() and line.endswith("%}") and line[-3] not in "+-" else line


@pass_context
def _keep(context: Context, value: object) -> str:
    """Every printed value passes here. Told the context, Jinja does not fold constants before there is one."""
    kept: _Values = context[_KEPT]
    return kept.keep(value)


@dataclass(frozen=True, slots=True)
class ClauseWording:
    """One clause of the library: its words, when it may be used, the law behind it, and when it was last looked at."""

    code: str
    when: str
    basis: str
    reviewed: str
    text: str
    line: int


class Wording:
    """The wording files of one folder. Files are read again when they have changed."""

    def __init__(self, folder: Path = WORDING) -> None:
        self.folder = folder
        self._phrases: dict[str, Template] = {}
        self._environment = ImmutableSandboxedEnvironment(
            loader=FileSystemLoader(folder),
            undefined=StrictUndefined,
            autoescape=False,  # this writes no HTML; values are kept from the Markdown reader
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            finalize=_keep,
            extensions=[_KeepLineEnds],
        )

    def words(self, language: str) -> Mapping[str, Any]:
        """Tables of single words. Refusal `wording_missing`, `wording_syntax`."""
        path = self.folder / "words" / f"{language}.toml"
        return _words(path, _stamp(path, self.folder))

    def clauses(self, language: str) -> Mapping[str, ClauseWording]:
        """The clause library. Refusals `wording_missing`, `wording_syntax`."""
        path = self.folder / "clauses" / f"{language}.md"
        return _clauses(path, _stamp(path, self.folder))

    def phrase(self, text: str, facts: Mapping[str, Any], *, file: str, line: int = 1) -> str:
        """A short text with facts filled in, as plain text. Refusals as for `compose`."""
        values = _Values()
        try:
            template = self._phrases.get(text)
            if template is None:
                template = self._phrases[text] = self._environment.from_string(text)
            rendered = template.render({**facts, _KEPT: values})
        except (TemplateError, SecurityError, TypeError) as error:
            raise _refusal(error, file, line - 1) from error
        return values.restore(rendered).strip()

    def compose(self, paper: str, language: str, facts: Mapping[str, Any], kind: str = "") -> Document:
        """The paper in words. Refusals: `wording_missing` (file), `wording_syntax`, `wording_unknown` (a name that is
        no fact, or a fact without value), `wording_directive`, each with `file`, `line` and `reason`.
        """
        file = f"{paper}/{language}.md"
        path = self.folder / file
        _stamp(path, self.folder)
        words = self.words(language)
        values = _Values()
        try:
            text = self._environment.get_template(file).render({**facts, "words": words, _KEPT: values})
        except (TemplateError, SecurityError, TypeError) as error:
            raise _refusal(error, file, 0) from error
        head, body = _head(text, file)
        source = Source(file, path.read_text("utf-8"), values.restore, language)
        blocks: tuple[Block, ...] = blocks_of(body, source)
        try:
            measure = Measure(head.get("measure", "official"))
        except ValueError:
            raise Refusal("wording_directive", file=file, line=1, reason="measure") from None
        return Document(
            kind=kind or paper,
            title=values.restore(head.get("title", "")),
            language=LANGUAGES.get(language, language),
            blocks=blocks,
            measure=measure,
            running=values.restore(head.get("running", "")),
            marks=Marks(**words["marks"]),
        )


def _head(text: str, file: str) -> tuple[dict[str, str], str]:
    found = _HEAD.match(text)
    if not found:
        raise Refusal("wording_directive", file=file, line=1, reason="head")
    entries = {}
    for number, line in enumerate(found[1].splitlines(), start=2):
        entry = _ENTRY.match(line)
        if not entry:
            raise Refusal("wording_directive", file=file, line=number, reason="head")
        entries[entry[1]] = entry[2].strip()
    return entries, text[found.end() :]


def _refusal(error: Exception, file: str, before: int) -> Refusal:
    """Where in the wording it happened, in the clerk's own file."""
    if isinstance(error, TemplateSyntaxError):
        return Refusal(
            "wording_syntax", file=error.name or file, line=error.lineno + before, reason=error.message or ""
        )
    line, at = 1, file
    for frame in traceback.extract_tb(error.__traceback__):
        path = Path(frame.filename)
        if path.suffix == ".md":
            line, at = frame.lineno or 1, "/".join(path.parts[-2:])
        elif frame.filename == "<template>":
            line = frame.lineno or 1
    return Refusal("wording_unknown", file=at, line=line + before, reason=str(error))


def _stamp(path: Path, folder: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        raise Refusal("wording_missing", file=path.relative_to(folder).as_posix()) from None


@cache
def _words(path: Path, _stamped: int) -> Mapping[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        file = "/".join(path.parts[-2:])
        line = int(found[1]) if found else 1
        raise Refusal("wording_syntax", file=file, line=line, reason=str(error)) from error


@cache
def _clauses(path: Path, _stamped: int) -> Mapping[str, ClauseWording]:
    text = path.read_text("utf-8")
    file = "/".join(path.parts[-2:])
    starts = list(_SECTION.finditer(text))
    ends = [found.start() for found in starts[1:]] + [len(text)]
    clauses = {}
    for found, end in zip(starts, ends, strict=True):
        entries: dict[str, str] = {}
        rest = text[found.end() + 1 : end]
        line = text.count("\n", 0, found.end()) + 2
        while entry := _ENTRY.match(rest.split("\n", 1)[0]):
            entries[entry[1]] = entry[2].strip()
            rest = rest.partition("\n")[2]
            line += 1
        for needed in ("when", "basis", "reviewed"):
            if not entries.get(needed):
                raise Refusal("wording_syntax", file=file, line=line, reason=needed)
        clauses[found[1]] = ClauseWording(
            found[1], entries["when"], entries["basis"], entries["reviewed"], rest.strip("\n"),
            line + len(rest) - len(rest.lstrip("\n")),
        )  # fmt: skip
    return clauses
