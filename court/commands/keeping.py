"""`mediator-court backup`, `check`, `sweep`: looking after what is kept."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from court import backup, housekeeping, upkeep
from court.commands import FINE, FOUND, TROUBLE, Commands, add
from court.database import HEAD, SchemaDiffers
from court.service import open_service
from court.settings import Settings


def add_to(kinds: Commands) -> None:
    copy = add(
        kinds, "backup", _backup, "copy database, documents and secret to a new folder, and check the copy"
    )
    copy.add_argument("to", type=Path, metavar="DIR")
    check = add(kinds, "check", _check, "every stored document has its hash, every chain is sound")
    check.add_argument("folder", type=Path, metavar="DIR", nargs="?", help="a backup, instead of the service")
    add(kinds, "sweep", _sweep, "clear away now what the service clears away by itself in time")


def _backup(settings: Settings, given: argparse.Namespace) -> int:
    service = open_service(settings.database, settings.data, size=0)
    found = backup.back_up(service, settings, given.to)
    _report(found)
    return FOUND if found.faults else FINE


def _check(settings: Settings, given: argparse.Namespace) -> int:
    if given.folder is not None:
        try:
            found = backup.check_backup(given.folder)
        except SchemaDiffers as error:
            print(
                f"a copy of schema {error.found}, the program has {HEAD}; restore and migrate it",
                file=sys.stderr,
            )
            return TROUBLE
    else:
        found = upkeep.check(open_service(settings.database, settings.data, size=0))
    _report(found)
    return FOUND if found.faults else FINE


def _sweep(settings: Settings, _given: argparse.Namespace) -> int:
    swept = housekeeping.sweep(open_service(settings.database, settings.data, size=0))
    print(f"{swept.uploads} uploads, {swept.documents} documents that were never filed, {swept.files} files")
    return FINE


def _report(found: upkeep.Findings) -> None:
    print(
        f"{found.documents} documents, {found.filings} filings, {found.links} answers, {found.entries} log entries"
    )
    if found.orphans:
        print(f"{found.orphans} files of requests that were never finished")
    for fault in found.faults:
        print(f"FAULT {fault}")
