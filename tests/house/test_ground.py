"""The ground that everything stands on: locks, set-up, and the guards of the test suite itself."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from scripts import prepare
from tests.house.tree import ROOT, kept_files

LOCKS = ("run", "dev", "bench")
PIN = re.compile(r"^([a-z0-9][a-z0-9._-]*)==(\S+)", re.MULTILINE)
NAME = re.compile(r"^[A-Za-z0-9._-]+")

# Spelt apart, so that this file does not find itself.
REGISTRIES = [
    "pypi" + ".org",
    "pythonhosted" + ".org",
    "npmjs" + ".org",
    "crates" + ".io",
    "deb.debian" + ".org",
]
MACHINE_PATHS = re.compile(r"(?<![\w.])/(?:work|root|home/\w+|opt/(?:pypi|wheels)|tmp/\w+)" + r"(?:/|\b)")


def pins(lock: str) -> dict[str, str]:
    return dict(PIN.findall((ROOT / "requirements" / f"{lock}.lock").read_text("utf-8")))


def normal(requirement: str) -> str:
    found = NAME.match(requirement)
    assert found is not None
    return re.sub(r"[-_.]+", "-", found.group()).lower()


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_file_has_a_hash_and_none_says_where_it_came_from(lock: str) -> None:
    text = (ROOT / "requirements" / f"{lock}.lock").read_text("utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*-(?!-hash=sha256:[0-9a-f]{64})", text, re.MULTILINE)
    entries = re.split(r"\n(?=[a-z0-9])", text)
    assert entries
    assert all("--hash=sha256:" in entry for entry in entries)


def test_each_lock_includes_the_one_before() -> None:
    run, dev, bench = (pins(lock) for lock in LOCKS)
    assert run
    assert run.items() <= dev.items() <= bench.items()


def test_the_locks_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert {normal(r) for r in project["project"]["dependencies"]} <= pins("run").keys()
    assert {normal(r) for r in project["dependency-groups"]["dev"]} <= pins("dev").keys()
    assert {normal(r) for r in project["dependency-groups"]["bench"]} <= pins("bench").keys()


def test_running_the_program_asks_for_no_test_tools() -> None:
    assert not pins("run").keys() & {"pytest", "mypy", "ruff", "hypothesis", "pyinstaller", "weasyprint"}


def test_kept_files_name_neither_this_machine_nor_a_registry() -> None:
    found = []
    for path in kept_files():
        data = path.read_bytes()
        if b"\0" in data:
            continue
        text = data.decode("utf-8")
        name = path.relative_to(ROOT).as_posix()
        found += [f"{name}: {host}" for host in REGISTRIES if host in text]
        if not name.startswith("tests/"):
            found += [f"{name}: {hit.group()}" for hit in MACHINE_PATHS.finditer(text)]
    assert not found


@pytest.mark.parametrize("purpose", prepare.PURPOSES)
def test_every_purpose_knows_its_needs_and_its_locks(purpose: str) -> None:
    wish = prepare.PURPOSES[purpose]
    needs = prepare.read_needs(wish.system)
    assert needs
    assert {need.kind for need in needs} <= {"library", "program", "file", "module"}
    assert all((ROOT / "requirements" / f"{lock}.lock").is_file() for lock in (wish.lock, *wish.includes))


@pytest.mark.parametrize("kind", ["library", "program", "file", "module"])
def test_what_is_missing_is_seen_to_be_missing(kind: str) -> None:
    assert not prepare.Need("nothing", kind, "no_such_thing_77").is_met()


@pytest.mark.parametrize(("kind", "name"), [("library", "libc.so.6"), ("program", "sh"), ("module", "json")])
def test_what_is_there_is_seen_to_be_there(kind: str, name: str) -> None:
    assert prepare.Need("something", kind, name).is_met()


def test_without_apt_the_command_to_type_is_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MEDIATOR_NO_APT", "1")
    needs = [
        prepare.Need("libnothing1", "library", "libnothing.so.1"),
        prepare.Need("nothing-tools", "program", "nothing-tool"),
        prepare.Need("coreutils", "program", "ls"),
    ]
    with pytest.raises(SystemExit) as left:
        prepare.provide_system(needs)
    assert left.value.code == 1
    message = capsys.readouterr().err
    typed = [shlex.split(line) for line in message.splitlines() if "apt-get" in line]
    assert [line[-2:] for line in typed] == [["libnothing1", "nothing-tools"]]
    assert "libnothing.so.1, nothing-tool" in message


SPOILT = """
import logging, socket, warnings, pytest

def test_quiet(): logging.getLogger("db").info("saved")
def test_loud(): logging.getLogger("db").warning("retrying")
def test_expected(expect_log):
    with expect_log("db", logging.WARNING, "retry"):
        logging.getLogger("db.store").warning("retrying")
def test_expected_but_silent(expect_log):
    with expect_log("db", logging.WARNING, "retry"):
        pass
def test_warns(): warnings.warn("old")
def test_calls_out(): socket.create_connection(("192.0.2.1", 80), timeout=1)
def test_stays_home():
    import pathlib
    assert "mediator-test-home" in str(pathlib.Path.home())
"""


def test_the_guards_of_the_suite_fail_what_they_should(tmp_path: Path) -> None:
    """A log line from WARNING upwards, a warning, a call over the network: each fails the test that made it."""
    (tmp_path / "tests").mkdir()
    shutil.copy(ROOT / "tests" / "conftest.py", tmp_path / "tests")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "tests" / "test_spoilt.py").write_text(SPOILT, "utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-rA", "--no-header"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    passed = set(re.findall(r"^PASSED \S+::(\w+)", done.stdout, re.MULTILINE))
    failed = set(re.findall(r"^FAILED \S+::(\w+)", done.stdout, re.MULTILINE))
    assert passed == {"test_quiet", "test_expected", "test_stays_home"}, done.stdout
    assert failed == {"test_loud", "test_expected_but_silent", "test_warns", "test_calls_out"}, done.stdout
