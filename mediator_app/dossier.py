"""The papers of a case as files in a folder, in the order of the dossier."""

from __future__ import annotations

import hashlib
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from mediator_app.desk import Desk
from mediator_app.domain.errors import Refusal, Trouble
from mediator_app.domain.ids import CaseId
from mediator_app.domain.papers import INSTRUMENTS, PaperId
from mediator_app.domain.record import Content
from mediator_app.words import Words

_NOT_IN_NAMES = str.maketrans(dict.fromkeys('/\\:*?"<>|', "_"))
_LONGEST = 180


@dataclass(frozen=True, slots=True)
class Written:
    """One paper as it lies in the folder. `closed` where the mediator's certificate is over all of it."""

    paper: PaperId
    path: Path
    pages: int
    sha256: str
    closed: bool


def prepare(folder: Path) -> None:
    """Make the folder. Refusal `out_not_empty` where something is in it; Trouble `cannot_write_file`."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise Refusal("out_not_empty", "out", path=str(folder))
    except OSError:
        raise Trouble("cannot_write_file", path=str(folder)) from None


def write(desk: Desk, case_id: CaseId, folder: Path, words: Words) -> tuple[Written, ...]:
    """Every paper of the case as PDF; the instrument closed, or as it was sealed while it is not closed yet."""
    record = desk.case(case_id).record
    revision = record.standing
    content = revision.content if revision else record.content
    written = []
    for number, paper in enumerate(desk.papers_of(case_id), 1):
        drawn = desk.draw(case_id, paper)
        pdf, closed = drawn.pdf, False
        if paper.kind in INSTRUMENTS and revision is not None:
            # The stored bytes and not a second rendering: they are what was signed.
            closed = revision.closing is not None
            pdf = (desk.closed_pdf if closed else desk.sealed_pdf)(case_id).result()
        path = folder / file_name(number, paper, content, words)
        put(path, pdf)
        written.append(Written(paper, path, drawn.pages, hashlib.sha256(pdf).hexdigest(), closed))
    return tuple(written)


def file_name(number: int, paper: PaperId, content: Content, words: Words) -> str:
    """`05-授权委托书-吴虚拟.pdf`: the place in the dossier, the kind, and whose it is where there are several."""
    people = (*content.parties, *content.agents)
    names: dict[str, str] = {person.id: person.name for person in people}
    name = names.get(paper.subject, "").translate(_NOT_IN_NAMES).strip(". ")
    # Systems count a name's bytes, not its characters.
    name = name.encode()[:_LONGEST].decode(errors="ignore")
    return "-".join(part for part in (f"{number:02}", words.value(paper.kind), name) if part) + ".pdf"


def _named(path: Path) -> Path | bytes:
    """The path as the system takes it: a name that its encoding cannot hold (LANG=en_US) is written as UTF-8."""
    try:
        os.fsencode(path)
    except UnicodeEncodeError:
        return os.path.join(os.fsencode(path.parent), path.name.encode())
    return path


def put(path: Path, data: bytes, *, mode: int = 0o666) -> None:
    """A whole file or none; `mode` less the process's mask, from its first byte. Trouble `cannot_write_file`."""
    beside = path.with_name(f".{secrets.token_hex(4)}.part")
    try:
        with open(beside, "xb", opener=lambda name, flags: os.open(name, flags, mode)) as file:
            file.write(data)
        os.replace(beside, _named(path))
    except OSError:
        beside.unlink(missing_ok=True)
        raise Trouble("cannot_write_file", path=str(path)) from None
