"""`mediator-court assign`, `pack`, `known`, `import`: what else is done in the review desk, or by another system."""

from __future__ import annotations

import argparse
import os
from datetime import datetime
from pathlib import Path

from court import audit, hearings, mediators, packs, stick, upkeep
from court.commands import FINE, FOUND, Commands, add, name_court, open_court
from court.service import now
from court.settings import Settings
from mediator_app.exchange.contract.answers import PackKind
from mediator_app.exchange.contract.bundle import ANSWERS_SUFFIX


def add_to(kinds: Commands) -> None:
    assign = add(kinds, "assign", _assign, "assign a hearing from a case file to a mediator")
    assign.add_argument("file", type=Path, metavar="CASE.json", nargs="+")
    assign.add_argument("--mediator", required=True, metavar="NUMBER")
    assign.add_argument("--at", required=True, metavar="WHEN", help="2026-12-01T09:00+08:00")
    assign.add_argument("--place", required=True)
    assign.add_argument("--note", default="")
    name_court(assign)

    pack = add(kinds, "pack", _pack, "announce a rule pack or a wording to all laptops")
    pack.add_argument("file", type=Path, metavar="FILE.zip")
    pack.add_argument("--kind", choices=[kind.value for kind in PackKind], required=True)
    pack.add_argument("--version", required=True)
    pack.add_argument("--note", default="")
    name_court(pack)

    known = add(kinds, "known", _known, "record disputes that came by another channel, from a table (CSV)")
    known.add_argument("file", type=Path, metavar="FILE.csv")
    name_court(known)

    bring = add(
        kinds, "import", _import, "take filings in from a stick, and write the answers for the laptop"
    )
    bring.add_argument("file", type=Path, metavar="FILE.filing")
    bring.add_argument(
        "--answers-to",
        type=Path,
        metavar="DIR",
        help="where the answers go; the file's own folder without it",
    )
    name_court(bring)


def _assign(settings: Settings, given: argparse.Namespace) -> int:
    service, court = open_court(settings, given.court)
    starts_at = datetime.fromisoformat(given.at)
    if starts_at.tzinfo is None:
        starts_at = starts_at.astimezone()
    with service.database.writing() as connection:
        mediator = mediators.by_number(connection, court.id, given.mediator)
        for file in given.file:
            id = hearings.assign(
                connection,
                court,
                mediator.id,
                file.read_bytes(),
                starts_at=starts_at,
                place=given.place,
                note=given.note,
                at=now(),
                by=audit.SYSTEM,
            )
            print(f"{id}  {file.name}")
    return FINE


def _pack(settings: Settings, given: argparse.Namespace) -> int:
    service, court = open_court(settings, given.court)
    with service.database.writing() as connection:
        sha256 = packs.announce(
            service.database,
            connection,
            service.store,
            court,
            PackKind(given.kind),
            given.version,
            given.file.read_bytes(),
            note=given.note,
            at=now(),
            by=audit.SYSTEM,
        )
    print(sha256)
    return FINE


def _known(settings: Settings, given: argparse.Namespace) -> int:
    service, court = open_court(settings, given.court)
    print(upkeep.record_known(service, court, given.file.read_text("utf-8-sig")))
    return FINE


def _import(settings: Settings, given: argparse.Namespace) -> int:
    service, court = open_court(settings, given.court)
    with given.file.open("rb") as file:
        arrived = stick.take_in(service, court, file, by=audit.SYSTEM)
    for fate in arrived.fates:
        print(f"{fate.filing_id}  {fate.code or 'received'}{f' ({fate.reason})' if fate.reason else ''}")
    to = (given.answers_to or given.file.parent) / (given.file.stem + ANSWERS_SUFFIX)
    part = to.with_name(f".{to.name}.part")
    try:
        with service.database.reading() as connection, part.open("wb") as out:
            count = stick.write_back(connection, arrived, out)
            out.flush()
            os.fsync(out.fileno())
        part.replace(to)
    finally:
        part.unlink(missing_ok=True)
    print(f"{to}  {count} answers")
    return FINE if arrived.taken == len(arrived.fates) else FOUND
