"""`mediator-court`: sets the court's service up, runs it and looks after it. The commands are in `court.commands`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from sqlalchemy.exc import SQLAlchemyError

from court.commands import FINE, FOUND, TROUBLE, USAGE, deciding, keeping, people, running, work
from court.database import SchemaDiffers
from court.refusals import Refused
from court.secret import SecretUnreadable
from court.settings import read_settings

__all__ = ["FINE", "FOUND", "TROUBLE", "USAGE", "main"]
_DESCRIPTION: Final = "The court's service for filings from mediators' laptops."


def main(arguments: Sequence[str] | None = None) -> int:
    given = _parser().parse_args(arguments)
    try:
        settings = read_settings(data=given.data, database=given.database)
        done: int = given.run(settings, given)
    except Refused as refused:
        details = ", ".join(f"{name}={value}" for name, value in refused.params.items())
        print(f"refused: {refused}{f' ({details})' if details else ''}", file=sys.stderr)
        return FOUND
    except SchemaDiffers as error:
        print(f"{error}; run: mediator-court migrate", file=sys.stderr)
        return TROUBLE
    except ValueError as error:
        print(error, file=sys.stderr)
        return USAGE
    except (SecretUnreadable, SQLAlchemyError, OSError) as error:
        # An error of the database carries the whole statement; its first line says what happened.
        print(f"trouble: {str(error).splitlines()[0]}", file=sys.stderr)
        return TROUBLE
    return done


def _parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(prog="mediator-court", description=_DESCRIPTION)
    top.add_argument("--data", type=Path, metavar="DIR", help="documents and secret (MEDIATOR_COURT_DATA)")
    top.add_argument(
        "--database",
        default="",
        metavar="URL",
        help="sqlite:///FILE or postgresql://… (MEDIATOR_COURT_DATABASE)",
    )
    kinds = top.add_subparsers(metavar="COMMAND", required=True)

    for room in (running, people, work, deciding, keeping):
        room.add_to(kinds)
    return top


if __name__ == "__main__":
    sys.exit(main())
