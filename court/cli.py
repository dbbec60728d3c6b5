"""`mediator-court`: sets the court's service up, runs it and looks after it.

Exit codes: 0 fine; 1 refused, or something was found; 2 wrong usage; 3 trouble with disk, database or keys.
"""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from sqlalchemy.exc import SQLAlchemyError

from court import (
    audit,
    backup,
    clerks,
    courts,
    enrolment,
    hearings,
    housekeeping,
    laptops,
    mediators,
    packs,
    practice,
    stick,
    upkeep,
)
from court.courts import Court
from court.database import HEAD, Database, SchemaDiffers
from court.refusals import Refused
from court.schema import Role
from court.secret import SecretUnreadable, make_secret
from court.service import SECRET_FILE, Service, now, open_service
from court.settings import Settings, read_settings
from court.store import Store
from mediator_app.exchange.contract.answers import PackKind
from mediator_app.exchange.contract.bundle import ANSWERS_SUFFIX

FINE, FOUND, USAGE, TROUBLE = range(4)
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

    init = _add(
        kinds, "init", _init, "make the database, the secret, a court with its keys, and its first admin"
    )
    init.add_argument("name", metavar="COURT", help="the court's name")
    init.add_argument("--practice", action="store_true", help="a court for practice filings only")
    init.add_argument("--admin", default="admin", metavar="SIGN-IN", help="the first admin's name to sign in")
    _password(init)

    serve = _add(kinds, "serve", _serve, "run the service")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8443)
    serve.add_argument(
        "--workers", type=int, default=1, metavar="N", help="processes; about one for each core"
    )
    serve.add_argument("--certificate", type=Path, metavar="PEM", help="serve TLS itself, without a proxy")
    serve.add_argument("--key", type=Path, metavar="PEM")
    serve.add_argument(
        "--trusted-proxies",
        default="127.0.0.1",
        metavar="ADDRESSES",
        help="whose X-Forwarded-For is believed",
    )

    fictional = _add(kinds, "practice", _practice, "run a court with fictional filings, on this machine only")
    fictional.add_argument("--port", type=int, default=8443)

    _add(kinds, "migrate", _migrate, "bring the database to this program's schema; back up first")

    clerk = _add(kinds, "clerk", _clerk, "add a clerk, or give one a new password")
    clerk.add_argument("sign_in", metavar="SIGN-IN")
    clerk.add_argument("name", metavar="NAME", nargs="?", default="")
    clerk.add_argument("--role", choices=[role.value for role in Role], default=Role.CLERK.value)
    _password(clerk)
    _court(clerk)

    enrol = _add(kinds, "enrol", _enrol, "print a one-time code for a mediator's laptop")
    enrol.add_argument("name", metavar="NAME")
    enrol.add_argument("organisation", metavar="ORGANISATION")
    enrol.add_argument("number", metavar="NUMBER", help="the mediator's number")
    enrol.add_argument("--to", type=Path, metavar="FILE", help="write the code sheet to a file")
    enrol.add_argument("--address", default="", metavar="URL", help="the service's address, for the sheet")
    _court(enrol)

    _court(_add(kinds, "laptops", _laptops, "list the laptops"))
    revoke = _add(kinds, "revoke", _revoke, "keep a laptop out from now on")
    revoke.add_argument("laptop", metavar="LAPTOP", help="its id, as `laptops` lists it")
    _court(revoke)

    assign = _add(kinds, "assign", _assign, "assign a hearing from a case file to a mediator")
    assign.add_argument("file", type=Path, metavar="CASE.json", nargs="+")
    assign.add_argument("--mediator", required=True, metavar="NUMBER")
    assign.add_argument("--at", required=True, metavar="WHEN", help="2026-12-01T09:00+08:00")
    assign.add_argument("--place", required=True)
    assign.add_argument("--note", default="")
    _court(assign)

    pack = _add(kinds, "pack", _pack, "announce a rule pack or a wording to all laptops")
    pack.add_argument("file", type=Path, metavar="FILE.zip")
    pack.add_argument("--kind", choices=[kind.value for kind in PackKind], required=True)
    pack.add_argument("--version", required=True)
    pack.add_argument("--note", default="")
    _court(pack)

    known = _add(kinds, "known", _known, "record disputes that came by another channel, from a table (CSV)")
    known.add_argument("file", type=Path, metavar="FILE.csv")
    _court(known)

    bring = _add(
        kinds, "import", _import, "take filings in from a stick, and write the answers for the laptop"
    )
    bring.add_argument("file", type=Path, metavar="FILE.filing")
    bring.add_argument(
        "--answers-to",
        type=Path,
        metavar="DIR",
        help="where the answers go; the file's own folder without it",
    )
    _court(bring)

    copy = _add(
        kinds, "backup", _backup, "copy database, documents and secret to a new folder, and check the copy"
    )
    copy.add_argument("to", type=Path, metavar="DIR")
    check = _add(kinds, "check", _check, "every stored document has its hash, every chain is sound")
    check.add_argument("folder", type=Path, metavar="DIR", nargs="?", help="a backup, instead of the service")
    _add(kinds, "sweep", _sweep, "clear away now what the service clears away by itself in time")
    return top


def _add(
    kinds: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    run: Callable[[Settings, argparse.Namespace], int],
    explained: str,
) -> argparse.ArgumentParser:
    one = kinds.add_parser(name, help=explained, description=explained)
    one.set_defaults(run=run)
    return one


def _password(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--password-file", type=Path, metavar="FILE", help="its first line; otherwise the terminal is asked"
    )


def _court(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--court", default="", metavar="ID", help="where the service has several")


# --- the commands ----------------------------------------------------------------------------------


def _init(settings: Settings, given: argparse.Namespace) -> int:
    password = _read_password(given.password_file)
    clerks.check_password(password)
    settings.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    Store(settings.data).prepare()
    secret_file = settings.data / SECRET_FILE
    if not secret_file.exists():
        make_secret(secret_file)
    database = Database(settings.database, size=0)
    database.migrate()
    database.close()
    service = open_service(settings.database, settings.data, size=0)
    at = now()
    with service.database.writing() as connection:
        court = courts.found(connection, service.secret, given.name, practice=given.practice, at=at)
        clerks.add(connection, court, given.admin, given.admin, Role.ADMIN, password, at=at)
    print(f"court     {court.name} ({court.id})")
    print(f"admin     {given.admin}")
    print(f"database  {service.database.url.render_as_string(hide_password=True)}")
    print(f"data      {settings.data}")
    service.close()
    return FINE


def _serve(settings: Settings, given: argparse.Namespace) -> int:
    if bool(given.certificate) is not bool(given.key):
        raise ValueError("--certificate and --key go together")
    # What is wrong with database or secret is said here, once, and not by each worker.
    service = open_service(settings.database, settings.data, size=0)
    found = service.courts
    service.close()
    if not found:
        raise ValueError("there is no court yet; run: mediator-court init NAME")
    # Late: a command that serves nothing needs no web server.
    from court.serving import serve

    serve(
        settings,
        host=given.host,
        port=given.port,
        workers=given.workers,
        certificate=given.certificate,
        key=given.key,
        trusted_proxies=given.trusted_proxies,
    )
    return FINE


def _practice(settings: Settings, given: argparse.Namespace) -> int:
    made = practice.prepare(settings)
    made.service.close()
    address = f"http://127.0.0.1:{given.port}"
    print(f"网址 / address       {address}")
    print(f"审核台 / review desk  {address}/review   {made.sign_in}   {made.password}")
    print(f"登记码 / enrolment   {made.code}", flush=True)
    from court.serving import serve

    serve(settings, host="127.0.0.1", port=given.port)
    return FINE


def _migrate(settings: Settings, _given: argparse.Namespace) -> int:
    database = Database(settings.database, size=0)
    before, after = database.migrate()
    database.close()
    print(f"{before or 'empty'} -> {after}")
    return FINE


def _clerk(settings: Settings, given: argparse.Namespace) -> int:
    service, court = _open(settings, given.court)
    password = _read_password(given.password_file)
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
    service, court = _open(settings, given.court)
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
    return "\n".join(lines) + "\n"


def _laptops(settings: Settings, given: argparse.Namespace) -> int:
    service, court = _open(settings, given.court)
    with service.database.reading() as connection:
        for one in laptops.all_of(connection, court.id):
            state = (
                f"revoked {one.revoked_at[:10]}" if one.revoked_at else f"until {one.certificate_ends[:10]}"
            )
            print(f"{one.id}  {one.mediator_number}  {one.mediator_name}  {state}")
    return FINE


def _revoke(settings: Settings, given: argparse.Namespace) -> int:
    service, court = _open(settings, given.court)
    with service.database.writing() as connection:
        laptops.revoke(connection, court, given.laptop, at=now(), by=audit.SYSTEM)
    return FINE


def _assign(settings: Settings, given: argparse.Namespace) -> int:
    service, court = _open(settings, given.court)
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
    service, court = _open(settings, given.court)
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
    service, court = _open(settings, given.court)
    print(upkeep.record_known(service, court, given.file.read_text("utf-8-sig")))
    return FINE


def _import(settings: Settings, given: argparse.Namespace) -> int:
    service, court = _open(settings, given.court)
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


def _open(settings: Settings, court: str) -> tuple[Service, Court]:
    service = open_service(settings.database, settings.data, size=0)
    if not court and len(service.courts) > 1:
        raise ValueError("the service has several courts; say which: --court ID")
    return service, service.court(court)


def _read_password(file: Path | None) -> str:
    if file is not None:
        return (file.read_text("utf-8").splitlines() or [""])[0]
    password = getpass.getpass("password: ")
    if getpass.getpass("again: ") != password:
        raise ValueError("the two are not the same")
    return password


if __name__ == "__main__":
    sys.exit(main())
