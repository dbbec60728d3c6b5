"""The command line as a person meets it: exit codes, words, and nothing left behind where something was refused."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mediator_app import dossier
from mediator_app.bootstrap import DATA_VARIABLE, Premises
from mediator_app.cli import PIPE, main
from mediator_app.commands.verifying import tell
from mediator_app.console import Console
from mediator_app.domain.days import CHINA
from mediator_app.domain.errors import Trouble
from mediator_app.domain.verdict import Certificate, DocumentState, Verdict
from mediator_app.words import Words
from tests.app.conftest import Machine
from tests.app.files import Raw, case_of_today, signed, written
from tests.app.poppler import text, told
from tests.house.tree import ROOT

PASSPHRASE = "一个很长的口令 correct horse"

Speak = Callable[..., tuple[int, str, str]]


@pytest.fixture
def mediator(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Speak:
    """Runs one command in English on an empty data folder; gives exit code, output and errors."""
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path / "data"))
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: object) -> tuple[int, str, str]:
        code = main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.fixture
def passphrase(tmp_path: Path) -> Path:
    path = tmp_path / "passphrase"
    path.write_text(f"{PASSPHRASE}\n", "utf-8")
    return path


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return written(signed(case_of_today()), tmp_path / "good.json")


# --- check ---------------------------------------------------------------------------------------


def test_a_good_file_can_be_sealed(mediator: Speak, good: Path) -> None:
    code, out, err = mediator("case", "check", good)
    assert (code, err) == (0, "")
    assert "[must]" not in out


def test_check_keeps_nothing(mediator: Speak, good: Path, tmp_path: Path) -> None:
    mediator("case", "check", good)
    assert not (tmp_path / "data").exists()


def test_findings_block_with_field_words_and_article(mediator: Speak, tmp_path: Path) -> None:
    raw = case_of_today()
    raw["content"]["case_number"] = ""
    raw["content"]["settlement"]["shares"][0].pop("account")
    code, out, _ = mediator("case", "check", written(raw, tmp_path / "file.json"))
    assert code == 1
    assert "[must] content.case_number: The case number is missing." in out
    assert "[must] content.settlement.shares.0.account.number" in out
    assert "art. 42" in out
    code, out, _ = mediator("--lang", "zh", "case", "check", tmp_path / "file.json")
    assert "[必须解决] content.case_number：没有填写案号。（《" in out
    assert "第42条" in out


def test_several_faults_of_a_file_are_told_at_once(mediator: Speak, tmp_path: Path) -> None:
    raw = case_of_today()
    raw["content"]["claims"][0]["amount"] = "1,23"
    raw["content"]["claims"][1]["kind"] = "holiday"
    raw["content"]["parties"][0]["born"] = "1980-13-01"
    raw["signatures"] = [{"signer": {"role": "judge"}, "ink": {"strokes": [], "width": 1, "height": 1}}]
    code, out, err = mediator("case", "check", written(raw, tmp_path / "file.json"))
    assert (code, out) == (1, "")
    assert len(err.splitlines()) == 5
    assert (
        "content.claims.0.amount: The amount can be read in more than one way (CNY 1.23, CNY 123.00)" in err
    )
    assert "content.claims.1.kind: Not one of the values allowed here. allowed: unlawful_termination," in err
    assert "content.parties.0.born: Not a valid date" in err
    assert "signatures.0.signer.role: Not one of the values allowed here." in err


def test_what_the_words_of_a_fault_need_is_told_with_it(mediator: Speak, tmp_path: Path) -> None:
    raw = case_of_today()
    raw["content"]["settlement"]["shares"][0]["division"][0]["amount"] = "1.00"
    raw["content"]["terms"].append({"type": "free_term", "id": "odd", "text": "{工资}"})
    code, _, err = mediator("case", "check", written(raw, tmp_path / "file.json"))
    assert code == 1
    assert "CNY 150,001.00" in err
    assert "CNY 750,000.00" in err
    assert "工资" in err
    assert "?" not in err


def test_a_name_that_no_font_can_draw_is_found_by_the_check_and_leaves_no_case(
    mediator: Speak, tmp_path: Path
) -> None:
    raw = case_of_today()
    raw["content"]["parties"][0]["name"] = "程\U0002ebf0"
    path = written(raw, tmp_path / "file.json")
    code, out, err = mediator("case", "check", path)
    assert (code, out) == (1, "")
    assert "content.parties.0.name: No font of the program has the character" in err
    assert "U+2EBF0" in err
    assert mediator("case", "settle", path, "--practice", "--out", tmp_path / "out")[0] == 1
    assert not (tmp_path / "data").exists()


def test_ink_that_is_no_signature_is_refused_before_anything_is_sealed(
    mediator: Speak, tmp_path: Path
) -> None:
    raw = signed(case_of_today())
    raw["signatures"][2]["ink"]["strokes"] = [{"points": [[100, 100, 500, t] for t in range(0, 90, 9)]}]
    raw["signatures"][3]["signer"]["id"] = "nobody"
    path = written(raw, tmp_path / "file.json")
    code, _, err = mediator("case", "settle", path, "--practice", "--out", tmp_path / "out")
    assert code == 1
    assert "signatures.2.ink.strokes: This is a dot, not a signature." in err
    assert "signatures.3.signer: This person does not sign this paper." in err
    assert not (tmp_path / "out").exists()
    assert not (tmp_path / "data").exists()


def test_a_file_that_is_not_there_is_trouble(mediator: Speak, tmp_path: Path) -> None:
    code, _, err = mediator("case", "check", tmp_path / "nothing.json")
    assert code == 3
    assert "nothing.json cannot be read" in err


def test_a_file_that_is_no_json_names_the_line(mediator: Speak, tmp_path: Path) -> None:
    path = tmp_path / "file.json"
    path.write_text('{\n "format": "mediator-case"\n "version": 1}', "utf-8")
    code, _, err = mediator("case", "check", path)
    assert code == 1
    assert "line 3" in err


# --- settle --------------------------------------------------------------------------------------


def test_with_everybody_signed_the_case_is_closed(mediator: Speak, good: Path, tmp_path: Path) -> None:
    out_folder = tmp_path / "out"
    code, out, err = mediator("case", "settle", good, "--practice", "--out", out_folder)
    assert (code, err) == (0, "")
    assert "is sealed and closed" in out
    instrument = next(out_folder.glob("*-arbitration mediation instrument.pdf"))
    assert "Signature is Valid" in told("pdfsig", "-nocert", instrument)
    assert mediator("verify", instrument)[0] == 0
    code, out, _ = mediator("case", "list", "--practice")
    assert code == 0
    assert "signed" in out
    assert "CNY 750,000.00" in out


@pytest.mark.parametrize("absent", ["agent-employer", "everybody"])
def test_without_signatures_the_sealed_paper_waits_for_a_pen(
    mediator: Speak, tmp_path: Path, absent: str
) -> None:
    raw = case_of_today() if absent == "everybody" else signed(case_of_today(), without=absent)
    if absent != "everybody":
        # Nobody's mediator signs before the last party has.
        raw["signatures"] = [s for s in raw["signatures"] if s["signer"]["role"] != "mediator"]
    path = written(raw, tmp_path / "file.json")
    code, out, _ = mediator("case", "settle", path, "--practice", "--out", tmp_path / "out")
    assert code == 0
    assert "is sealed, not closed" in out
    assert "郑𬭎 (agent)" in out
    assert ("程虚构 (party)" in out) is (absent == "everybody")
    instrument = next((tmp_path / "out").glob("*-arbitration mediation instrument.pdf"))
    # No half-signed copy: the paper bears no ink at all, and no digital signature.
    assert mediator("verify", instrument)[0] == 1
    assert "柒拾伍万元整" in text(instrument)


def test_a_folder_with_something_in_it_is_left_alone(mediator: Speak, good: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine", "utf-8")
    code, _, err = mediator("case", "settle", good, "--practice", "--out", tmp_path / "out")
    assert code == 1
    assert "name an empty folder" in err
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["mine.txt"]
    assert "There are no cases." in mediator("case", "list", "--practice")[1]


def test_a_practice_case_never_becomes_a_real_one(mediator: Speak, good: Path, tmp_path: Path) -> None:
    code, _, err = mediator("case", "settle", good, "--out", tmp_path / "out")
    assert code == 1
    assert "practice case" in err


def test_a_character_that_no_font_draws_is_named(mediator: Speak, tmp_path: Path) -> None:
    raw = case_of_today()
    raw["content"]["parties"][0]["name"] = "程\U000f1234"
    path = written(raw, tmp_path / "file.json")
    code, _, err = mediator("case", "settle", path, "--practice", "--out", tmp_path / "out")
    assert code == 1
    assert "U+F1234" in err
    assert "parties.0.name" in err


def test_the_papers_of_a_stored_case_are_written_again(mediator: Speak, good: Path, tmp_path: Path) -> None:
    mediator("case", "settle", good, "--practice", "--out", tmp_path / "out")
    listed = mediator("case", "list", "--practice")[1].split()[0]
    code, out, _ = mediator("case", "papers", listed, "--practice", "--out", tmp_path / "again")
    assert code == 0
    assert "is sealed and closed" in out
    first = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    assert {path.name: path.read_bytes() for path in (tmp_path / "again").iterdir()} == first


# --- export, list --------------------------------------------------------------------------------


def test_an_export_is_the_same_case_again(mediator: Speak, good: Path, tmp_path: Path) -> None:
    mediator("case", "settle", good, "--practice", "--out", tmp_path / "out")
    listed = mediator("case", "list", "--practice")[1].split()[0]
    code, out, _ = mediator("case", "export", listed[:13], "--practice")
    assert code == 0
    exported: Raw = json.loads(out)
    assert exported["practice"] is True
    assert "signatures" not in exported
    code, _, _ = mediator("case", "export", listed, "--practice", "--to", tmp_path / "case.json")
    assert json.loads((tmp_path / "case.json").read_text("utf-8")) == exported
    assert mediator("case", "check", tmp_path / "case.json")[0] == 0


def test_an_unknown_case_is_refused(mediator: Speak) -> None:
    code, _, err = mediator("case", "export", "0198", "--practice")
    assert code == 1
    assert "There is no such case" in err


# --- init, backup, restore -----------------------------------------------------------------------


@pytest.fixture
def set_up(mediator: Speak, passphrase: Path, tmp_path: Path) -> str:
    """A real store with a certificate; its recovery code."""
    code, out, err = mediator(
        "init", "--passphrase-file", passphrase, "--recovery-sheet", tmp_path / "sheet.txt",
        "--name", "周示范", "--organisation", "示例调解委员会", "--number", "0001",
    )  # fmt: skip
    assert (code, err) == (0, "")
    assert "周示范" in out
    sheet = (tmp_path / "sheet.txt").read_text("utf-8")
    return next(line.strip() for line in sheet.splitlines() if line.startswith("    "))


def test_a_real_case_needs_the_passphrase(
    mediator: Speak, set_up: str, passphrase: Path, tmp_path: Path
) -> None:
    path = written(signed(case_of_today(practice=False)), tmp_path / "real.json")
    settle = ("case", "settle", path, "--out", tmp_path / "out")
    wrong = tmp_path / "wrong"
    wrong.write_text("some other passphrase", "utf-8")
    code, _, err = mediator(*settle, "--passphrase-file", wrong)
    assert code == 1
    assert "The passphrase is wrong" in err
    assert not (tmp_path / "out").exists()
    code, out, err = mediator(*settle, "--passphrase-file", passphrase)
    assert (code, err) == (0, "")
    instrument = next((tmp_path / "out").glob("*-arbitration mediation instrument.pdf"))
    assert "演练" not in text(instrument)
    code, out, _ = mediator("verify", instrument)
    assert code == 0
    assert "Signer: 周示范 (示例调解委员会, no. 0001)" in out
    # As the window says, which has the store open; another computer does not know it.
    assert "The signer's certificate is trusted here." in out
    code, out, _ = mediator("verify", instrument, "--data", tmp_path / "another")
    assert code == 0
    assert "it is not known here" in out


def test_the_recovery_code_opens_the_store(mediator: Speak, set_up: str, tmp_path: Path) -> None:
    sheet = tmp_path / "code"
    sheet.write_text(set_up.lower(), "utf-8")
    assert mediator("case", "list", "--recovery-code-file", sheet)[0] == 0
    sheet.write_text(set_up[:-1] + ("A" if set_up[-1] != "A" else "B"), "utf-8")
    code, _, err = mediator("case", "list", "--recovery-code-file", sheet)
    assert code == 1
    assert "mistyped" in err


def test_the_sheet_that_init_wrote_opens_the_store_and_is_nobody_elses(
    mediator: Speak, set_up: str, tmp_path: Path
) -> None:
    assert mediator("case", "list", "--recovery-code-file", tmp_path / "sheet.txt")[0] == 0
    assert (tmp_path / "sheet.txt").stat().st_mode & 0o077 == 0


def test_papers_that_could_not_be_written_are_written_later_and_not_settled_twice(
    mediator: Speak, good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = dossier.put

    def until_full(path: Path, data: bytes, *, mode: int = 0o666) -> None:
        if path.name.startswith("05"):
            raise Trouble("cannot_write_file", path=str(path))
        put(path, data, mode=mode)

    with monkeypatch.context() as patched:
        patched.setattr(dossier, "put", until_full)
        code, _, err = mediator("case", "settle", good, "--practice", "--out", tmp_path / "out")
    assert code == 3
    again = err.partition("mediator case papers ")[2].split()[0]
    assert mediator("case", "papers", again, "--practice", "--out", tmp_path / "more")[0] == 0
    assert len(list((tmp_path / "more").iterdir())) == 7
    code, _, err = mediator("case", "settle", good, "--practice", "--out", tmp_path / "twice")
    assert code == 0
    assert f"there is a case with the same number (示劳人仲（2026）办字第1号) already: {again}" in err


def test_a_locale_without_chinese_still_gets_papers_with_chinese_names(tmp_path: Path) -> None:
    """As under LANG=en_US without UTF-8; before, the first paper's name ended the program."""
    lines = (
        "import sys",
        "from pathlib import Path",
        "from mediator_app.dossier import put",
        "put(Path(sys.argv[1]) / '\\u4e66\\U00020bb7.pdf', b'x')",
    )
    subprocess.run(
        [sys.executable, "-X", "utf8=0", "-c", "; ".join(lines), tmp_path],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"},
        check=True,
    )
    assert [path.name for path in tmp_path.iterdir()] == ["书𠮷.pdf"]


def test_a_name_as_long_as_it_may_be_gives_a_file_name_that_a_disk_takes(
    mediator: Speak, tmp_path: Path
) -> None:
    raw = case_of_today()
    raw["content"]["parties"][0]["name"] = "\U00020bb7" * 70
    path = written(raw, tmp_path / "file.json")
    assert mediator("case", "settle", path, "--practice", "--out", tmp_path / "out")[0] == 0
    assert len(list((tmp_path / "out").iterdir())) == 7


def test_what_is_too_long_for_a_paper_names_the_paper(mediator: Speak, tmp_path: Path) -> None:
    raw = case_of_today()
    raw["content"]["parties"][0]["service_address"] = "很长的地址" * 400
    code, _, err = mediator("case", "check", written(raw, tmp_path / "file.json"))
    assert code == 1
    assert "confirmation of the address for service: The text is too long" in err


def test_a_strangers_text_does_not_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    Console(Words("en")).line("name\x1b[2J\x9b\u202eeman\r\tend")
    assert capsys.readouterr().out == "name<U+001B>[2J<U+009B><U+202E>eman<U+000D>\tend\n"


def test_a_check_understands_the_words_of_the_settling_to_come(mediator: Speak, good: Path) -> None:
    assert mediator("case", "check", good, "--practice")[0] == 0


def test_a_store_is_set_up_once(mediator: Speak, set_up: str, passphrase: Path) -> None:
    code, _, err = mediator("init", "--passphrase-file", passphrase)
    assert code == 1
    assert "set up already" in err


def test_a_short_passphrase_is_refused(mediator: Speak, tmp_path: Path) -> None:
    short = tmp_path / "short"
    short.write_text("short", "utf-8")
    code, _, err = mediator("init", "--passphrase-file", short)
    assert code == 1
    assert "at least 10" in err
    assert not (tmp_path / "data" / "keys.json").exists()


def test_backup_and_restore(mediator: Speak, set_up: str, passphrase: Path, tmp_path: Path) -> None:
    path = written(signed(case_of_today(practice=False)), tmp_path / "real.json")
    key = ("--passphrase-file", passphrase)
    mediator("case", "settle", path, "--out", tmp_path / "out", *key)
    listed = mediator("case", "list", *key)[1]
    with Premises(tmp_path / "data").unlock(passphrase.read_text("utf-8").strip()) as office:
        newest = office.store.cases(limit=1).result()[0].updated_at.astimezone(CHINA)
    assert mediator("backup", tmp_path / "backup", *key)[0] == 0
    mediator("case", "settle", path, "--out", tmp_path / "out2", *key)
    assert mediator("case", "list", *key)[1] != listed
    code, out, _ = mediator("restore", tmp_path / "backup", *key)
    assert code == 0
    assert "kept in" in out
    assert f"newest entry is of {newest:%Y-%m-%d %H:%M}" in out
    assert mediator("case", "list", *key)[1] == listed
    (tmp_path / "backup").write_bytes((tmp_path / "backup").read_bytes()[:-100])
    assert mediator("restore", tmp_path / "backup", *key)[0] == 1
    assert mediator("case", "list", *key)[1] == listed


def test_without_a_store_the_next_step_is_named(mediator: Speak) -> None:
    code, _, err = mediator("case", "list")
    assert code == 1
    assert "mediator init" in err


# --- usage ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("arguments", [("case",), ("case", "settle", "x"), ("dance",), ("verify",)])
def test_wrong_usage_is_told_with_2(mediator: Speak, arguments: tuple[str, ...]) -> None:
    code, out, err = mediator(*arguments)
    assert (code, out) == (2, "")
    assert "usage: mediator" in err


@pytest.mark.parametrize("arguments", [(), ("window",)])
def test_without_a_screen_there_is_no_window_and_that_is_said(
    mediator: Speak, arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    code, out, _ = mediator(*arguments)
    assert code == 3
    assert "no screen" in out


def test_a_signer_without_organisation_has_no_empty_brackets(capsys: pytest.CaptureFixture[str]) -> None:
    signer = Certificate(
        name="周示范",
        organisation="",
        number="",
        issuer="周示范",
        serial=1,
        not_before=datetime(2026, 1, 1, tzinfo=UTC),
        not_after=datetime(2030, 1, 1, tzinfo=UTC),
        fingerprint="0" * 64,
        self_issued=True,
        der=b"",
    )
    tell(Verdict(DocumentState.ALTERED, "0" * 64, signer=signer), Console(Words("zh")))
    assert "签名人：周示范\n" in capsys.readouterr().out


def test_a_law_named_within_a_laws_name_has_single_marks(mediator: Speak, tmp_path: Path) -> None:
    raw = case_of_today()
    raw["content"]["agents"][0]["authority_text"] = "全权代理"
    path = written(raw, tmp_path / "file.json")
    out = mediator("--lang", "zh", "case", "check", path)[1]
    assert "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》" in out


def test_verify_tells_what_it_cannot_read(mediator: Speak, tmp_path: Path) -> None:
    (tmp_path / "file.pdf").write_bytes(b"hello")
    assert mediator("verify", tmp_path / "file.pdf")[0] == 2
    assert mediator("verify", tmp_path / "nothing.pdf")[0] == 2


def test_the_version_is_that_of_the_project(mediator: Speak) -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert mediator("--version")[1] == f"mediator {project['version']}\n"


def test_two_programs_do_not_share_a_data_folder(mediator: Speak, tmp_path: Path, machine: Machine) -> None:
    with Premises(machine.data).practice():
        run = machine.run("case", "list", "--practice", language="en_GB.UTF-8")
    assert run.code == 3
    assert "Another program" in run.err
    assert machine.run("case", "list", "--practice").code == 0


def test_a_reader_who_has_seen_enough_ends_the_program_quietly(machine: Machine) -> None:
    environment = os.environ | {"HOME": str(machine.home), "TMPDIR": str(machine.home.parent)}
    with subprocess.Popen(
        [sys.executable, "-m", "mediator_app", "--selftest"],
        cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()
    assert (process.returncode, said) == (PIPE, "")


def test_a_passphrase_is_asked_for_at_the_terminal_and_not_shown(machine: Machine) -> None:
    typed = f"{PASSPHRASE}\n".encode()
    code, screen = at_terminal(machine, ["init"], typed * 2)
    assert code == 0
    assert "口令" in screen
    assert PASSPHRASE not in screen
    code, screen = at_terminal(machine, ["case", "list"], typed)
    assert (code, PASSPHRASE in screen) == (0, False)
    code, screen = at_terminal(machine, ["case", "list"], b"something else\n")
    assert code == 1
    assert "口令不正确" in screen


def at_terminal(machine: Machine, arguments: list[str], typed: bytes) -> tuple[int, str]:
    """Run the program at a terminal of its own and type; gives exit code and what stood on the screen."""
    import pty

    ours, theirs = pty.openpty()
    environment = os.environ | {
        "HOME": str(machine.home),
        "MEDIATOR_DATA": str(machine.data),
        "LANG": "zh_CN.UTF-8",
    }
    with subprocess.Popen(
        [sys.executable, "-m", "mediator_app", *arguments],
        cwd=ROOT, env=environment, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True,
    ) as process:  # fmt: skip
        os.close(theirs)
        screen = b""
        for line in typed.splitlines(keepends=True):
            # Typed only once it is asked for: what comes earlier is thrown away when echo is turned off.
            while not screen.rstrip().endswith("：".encode()):
                screen += os.read(ours, 1024)
            os.write(ours, line)
            screen += b"|"
        try:
            while piece := os.read(ours, 1024):
                screen += piece
        except OSError:
            pass  # Linux says so when the other side has closed
        process.wait(timeout=60)
    os.close(ours)
    return process.returncode, screen.decode()


def test_a_read_only_data_folder_is_trouble_in_words(mediator: Speak, good: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder", "utf-8")
    code, _, err = mediator("case", "list", "--practice", "--data", blocked / "data")
    assert code == 3
    assert "Traceback" not in err
    assert err.strip()


def test_a_bug_is_told_without_what_was_typed(
    mediator: Speak, monkeypatch: pytest.MonkeyPatch, good: Path
) -> None:
    from mediator_app.commands import cases

    def broken(*_: object) -> int:
        raise ValueError("程虚构 310110198001010006")

    monkeypatch.setattr(cases, "check_file", broken)
    code, out, err = mediator("case", "check", good)
    assert (code, out) == (70, "")
    assert "ValueError at test_cli.py" in err
    assert "程虚构" not in err
