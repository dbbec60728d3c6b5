"""`docs/court.md` followed as it is written: its blocks are taken out of it and run, in an empty home.

Only what belongs to a court's own machine is changed: the folders, the address, and what `sudo` is asked for.
"""

from __future__ import annotations

import configparser
import hashlib
import os
import re
import shlex
import shutil
import signal
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
import pytest

from court.cli import _parser
from mediator_app.exchange.contract.answers import Receipt, Review
from tests.court import cases
from tests.court.laptop import Laptop
from tests.court.postgres import Cluster
from tests.court.running import PASSWORD, ROOT, free_port, wait_for

pytestmark = pytest.mark.timeout(300)
DOCUMENT = ROOT / "docs" / "court.md"
CODE = re.compile("[0-9A-Z]{5}(?:-[0-9A-Z]{5}){3}")


def block(section: str, number: int = 0, language: str = "sh") -> str:
    """One block of a section, without its remarks."""
    text = DOCUMENT.read_text("utf-8")
    within = re.search(rf"^## {re.escape(section)}[^\n]*\n(.*?)(?=^## |\Z)", text, re.DOTALL | re.MULTILINE)
    assert within is not None, f"the document has no section {section!r}"
    found = re.findall(rf"```{language}\n(.*?)```", within[1], re.DOTALL)
    assert len(found) > number, f"{section!r} has {len(found)} blocks of {language}"
    return re.sub(r"[ \t]+# .*", "", str(found[number]))


@dataclass
class Office:
    """An administrator at a terminal in an empty folder, with an empty home."""

    folder: Path
    cluster: Cluster | None
    port: int = field(default_factory=free_port)
    exported: list[str] = field(default_factory=list)
    _served: subprocess.Popen[bytes] | None = None

    def here(self, command: str) -> str:
        """What the document says, on this machine."""
        folder = str(self.folder)
        for said, own in (
            ("/srv/", f"{folder}/srv/"),
            ("/backup/", f"{folder}/backup/"),
            ("/usr/local/bin/", f"{folder}/bin/"),
            ("/var/run/postgresql", str(self.cluster.folder) if self.cluster else ""),
            ("sudo -u postgres ", "PGUSER=postgres "),
            ("sudo ", ""),
            ("serve --workers", f"serve --port {self.port} --workers"),
        ):
            command = command.replace(said, own)
        return command

    @property
    def environment(self) -> dict[str, str]:
        own = {
            "HOME": str(self.folder / "home"),
            "PATH": f"{self.folder / 'bin'}:{os.environ['PATH']}",
            "LANG": "C.UTF-8",
            "COURT": f"http://127.0.0.1:{self.port}",
        }
        if self.cluster is not None:
            own |= {"PGHOST": str(self.cluster.folder), "PGUSER": "mediator-court"}
        return own

    def run(self, commands: str, *typed: str) -> str:
        """Run commands in one shell at a terminal of its own; `typed` answers what is asked, one after the other."""
        script = "\n".join([*self.exported, self.here(commands)])
        self.exported += [line for line in self.here(commands).splitlines() if line.startswith("export ")]
        mine, theirs = os.openpty()
        process = subprocess.Popen(
            ["setsid", "--ctty", "--wait", "sh", "-ec", script],
            cwd=self.folder,
            env=self.environment,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
        )
        os.close(theirs)
        said, answers = bytearray(), iter(typed)
        try:
            while True:
                try:
                    piece = os.read(mine, 4096)
                except OSError:
                    break
                if not piece:
                    break
                said += piece
                if said.endswith((b"password: ", b"again: ")):
                    os.write(mine, next(answers).encode() + b"\n")
        finally:
            os.close(mine)
        output = said.decode().replace("\r\n", "\n")
        assert process.wait() == 0, f"{script}\n{output}"
        return output

    def serve(self, command: str) -> None:
        script = "\n".join([*self.exported, "exec " + self.here(command)])
        with (self.folder / "serve.log").open("ab") as log:
            self._served = subprocess.Popen(
                ["sh", "-ec", script],
                cwd=self.folder,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        wait_for(f"http://127.0.0.1:{self.port}", self._served, self.folder / "serve.log")

    def stop(self) -> None:
        """Ctrl+C."""
        if self._served is not None:
            self._served.send_signal(signal.SIGINT)
            self._served.wait(60)
            self._served = None


@pytest.fixture(params=["sqlite", "postgresql"])
def office(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Office]:
    cluster = request.getfixturevalue("postgres") if request.param == "postgresql" else None
    for name in ("home", "bin", "srv", "backup"):
        (tmp_path / name).mkdir()
    found = Office(tmp_path, cluster)
    # `prepare.py court` has made the environment in which this very test runs.
    link = next(line for line in block("Set it up").splitlines() if "ln -sf" in line)
    found.run(link.replace("$PWD", str(ROOT)))
    yield found
    found.stop()
    if cluster is not None:
        with psycopg.connect(host=str(cluster.folder), user="postgres", autocommit=True) as connection:
            connection.execute("DROP DATABASE IF EXISTS mediator_court")
            connection.execute('DROP ROLE IF EXISTS "mediator-court"')


def set_up(office: Office) -> str:
    """The sections in their order; the enrolment code."""
    first, init, enrol, serve = block("Set it up", 1).strip().splitlines()
    if office.cluster is not None:
        office.run(block("PostgreSQL", 0))
        office.run(block("PostgreSQL", 1))
    office.run(first)
    said = office.run(init, PASSWORD, PASSWORD)
    assert ("postgresql" in said) is (office.cluster is not None)
    office.run(enrol)
    office.serve(serve)
    sheet = (office.folder / "code.txt").read_text("utf-8")
    for way in ("“设置”", "“仲裁院网址”填 https://court.example", "“登记本机”", "“Enrol this computer”"):
        assert way in sheet
    code = CODE.search(sheet)
    assert code is not None
    assert (office.folder / "code.txt").stat().st_mode & 0o077 == 0
    for name in ("court.sqlite", "documents", "secret.key"):
        kept = office.folder / "srv" / "mediator-court" / name
        if kept.exists():
            assert kept.stat().st_mode & 0o077 == 0, f"{name} is for the service's user only"
    return code[0]


def test_set_up_back_up_lose_and_restore(office: Office) -> None:
    laptop = Laptop.enrol(office.environment["COURT"], set_up(office))
    filing = cases.settlement(laptop, practice=False)
    receipt = laptop.put(filing)
    assert receipt.status_code == 201, receipt.text
    said = office.run(block("Back up and restore", 0))
    assert said.count("2 documents, 1 filings, 1 answers") == 3
    assert "FAULT" not in said
    office.stop()

    which = 1 if office.cluster is None else 2
    said = office.run(block("Back up and restore", which))
    assert "2 documents, 1 filings, 1 answers" in said
    assert "FAULT" not in said
    office.serve(block("Set it up", 1).strip().splitlines()[-1])
    again = laptop.put(filing)
    assert (again.status_code, again.content) == (200, receipt.content)
    laptop.client.close()
    assert b"bug:" not in (office.folder / "serve.log").read_bytes()


def test_a_case_system_enrols_reads_and_decides(office: Office) -> None:
    code = set_up(office)
    office.exported.append(f"export CODE={code}")
    said = office.run(block("Your own case system instead"))
    assert "上海市示例区劳动人事争议仲裁院" in said
    enrolled = (office.folder / "enrolled.json").read_text("utf-8")
    assert enrolled.startswith('{"signed":')
    office.exported.pop()

    sheet = office.run("mediator-court enrol 周示范 示例区仲裁院 示仲调0001")
    again = CODE.search(sheet)
    assert again is not None
    laptop = Laptop.enrol(office.environment["COURT"], again[0])
    first, second = (cases.settlement(laptop, practice=False) for _ in range(2))
    numbers = []
    for filing in (first, second):
        told = laptop.receipt(laptop.put(filing)).said
        assert isinstance(told, Receipt)
        numbers.append(told.number)
    office.run(
        f"printf '%s\\n%s\\n' '{PASSWORD}' > password; mediator-court clerk lin --password-file password"
    )
    docket, back = block("Your case system beside it", 1).strip().splitlines()
    office.run(docket.replace("NUMBER", numbers[0]).replace("SIGN-IN", "lin"))
    office.run(
        back.replace("NUMBER", numbers[1]).replace("SIGN-IN", "lin").replace("FIELD", "parties.0.name")
    )
    reviews = {one.said.filing_id: one.said for one in laptop.pull() if isinstance(one.said, Review)}
    assert reviews[first.id].case_number == "示劳人仲（2026）办字第101号"
    assert reviews[second.id].objections[0].field == "parties.0.name"
    laptop.client.close()

    papers = list(read(office, block("Your case system beside it", 0, "sql")))
    assert [paper["number"] for paper in papers] == [numbers[0]] * len(first.manifest.documents)
    assert papers
    function = block("Your case system beside it", 0)
    for paper in papers:
        place = " ".join(shlex.quote(str(paper[name])) for name in ("pack", "start", "size"))
        office.run(f"{function}\ndocument {place} > paper")
        content = (office.folder / "paper").read_bytes()
        assert hashlib.sha256(content).hexdigest() == paper["sha256"]


def read(office: Office, query: str) -> Iterator[dict[str, object]]:
    """What a case system's own program reads, by no code of ours."""
    if office.cluster is not None:
        where = {"host": str(office.cluster.folder), "user": "mediator-court", "dbname": "mediator_court"}
        with psycopg.connect(**where) as connection:  # type: ignore[arg-type]
            rows = connection.execute(query.encode())
            assert rows.description is not None
            names = [column.name for column in rows.description]
            for row in rows:
                yield dict(zip(names, row, strict=True))
        return
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(office.folder / "srv" / "mediator-court" / "court.sqlite")) as connection:
        found = connection.execute(query)
        names = [column[0] for column in found.description]
        for one in found:
            yield dict(zip(names, one, strict=True))


def test_the_unit_of_systemd_starts_what_there_is(tmp_path: Path) -> None:
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    text = block("Started with the machine", language="ini")
    unit.read_string(text)
    program, *words = shlex.split(unit["Service"]["ExecStart"])
    tree = Path("/opt/mediators-desk")
    assert (ROOT / Path(program).relative_to(tree)).stat().st_mode & 0o111
    assert _parser().parse_args(words).workers == 2
    set_names = re.findall(r"^Environment=(\w+)=", text, re.MULTILINE)
    assert set_names == ["MEDIATOR_COURT_DATA", "MEDIATOR_COURT_DATABASE"]
    analyse = shutil.which("systemd-analyze")
    if analyse is not None:
        own = text.replace(str(tree), str(ROOT)).replace("User=mediator-court", "User=root")
        (tmp_path / "mediator-court.service").write_text(own, "utf-8")
        done = subprocess.run(
            [analyse, "verify", str(tmp_path / "mediator-court.service")],
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")
