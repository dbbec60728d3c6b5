"""`mediator-court init`, `serve`, `practice`, `migrate`: the service itself."""

from __future__ import annotations

import argparse
from pathlib import Path

from court import clerks, courts, practice
from court.commands import FINE, Commands, add, ask_password, read_password
from court.database import Database
from court.schema import Role
from court.service import lay_ground, now, open_service
from court.settings import Settings


def add_to(kinds: Commands) -> None:
    init = add(
        kinds, "init", _init, "make the database, the secret, a court with its keys, and its first admin"
    )
    init.add_argument("name", metavar="COURT", help="the court's name")
    init.add_argument("--practice", action="store_true", help="a court for practice filings only")
    init.add_argument("--admin", default="admin", metavar="SIGN-IN", help="the first admin's name to sign in")
    ask_password(init)

    serve = add(kinds, "serve", _serve, "run the service")
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

    fictional = add(kinds, "practice", _practice, "run a court with fictional filings, on this machine only")
    fictional.add_argument("--port", type=int, default=8443)

    add(kinds, "migrate", _migrate, "bring the database to this program's schema; back up first")


def _init(settings: Settings, given: argparse.Namespace) -> int:
    password = read_password(given.password_file)
    clerks.check_password(password)
    service, at = lay_ground(settings), now()
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
