"""`mediator-court docket`, `return`: what a case system of the court's own decided, told to the laptop."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import datetime
from typing import TypeAlias

from sqlalchemy import Connection

from court import clerks, filings, reviews
from court.clerks import Clerk
from court.commands import FINE, Commands, add, name_court, open_court
from court.courts import Court
from court.refusals import Refused
from court.service import now
from court.settings import Settings
from mediator_app.exchange.contract.reasons import Objection, Reason

Decision: TypeAlias = Callable[[Connection, Court, Clerk, str, datetime], None]


def add_to(kinds: Commands) -> None:
    docket = add(kinds, "docket", _docket, "docket a filing under a case number, in a clerk's name")
    docket.add_argument("number", metavar="NUMBER", help="the receipt's number")
    docket.add_argument("case_number", metavar="CASE-NUMBER")
    back = add(kinds, "return", _return, "return a filing for correction, in a clerk's name")
    back.add_argument("number", metavar="NUMBER", help="the receipt's number")
    back.add_argument("--reason", choices=[reason.value for reason in Reason], required=True)
    back.add_argument("--field", default="", metavar="FIELD", help="a path into the case")
    for one in (docket, back):
        one.add_argument("--clerk", required=True, metavar="SIGN-IN")
        one.add_argument("--note", default="")
        name_court(one)


def _docket(settings: Settings, given: argparse.Namespace) -> int:
    def decide(connection: Connection, court: Court, clerk: Clerk, id: str, at: datetime) -> None:
        reviews.docket(connection, court, clerk, id, given.case_number, note=given.note, at=at)

    return _decide(settings, given, decide)


def _return(settings: Settings, given: argparse.Namespace) -> int:
    objection = Objection(reason=Reason(given.reason), field=given.field, note=given.note)

    def decide(connection: Connection, court: Court, clerk: Clerk, id: str, at: datetime) -> None:
        reviews.return_with(connection, court, clerk, id, [objection], at=at)

    return _decide(settings, given, decide)


def _decide(settings: Settings, given: argparse.Namespace, decide: Decision) -> int:
    """Taken up and decided in one step. Refused: `not_found` (`clerk`, `filing`), and as the review desk refuses."""
    service, court = open_court(settings, given.court)

    def work(connection: Connection) -> None:
        at = now()
        everybody = clerks.all_of(connection, court.id)
        clerk = next((c for c in everybody if c.sign_in == given.clerk.lower() and not c.disabled), None)
        if clerk is None:
            raise Refused("not_found", "clerk")
        id = filings.id_of(connection, court.id, given.number)
        reviews.take_up(connection, court, clerk, id, at=at)
        decide(connection, court, clerk, id, at)

    service.database.write(work)
    return FINE
