"""Rules and wording from the court, beside those that ship with the program.

New work goes by the newest that was taken. An agreement that was sealed before goes on being printed with the words
with which it was sealed, so every wording that was once taken is kept.
"""

from __future__ import annotations

import io
import os
import secrets
import shutil
import zipfile
import zlib
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from threading import Lock
from typing import Final

from mediator_app.casefile import read_case
from mediator_app.delivery import PackFact, PackState
from mediator_app.documents.papers import PaperMaker
from mediator_app.domain.errors import Refusal
from mediator_app.domain.ids import AuthorId, CaseId, TermId
from mediator_app.domain.papers import LibraryClause, PaperId, PaperKind, RenderedPaper
from mediator_app.domain.record import Record
from mediator_app.exchange.contract.answers import PackKind
from mediator_app.exchange.contract.canonical import sha256_of
from mediator_app.law.rules import FILES, Rules, load_rules
from mediator_app.ports import Papers, Store

MOST_FILES: Final = 300
LARGEST: Final = 32 * 1024 * 1024
"""Bytes of a pack's files together."""
_SUFFIXES: Final = frozenset({".json", ".md", ".toml"})


class Shelf:
    """What one store's desk goes by. For any thread."""

    def __init__(
        self,
        store: Store,
        folder: Path,
        *,
        rules: Callable[[], Rules],
        papers: Callable[[], Papers],
        example: Path,
    ) -> None:
        """`folder` is where wording is unpacked, `example` a case file with which it is tried out."""
        self._store = store
        self._folder = folder
        self._shipped_rules = rules
        self._shipped_papers = papers
        self._example = example
        self._lock = Lock()
        self._rules: Rules | None = None
        self._papers: Papers | None = None

    def rules(self) -> Rules:
        with self._lock:
            if self._rules is None:
                newest = self._taken(PackKind.RULES)
                self._rules = read_rules(newest[-1]) if newest else self._shipped_rules()
            return self._rules

    def papers(self) -> Papers:
        with self._lock:
            if self._papers is None:
                shipped = self._shipped_papers()
                made = [PaperMaker(self._unpacked(data)) for data in self._taken(PackKind.WORDING)]
                self._papers = Editions((shipped, *made)) if made else shipped
            return self._papers

    def take(self, fact: PackFact, data: bytes) -> None:
        """Look at a pack that came from the court, keep it, and go by it from now on.

        Refusals `hash_mismatch`, `pack_unreadable` (`reason`), `rules_unreadable`, `wording_…`.
        """
        if len(data) != fact.size or sha256_of(data) != fact.sha256:
            raise Refusal("hash_mismatch", "pack")
        if fact.pack == PackKind.RULES:
            read_rules(data)
        else:
            self._try_out(PaperMaker(self._unpacked(data)))
        self._store.answers.take_pack(fact.sha256, data).result()
        with self._lock:
            self._rules = None
            self._papers = None

    def _taken(self, kind: PackKind) -> list[bytes]:
        """The packs of a kind that can be used, the newest last."""
        lines = self._store.answers.packs().result()
        wanted = [one for one in lines if one.fact.pack == kind and one.state is PackState.TAKEN]
        return [self._store.answers.pack(one.fact.sha256).result() for one in wanted]

    def _unpacked(self, data: bytes) -> Path:
        """The folder with a pack's files: whole, or not there."""
        place = self._folder / sha256_of(data)
        if place.is_dir():
            return place
        beside = self._folder / f".{secrets.token_hex(4)}.part"
        for name, content in files_in(data).items():
            path = beside / name
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.write_bytes(content)
        try:
            os.replace(beside, place)
        except OSError:
            shutil.rmtree(beside, ignore_errors=True)
            if not place.is_dir():
                raise
        return place

    def _try_out(self, maker: PaperMaker) -> None:
        """Draw every paper of an example with it: wording that only fails at a hearing would be worse than old."""
        content = read_case(self._example.read_bytes()).content
        record = Record(
            id=CaseId("example"),
            opened_at=datetime(2026, 1, 1, tzinfo=UTC),
            opened_by=AuthorId("example"),
            practice=True,
            content=content,
        )
        for paper in maker.set_of(record):
            maker.render(record, paper)
        for language in ("zh", "en"):
            maker.render(record, PaperId(content.instrument), language=language)
            maker.library(language)
            maker.clauses(record, language)


class Editions:
    """Several wordings as one `ports.Papers`: the newest for new work, for what is sealed its own."""

    def __init__(self, editions: tuple[Papers, ...]) -> None:
        self._newest = editions[-1]
        self._known = {one.wording(): one for one in editions}

    def wording(self) -> str:
        return self._newest.wording()

    def render(
        self, record: Record, paper: PaperId, *, seal: str = "", signed: bool = False, language: str = "zh"
    ) -> RenderedPaper:
        revision = next((one for one in record.revisions if one.seal == seal), None) if seal else None
        edition = self._newest if revision is None else self._known.get(revision.wording, self._newest)
        return edition.render(record, paper, seal=seal, signed=signed, language=language)

    def set_of(self, record: Record) -> tuple[PaperId, ...]:
        return self._newest.set_of(record)

    def title(self, kind: PaperKind, language: str = "zh") -> str:
        return self._newest.title(kind, language)

    def library(self, language: str = "zh") -> Mapping[str, LibraryClause]:
        return self._newest.library(language)

    def clauses(self, record: Record, language: str = "zh") -> Mapping[TermId, str]:
        return self._newest.clauses(record, language)


def read_rules(data: bytes) -> Rules:
    """The rules in a pack. Refusals `pack_unreadable`, `rules_unreadable`."""
    files = files_in(data)
    try:
        return load_rules({name: files[name].decode("utf-8") for name in FILES})
    except (KeyError, UnicodeDecodeError):
        raise Refusal("pack_unreadable", "pack", reason="files") from None


def files_in(data: bytes) -> Mapping[str, bytes]:
    """Files of a pack by their path. Refusal `pack_unreadable` for no zip, too much, or a path that leads out."""
    found: dict[str, bytes] = {}
    left = LARGEST
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for member in packed.infolist():
                if member.is_dir():
                    continue
                name = _safe(member.filename)
                if len(found) >= MOST_FILES or name in found:
                    raise Refusal("pack_unreadable", "pack", reason="too_many")
                with packed.open(member) as file:
                    content = file.read(left + 1)
                left -= len(content)
                if left < 0:
                    raise Refusal("pack_unreadable", "pack", reason="too_large")
                found[name] = content
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError):
        raise Refusal("pack_unreadable", "pack", reason="zip") from None
    return found


def _safe(name: str) -> str:
    path = PurePosixPath(name)
    if (
        path.is_absolute()
        or ".." in path.parts
        or "\\" in name
        or ":" in name
        or path.suffix not in _SUFFIXES
    ):
        raise Refusal("pack_unreadable", "pack", reason="path")
    return path.as_posix()
