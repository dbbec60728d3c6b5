"""`mediator-court clerk`, `enrol`, `laptops`, `revoke`: who may come in."""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path

from court import audit, clerks, enrolment, laptops, mediators
from court.commands import FINE, Commands, add, ask_password, name_court, open_court, read_password
from court.courts import Court
from court.review.words import LANGUAGES, Words
from court.schema import Role
from court.service import now
from court.settings import Settings


def add_to(kinds: Commands) -> None:
    clerk = add(kinds, "clerk", _clerk, "add a clerk, or give one a new password")
    clerk.add_argument("sign_in", metavar="SIGN-IN")
    clerk.add_argument("name", metavar="NAME", nargs="?", default="")
    clerk.add_argument("--role", choices=[role.value for role in Role], default=Role.CLERK.value)
    ask_password(clerk)
    name_court(clerk)

    enrol = add(kinds, "enrol", _enrol, "print a one-time code for a mediator's laptop")
    enrol.add_argument("name", metavar="NAME")
    enrol.add_argument("organisation", metavar="ORGANISATION")
    enrol.add_argument("number", metavar="NUMBER", help="the mediator's number")
    enrol.add_argument("--to", type=Path, metavar="FILE", help="write the code sheet to a file")
    enrol.add_argument("--address", default="", metavar="URL", help="the service's address, for the sheet")
    name_court(enrol)

    name_court(add(kinds, "laptops", _laptops, "list the laptops"))
    revoke = add(kinds, "revoke", _revoke, "keep a laptop out from now on")
    revoke.add_argument("laptop", metavar="LAPTOP", help="its id, as `laptops` lists it")
    name_court(revoke)


def _clerk(settings: Settings, given: argparse.Namespace) -> int:
    service, court = open_court(settings, given.court)
    password = read_password(given.password_file)
    with service.database.writing() as connection:
        there = [c for c in clerks.all_of(connection, court.id) if c.sign_in == given.sign_in.lower()]
        if there:
            clerks.set_password(connection, there[0], password, at=now(), by=audit.SYSTEM)
        else:
            clerks.add(
                connection,
                court,
                given.sign_in,
                given.name or given.sign_in,
                Role(given.role),
                password,
                at=now(),
            )
    print("new password" if there else "added")
    return FINE


def _enrol(settings: Settings, given: argparse.Namespace) -> int:
    service, court = open_court(settings, given.court)
    at = now()
    with service.database.writing() as connection:
        mediator = mediators.keep(
            connection, court, given.name, given.organisation, given.number, at=at, by=audit.SYSTEM
        )
        code = enrolment.give_code(connection, service.secret, court, mediator.id, at=at, by=audit.SYSTEM)
    sheet = _sheet(court, mediator.name, code, given.address, at + enrolment.GOOD_FOR)
    if given.to is None:
        print(sheet, end="")
    else:
        given.to.write_text(sheet, "utf-8")
        given.to.chmod(0o600)
    return FINE


def _sheet(court: Court, name: str, code: str, address: str, until: datetime) -> str:
    """What the mediator is handed, in both languages; with the way through the window where the address is known."""
    lines = [
        f"{court.name}",
        "设备登记码 / enrolment code",
        "",
        f"    {code}",
        "",
        f"调解员 / mediator   {name}",
        f"有效至 / good until {until.astimezone():%Y-%m-%d %H:%M}",
    ]
    if address:
        lines.insert(6, f"网址 / address      {address}")
        for words in map(Words, LANGUAGES):
            steps = (
                words.say("code.step_1"),
                words.say("code.step_2", address=address),
                words.say("code.step_3"),
            )
            lines += ["", *(f"{number}. {step}" for number, step in enumerate(steps, 1))]
    return "\n".join(lines) + "\n"


def _laptops(settings: Settings, given: argparse.Namespace) -> int:
    service, court = open_court(settings, given.court)
    with service.database.reading() as connection:
        for one in laptops.all_of(connection, court.id):
            state = (
                f"revoked {one.revoked_at[:10]}" if one.revoked_at else f"until {one.certificate_ends[:10]}"
            )
            print(f"{one.id}  {one.mediator_number}  {one.mediator_name}  {state}")
    return FINE


def _revoke(settings: Settings, given: argparse.Namespace) -> int:
    service, court = open_court(settings, given.court)
    with service.database.writing() as connection:
        laptops.revoke(connection, court, given.laptop, at=now(), by=audit.SYSTEM)
    return FINE
