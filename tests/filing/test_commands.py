"""`mediator court …`, each command in a process of its own, against a real court."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from court import cli, reviews
from mediator_app.exchange.contract.reasons import Objection, Reason
from tests.app.conftest import Machine
from tests.filing.conftest import Bench


@pytest.fixture
def machine(settled_folder: Path, tmp_path: Path) -> Machine:
    made = Machine(tmp_path / "machine")
    made.home.mkdir()
    shutil.copytree(settled_folder, made.data)
    return made


def test_enrol_deliver_and_read_what_the_court_says(machine: Machine, bench: Bench) -> None:
    practice = ("--practice", "--lang", "zh")
    fresh = machine.run("court", "deliver", *practice)
    assert fresh.code == 1
    assert "没有在仲裁院" in fresh.err
    told = machine.run("court", "status", *practice)
    assert told.code == 0
    assert "尚未登记" in told.out
    assert "只在本机" in told.out

    code = machine.home / "code"
    code.write_text(bench.code() + "\n", "ascii")
    enrolled = machine.run("court", "enrol", bench.url, "--code-file", str(code), *practice)
    assert (enrolled.code, enrolled.err) == (0, "")
    assert "示例二区仲裁院" in enrolled.out

    delivered = machine.run("court", "deliver", *practice)
    assert (delivered.code, delivered.err) == (0, "")
    assert "已收到，回执号" in delivered.out
    line = next(line for line in delivered.out.splitlines() if "调解结案" in line)
    filing = line.split()[0]

    objection = Objection(reason=Reason.NAME_DIFFERS, field="parties.0.name", note="与身份证不符")
    bench.decide(reviews.return_with, filing, [objection])
    returned = machine.run("court", "deliver", *practice)
    assert returned.code == 1
    assert "退回补正" in returned.out
    assert "与身份证不符" in returned.out
    assert machine.run("court", "status", "--practice", "--lang", "en").out.count("returned") == 1
    empty = machine.run("court", "hearings", *practice)
    assert (empty.code, empty.out) == (0, "没有排庭。\n")
    assert machine.run("court", "hearings", "--open", "none", *practice).code == 1


def test_whoever_has_no_terminal_is_told_that_the_code_is_missing(machine: Machine, bench: Bench) -> None:
    chinese = machine.run("court", "enrol", bench.url, "--practice", "--lang", "zh")
    assert chinese.code == 1
    assert "需要仲裁院给的一次性登记码" in chinese.err
    assert "--code-file" in chinese.err
    assert "口令" not in chinese.err
    english = machine.run("court", "enrol", bench.url, "--practice", "--lang", "en")
    assert "one-time code is needed" in english.err


def test_the_courts_sheet_is_a_code_file(machine: Machine, bench: Bench) -> None:
    sheet = machine.home / "sheet.txt"
    data, database = bench.place.settings.data, bench.place.url
    told = ["--data", str(data), "--database", database, "enrol", "周示范", "示例区仲裁院", "示仲调0001"]
    assert cli.main([*told, "--court", bench.place.court.id, "--to", str(sheet)]) == cli.FINE
    enrolled = machine.run("court", "enrol", bench.url, "--code-file", str(sheet), "--practice")
    assert (enrolled.code, enrolled.err) == (0, "")


def test_a_wrong_code_and_an_unsafe_address_are_said_in_words(machine: Machine, bench: Bench) -> None:
    code = machine.home / "code"
    code.write_text("0000-0000", "ascii")
    short = machine.run("court", "enrol", bench.url, "--code-file", str(code), "--practice")
    assert short.code == 1
    assert "8" in short.err
    assert "20" in short.err
    unsafe = machine.run("court", "enrol", "http://192.0.2.1", "--code-file", str(code), "--practice")
    assert unsafe.code == 1
    assert "https" in unsafe.err
    assert unsafe.out == ""
