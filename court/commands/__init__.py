"""The commands of `mediator-court`, room by room, and what they share.

Exit codes: 0 fine; 1 refused, or something was found; 2 wrong usage; 3 trouble with disk, database or keys.
"""

from __future__ import annotations

import argparse
import getpass
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from court.courts import Court
from court.service import Service, open_service
from court.settings import Settings

FINE, FOUND, USAGE, TROUBLE = range(4)
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def add(
    kinds: Commands,
    name: str,
    run: Callable[[Settings, argparse.Namespace], int],
    explained: str,
) -> argparse.ArgumentParser:
    one = kinds.add_parser(name, help=explained, description=explained)
    one.set_defaults(run=run)
    return one


def ask_password(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--password-file", type=Path, metavar="FILE", help="its first line; otherwise the terminal is asked"
    )


def name_court(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--court", default="", metavar="ID", help="where the service has several")


def open_court(settings: Settings, court: str) -> tuple[Service, Court]:
    """The service, and the court that was named or is the only one."""
    service = open_service(settings.database, settings.data, size=0)
    if not court and len(service.courts) > 1:
        raise ValueError("the service has several courts; say which: --court ID")
    return service, service.court(court)


def read_password(file: Path | None) -> str:
    """From the file, or twice from the terminal."""
    if file is not None:
        return (file.read_text("utf-8").splitlines() or [""])[0]
    password = getpass.getpass("password: ")
    if getpass.getpass("again: ") != password:
        raise ValueError("the two are not the same")
    return password
