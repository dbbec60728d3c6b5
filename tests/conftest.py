"""What every test can rely on: a home of its own, no network beyond this machine, and no log line passing unnoticed."""

from __future__ import annotations

import logging
import os
import re
import shutil
import socket
import tempfile
from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from pytestqt.qtbot import QtBot

# Before Qt, keyring or platformdirs are loaded: what they find at import is what they keep.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["HOME"] = _home = tempfile.mkdtemp(prefix="mediator-test-home-")
for _name, _folder in {
    "XDG_DATA_HOME": ".local/share",
    "XDG_CONFIG_HOME": ".config",
    "XDG_STATE_HOME": ".local/state",
    "XDG_CACHE_HOME": ".cache",
}.items():
    os.environ[_name] = f"{_home}/{_folder}"
for _name in ("DBUS_SESSION_BUS_ADDRESS", "LC_ALL", "LANG", "LANGUAGE"):
    os.environ.pop(_name, None)

hypothesis.settings.register_profile(
    "house", max_examples=60, deadline=None, database=None, print_blob=True, derandomize=False
)
hypothesis.settings.load_profile("house")

# A wait ends when what it waits for is there; how long a slow machine takes is no fault.
for _wait in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals, QtBot.waitActive, QtBot.waitExposed):
    assert _wait.__kwdefaults__ is not None
    _wait.__kwdefaults__["timeout"] = 30_000

ROOT = Path(__file__).resolve().parent.parent
LONG_MODULE = 400

ExpectLog = Callable[..., AbstractContextManager[None]]


class _Loud(logging.Handler):
    """Keeps every record from WARNING upwards until somebody says that it was expected."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)

    def take(self, logger: str, level: int, pattern: str) -> int:
        """Remove what was expected and say how many records that was."""

        def expected(record: logging.LogRecord) -> bool:
            return (
                (record.name == logger or record.name.startswith(logger + "."))
                and record.levelno == level
                and re.search(pattern, record.getMessage()) is not None
            )

        before = len(self.records)
        self.records = [record for record in self.records if not expected(record)]
        return before - len(self.records)


_LOUD = pytest.StashKey[_Loud]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, Any, Any]:
    """Fail a test that left a warning or worse in the log: in the field nobody would have read it either."""
    loud = _Loud()
    item.stash[_LOUD] = loud
    root = logging.getLogger()
    root.addHandler(loud)
    try:
        result = yield
    finally:
        root.removeHandler(loud)
    if loud.records:
        lines = "\n".join(f"  {r.levelname} {r.name}: {r.getMessage()}" for r in loud.records)
        pytest.fail(f"unexpected in the log:\n{lines}", pytrace=False)
    return result


@pytest.fixture
def expect_log(request: pytest.FixtureRequest) -> ExpectLog:
    """`with expect_log("db.store", logging.WARNING, "retrying"):` allows, and requires, such a record."""

    @contextmanager
    def expect(logger: str, level: int = logging.WARNING, pattern: str = "") -> Iterator[None]:
        yield
        loud = request.node.stash[_LOUD]
        assert loud.take(logger, level, pattern), (
            f"no {logging.getLevelName(level)} from {logger} matching {pattern!r}"
        )

    return expect


_connect = socket.socket.connect


def _connect_nearby(self: socket.socket, address: Any) -> None:
    """Connect to this machine only: the desk works without a network, and so do its tests."""
    if self.family in (socket.AF_INET, socket.AF_INET6):
        host = str(address[0])
        if host not in ("localhost", "::1") and not host.startswith("127."):
            raise AssertionError(f"a test tried to reach {host} over the network")
    _connect(self, address)


@pytest.fixture(scope="session", autouse=True)
def _no_network() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", _connect_nearby)
        yield


def pytest_unconfigure() -> None:
    shutil.rmtree(_home, ignore_errors=True)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name the modules in which a second noun may be hiding; tests/house stops the ones that went on growing."""
    rooms = ("mediator_app", "db", "ui", "court")
    lengths = {
        path.relative_to(ROOT): path.read_bytes().count(b"\n")
        for room in rooms
        for path in ROOT.joinpath(room).rglob("*.py")
    }
    for path, lines in sorted(lengths.items()):
        if lines > LONG_MODULE:
            terminalreporter.write_line(f"long module: {path} has {lines} lines; look for the second noun")
