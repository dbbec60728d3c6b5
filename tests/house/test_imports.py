"""Modules define things; they do not do things. And the window opens before the heavy libraries are loaded."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.tree import PROGRAM, ROOT, modules

IMPORT_EVERYTHING = """
import importlib, json, os, sys, threading
sys.path.insert(0, os.getcwd())
deeds = []
current = ""
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT

def watch(event, arguments):
    if event == "os.putenv" and arguments[0].startswith(b"PYSIDE6_"):
        return  # PySide6 speaks to itself
    if event in {"socket.connect", "socket.bind", "subprocess.Popen", "os.system", "os.mkdir", "os.remove",
                 "os.rename", "os.rmdir", "sqlite3.connect", "os.putenv", "os.chmod"}:
        deeds.append([current, event, str(arguments[:1])])
    elif event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITING:
        deeds.append([current, event, str(arguments[:1])])

modules = json.loads(sys.stdin.read())
sys.addaudithook(watch)
for current in modules:
    before = threading.active_count()
    importlib.import_module(current)
    if threading.active_count() != before:
        deeds.append([current, "thread", ""])
    core = sys.modules.get("PySide6.QtCore")
    if core is not None and core.QCoreApplication.instance() is not None:
        deeds.append([current, "Qt application", ""])
        break
print(json.dumps(deeds))
"""

# Alembic executes these kinds of file; nobody imports them.
EXECUTED = (
    "db.migrations.env",
    "db.migrations.versions.",
    "court.migrations.env",
    "court.migrations.versions.",
)

EARLY = ("desk", "ports", "bootstrap", "cli")
"""What is loaded before the window opens."""

HEAVY = {
    "reportlab",
    "pyhanko",
    "sqlalchemy",
    "alembic",
    "keyring",
    "pkcs11",
    "holidays",
    "jinja2",
    "PySide6",
}


def names() -> list[str]:
    dotted = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for path in modules(*PROGRAM)
    ]
    return [name for name in dotted if not name.startswith(EXECUTED) and not name.endswith("__main__")]


def import_all(names: list[str], source: str = IMPORT_EVERYTHING, place: Path = ROOT) -> list[list[str]]:
    done = subprocess.run(
        [sys.executable, "-B", "-W", "error", "-c", source],
        cwd=place,
        input=json.dumps(names),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    deeds: list[list[str]] = json.loads(done.stdout)
    return deeds


def test_importing_a_module_does_nothing() -> None:
    assert import_all(names()) == []


@pytest.mark.parametrize(
    ("deed", "event"),
    [
        ("open('left_behind', 'w').close()", "open"),
        ("import subprocess, sys\nsubprocess.run([sys.executable, '-c', 'pass'])", "subprocess.Popen"),
        ("import socket\nsocket.socket(type=socket.SOCK_DGRAM).bind(('127.0.0.1', 0))", "socket.bind"),
        ("from PySide6.QtCore import QCoreApplication\napp = QCoreApplication([])", "Qt application"),
    ],
)
def test_a_deed_at_import_would_be_noticed(tmp_path: Path, deed: str, event: str) -> None:
    (tmp_path / "busy.py").write_text(deed + "\n", "utf-8")
    found = import_all(["busy"], place=tmp_path)
    assert event in [deed[1] for deed in found]


@pytest.mark.parametrize(
    "module", [path.stem for path in modules(*(f"mediator_app/{name}.py" for name in EARLY))]
)
def test_the_heavy_libraries_wait(module: str) -> None:
    """ReportLab, pyHanko, SQLAlchemy, Alembic, keyring: each costs a good part of a second that the window lacks."""
    source = f"import mediator_app.{module}, sys, json\nprint(json.dumps(sorted({HEAVY} & set(sys.modules))))"
    assert import_all([], source) == []


DOCKET = (
    "mediator_app.commands.window",
    "mediator_app.vault",
    "db.store",
    "ui.app",
    "ui.rooms.gate",
    "ui.rooms.docket",
)
LATER = {
    "_hashlib",
    "argon2",
    "cattrs",
    "http.client",
    "sqlalchemy",
    "mediator_app.casefile",
    "mediator_app.delivery",
    "mediator_app.domain.edits",
    "mediator_app.domain.filings",
    "mediator_app.domain.journal",
    "mediator_app.domain.record",
    "mediator_app.law.checks",
    "ui.printing.systems",
    "ui.workspace",
}


def test_the_docket_waits_for_nothing_that_only_an_open_case_needs() -> None:
    """What stands here is loaded behind the docket; before it, each would be waited for at every start."""
    source = (
        f"import json, sys\nfor name in {DOCKET}:\n    __import__(name)\n"
        f"print(json.dumps(sorted({LATER} & set(sys.modules))))"
    )
    assert import_all([], source) == []


def test_behind_the_docket_everything_is_loaded_that_the_first_case_asks_for() -> None:
    """Holidays alone are three hundred modules: on the window's thread they held up the first case for a second."""
    wanted = LATER - {"sqlalchemy", "argon2", "http.client", "mediator_app.casefile", "ui.printing.systems"} | {
        "chinese_calendar", "holidays", "stdnum.cn.uscc", "ui.filing.in_case",
    }  # fmt: skip
    source = (
        "import json, sys\nfrom types import SimpleNamespace\nfrom ui.warming import load_workspace\n"
        "load_workspace(SimpleNamespace(rules=lambda: None, library=lambda: None))\n"
        f"print(json.dumps(sorted({wanted} - set(sys.modules))))"
    )
    assert import_all([], source) == []
