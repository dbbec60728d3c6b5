"""The main job from end to end: the practice hearing of S1, looked at with other people's tools."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

import pytest

from mediator_app.casefile import read_case
from mediator_app.cli import main
from mediator_app.practice import caucus
from mediator_app.signing.verify import verify
from tests.app.conftest import Run
from tests.app.poppler import text, told

Practised = tuple[Run, Path]


@pytest.fixture
def papers(practised: Practised) -> list[Path]:
    return sorted(practised[1].glob("*.pdf"))


@pytest.fixture
def instrument(papers: list[Path]) -> Path:
    return next(path for path in papers if path.name.endswith("仲裁调解书.pdf"))


def test_it_leaves_every_paper_a_case_file_and_a_report(practised: Practised) -> None:
    run, folder = practised
    assert (run.code, run.err) == (0, "")
    kinds = [re.sub(r"\d\d-|-.*|\.pdf", "", path.name[3:]) for path in sorted(folder.glob("*.pdf"))]
    assert kinds == [
        "权利义务告知书",
        "送达地址确认书",
        "送达地址确认书",
        "调解笔录",
        "仲裁调解书",
        "送达回证",
        "送达回证",
    ]
    assert sorted(path.name for path in folder.iterdir() if path.suffix != ".pdf") == [
        "case.json",
        "report.md",
    ]


def test_the_report_says_that_the_signature_verifies(practised: Practised, papers: list[Path]) -> None:
    report = (practised[1] / "report.md").read_text("utf-8")
    assert "**untouched**" in report
    assert "NO" not in report
    assert "虚构" in report
    assert all(path.name in report for path in papers)


def test_poppler_calls_the_signature_valid(instrument: Path) -> None:
    said = told("pdfsig", "-nocert", instrument)
    assert "Signature Validation: Signature is Valid." in said
    assert "Total document signed" in said
    assert said.count("Signature #") == 1


def test_every_font_is_embedded_and_qpdf_finds_nothing(papers: list[Path]) -> None:
    for path in papers:
        rows = told("pdffonts", path).splitlines()[2:]
        assert rows
        assert all(row.split()[-5] == "yes" for row in rows), path.name
        assert "No syntax or stream encoding errors found" in told("qpdf", "--check", path)


def test_the_instrument_says_everything_once_where_it_belongs(instrument: Path) -> None:
    words = text(instrument)
    once = [
        "柒拾伍万元整",
        "750,000.00",
        "2026年12月15日",
        "示劳人仲（2026）办字第1号",
        "沃尔夫冈·德沃夏克（WolfgangDVOŘÁK）",
        "C00X00T47",
        "310110198001010006",
        "91310000MA0000000Y",
        "6222020000000000018",
        "申请人程虚构及委托代理人吴虚拟",
        "孙译例",
        "周示范",
        "钱示例",
        "3,200,000.00",
        "560,000.00",
        "140,000.00",
        "600,000.00",
        "120,000.00",
        "2026年11月27日",
        "2026年12月8日",
    ]
    assert {part: words.count(part) for part in once} == dict.fromkeys(once, 1)
    # At the head, among those who were there, and as the holder of the account.
    assert words.count("程虚构") == 3


def test_the_other_papers_name_their_people(papers: list[Path]) -> None:
    words = {path.name: text(path) for path in papers}
    by_start = {name[:2]: said for name, said in words.items()}
    assert "程虚构" in by_start["02"]
    assert "示例跨国" in by_start["03"]
    assert "3,900,000.00" in by_start["04"]
    assert "程虚构" in by_start["06"]
    assert all("演练" in told("pdftotext", path, "-") for path in papers)


def test_any_changed_byte_is_found(instrument: Path, tmp_path: Path) -> None:
    pdf = instrument.read_bytes()
    assert verify(pdf).untouched
    chance = random.Random(20261123)
    for at in [0, len(pdf) - 1, *chance.sample(range(len(pdf)), 40)]:
        changed = bytearray(pdf)
        changed[at] ^= 1 << chance.randrange(8)
        assert not verify(bytes(changed)).untouched, at


def test_verify_answers_with_words_and_exit_code(
    instrument: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--lang", "zh", "verify", str(instrument)]) == 0
    assert "未被改动" in capsys.readouterr().out
    pdf = bytearray(instrument.read_bytes())
    pdf[len(pdf) // 3] ^= 4
    altered = tmp_path / "altered.pdf"
    altered.write_bytes(pdf)
    assert main(["verify", "--lang", "en", str(altered)]) == 1
    assert "has been changed" in capsys.readouterr().out
    assert main(["verify", "--lang", "en", str(altered), "--original", str(instrument)]) == 1
    assert "byte" in capsys.readouterr().out


def test_the_exported_case_is_a_case_file_without_caucus(practised: Practised) -> None:
    document = read_case((practised[1] / "case.json").read_bytes())
    assert document.practice
    assert document.signatures == ()
    assert len(document.content.offers) == 7


def confidential() -> list[str]:
    said = caucus()
    texts = [offer["conditions"] for offer in said["offers"]] + [note["text"] for note in said["notes"]]
    amounts = [offer["amount"] for offer in said["offers"]]
    return [*texts, *amounts, *(amount.replace(",", "") for amount in amounts)]


def test_nothing_said_in_caucus_is_in_any_output(
    practised: Practised, papers: list[Path], tmp_path: Path
) -> None:
    run, folder = practised
    outputs = {path.name: text(path) for path in papers}
    outputs |= {path.name: path.read_text("utf-8") for path in (folder / "case.json", folder / "report.md")}
    outputs["screen"] = run.out + run.err
    for path in papers:
        # Comments, attachments, metadata: everything in the file, unpacked.
        plain = tmp_path / path.name
        told("qpdf", "--qdf", "--object-streams=disable", path, plain)
        outputs[f"{path.name} unpacked"] = plain.read_bytes().decode("latin-1")
    for secret in confidential():
        for name, output in outputs.items():
            assert secret not in output, name
            assert secret.encode("utf-16-be").hex().upper() not in output.upper(), name
    # What was said openly is found, so the search can find something.
    assert "按仲裁请求全额支付" in outputs["case.json"]
    assert any("750,000.00" in output for output in outputs.values())


def test_a_second_run_replaces_the_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept = tmp_path / "notes.txt"
    kept.write_text("mine", "utf-8")
    stale = tmp_path / "99-旧文书.pdf"
    stale.write_bytes(b"old")
    assert main(["practice", "--out", str(tmp_path)]) == 0
    first = {path.name for path in tmp_path.iterdir()}
    seal = json.loads((tmp_path / "case.json").read_text("utf-8"))
    assert main(["practice", "--out", str(tmp_path)]) == 0
    assert {path.name for path in tmp_path.iterdir()} == first
    assert json.loads((tmp_path / "case.json").read_text("utf-8")) == seal
    assert kept.read_text("utf-8") == "mine"
    assert not stale.exists()
    assert "7 份文书" in capsys.readouterr().out


def test_the_program_tests_itself(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--selftest", "--lang", "en"]) == 0
    said = capsys.readouterr().out
    assert said.count("✓") == 6
    assert "passed" in said
