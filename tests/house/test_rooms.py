"""The import linter passes on the house as it is, and would notice each kind of forbidden import."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.house.tree import PROGRAM, ROOT


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the tree that may be spoilt."""
    for room in PROGRAM:
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "scripts").mkdir()
    shutil.copy(ROOT / "scripts" / "import_contracts.py", tmp_path / "scripts")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def lint(place: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache", *options]
    return subprocess.run(command, cwd=place, capture_output=True, text=True, check=False)


def add(house: Path, module: str, statement: str) -> None:
    """Write `statement` at the end of `module`, which is made where it does not exist."""
    path = house.joinpath(*module.split(".")).with_suffix(".py")
    path.parent.mkdir(exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(f"\n{statement}\n")


def test_the_house_keeps_its_rules() -> None:
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout
    assert "0 broken" in done.stdout


def test_every_room_has_its_floor() -> None:
    """A new module at the top of `mediator_app` is named in the `floors` contract, or no rule would bind it."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    (floors,) = (contract["layers"] for contract in contracts if contract["id"] == "floors")
    named = set(re.findall(r"mediator_app\.(\w+)", " ".join(floors)))
    there = {path.stem for path in (ROOT / "mediator_app").glob("*.py")} - {"__init__"}
    there |= {path.parent.name for path in (ROOT / "mediator_app").glob("*/__init__.py")}
    assert there <= named


@pytest.mark.parametrize(
    ("contract", "module", "statement"),
    [
        ("floors", "mediator_app.domain.trespass", "import mediator_app.law"),
        ("floors", "mediator_app.law.trespass", "from mediator_app import ports"),
        ("floors", "mediator_app.ports", "from mediator_app import desk"),
        ("floors", "mediator_app.desk", "from mediator_app import bootstrap"),
        ("floors", "mediator_app.desk", "def late() -> None:\n    import db"),
        ("floors", "ui.trespass", "import db"),
        ("floors", "db.trespass", "import mediator_app.vault"),
        ("floors", "mediator_app.exchange.trespass", "import mediator_app.signing"),
        ("floors", "mediator_app.signing.trespass", "import mediator_app.documents"),
        ("desk", "db.trespass", "from mediator_app.desk import Desk"),
        ("words", "mediator_app.desk", "from mediator_app.words import Words"),
        ("words", "mediator_app.documents.trespass", "from mediator_app import words"),
        ("domain", "mediator_app.domain.trespass", "import jinja2"),
        ("domain", "mediator_app.domain.trespass", "from stdnum.cn import ric"),
        ("court", "court.trespass", "import mediator_app.domain.case"),
        ("court", "court.trespass", "import db"),
        ("court-apart", "mediator_app.exchange.trespass", "import court"),
        ("caucus", "mediator_app.documents.trespass", "from mediator_app.domain.caucus import Caucus"),
        ("caucus", "mediator_app.exchange.trespass", "from mediator_app.domain import case"),
        ("caucus", "mediator_app.casefile.writing", "from mediator_app.domain import case"),
        ("caucus", "mediator_app.filing.assembling", "from mediator_app.ports import StoredCase"),
        ("caucus", "mediator_app.delivery.trespass", "from mediator_app.domain import case"),
        ("qt", "mediator_app.desk", "from PySide6.QtCore import QObject"),
        ("qt", "court.trespass", "import PySide6"),
        ("sql", "mediator_app.desk", "import sqlalchemy.orm"),
        ("sql", "mediator_app.vault.trespass", "import sqlcipher3"),
        ("reportlab", "ui.trespass", "from reportlab.pdfgen import canvas"),
        ("pyhanko", "mediator_app.documents.trespass", "from pyhanko.sign import signers"),
        ("keyring", "mediator_app.desk", "import keyring"),
        ("migrations", "db.migrations.versions.trespass", "from db import trespass"),
    ],
)
def test_a_forbidden_import_is_found(house: Path, contract: str, module: str, statement: str) -> None:
    for name in ("ports", "desk", "bootstrap"):
        add(house, f"mediator_app.{name}", "")
    add(house, "db.trespass", "")
    assert lint(house, "--contract", contract).returncode == 0

    add(house, module, statement)

    done = lint(house, "--contract", contract)
    assert done.returncode == 1, done.stdout
    assert "1 broken" in done.stdout
    assert module in done.stdout


def test_caucus_is_not_reached_by_way_of_another_module(house: Path) -> None:
    add(house, "mediator_app.law.hearsay", "from mediator_app.domain.caucus import Caucus")
    add(house, "mediator_app.documents.trespass", "from mediator_app.law import hearsay")

    done = lint(house, "--contract", "caucus")

    assert done.returncode == 1, done.stdout
    assert "mediator_app.law.hearsay -> mediator_app.domain.caucus" in done.stdout
