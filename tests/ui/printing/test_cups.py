"""Real queues of a real CUPS: what arrives, how often, and what is said about jobs that do not end well."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from mediator_app.domain.errors import Trouble
from tests.ui.printing.conftest import Office
from ui.printing.cups import CupsPrinting
from ui.printing.ports import A4, ENDED, JobReport, JobState, Order, Queue, QueueState


def ended(office: Office, queue: Queue, job: str) -> JobReport:
    """The report once the job is over."""
    office.server.wait_until(lambda: office.system.follow(queue, job).state in ENDED)
    return office.system.follow(queue, job)


def pictures(pdf: bytes, folder: Path, first: int, last: int) -> list[bytes]:
    """Pages as pixels at 60 dpi, by poppler."""
    folder.mkdir()
    (folder / "in.pdf").write_bytes(pdf)
    tool = shutil.which("pdftoppm")
    assert tool is not None
    subprocess.run(
        [tool, "-r", "60", "-gray", "-f", str(first), "-l", str(last), "in.pdf", "page"],
        cwd=folder,
        check=True,
    )
    return [file.read_bytes() for file in sorted(folder.glob("page*"))]


def test_it_sees_the_printers_with_their_paper(office: Office) -> None:
    queue = office.queue("plain")
    assert (queue.title, queue.state, queue.a4, queue.takes_pdf) == (
        "Printer plain",
        QueueState.READY,
        A4.LOADED,
        True,
    )


def test_the_very_bytes_arrive_as_often_as_they_were_sent(office: Office, sealed_pdf: bytes) -> None:
    office.empty("plain")
    queue = office.queue("plain")
    for number in range(1, 4):
        job = office.system.send(queue, Order(sealed_pdf, f"仲裁调解书 {number}", last=4))
        assert ended(office, queue, job).state is JobState.DONE
    came = office.server.arrived(office.folders["plain"])
    assert [one.data == sealed_pdf for one in came] == [True, True, True]
    assert all("copies=1 " in one.about for one in came)
    assert "title=仲裁调解书 2" in came[1].about


def test_the_usual_filters_leave_the_pixels_as_they_are(
    office: Office, sealed_pdf: bytes, tmp_path: Path
) -> None:
    office.empty("filtered")
    queue = office.queue("filtered")
    job = office.system.send(queue, Order(sealed_pdf, "whole", last=4))
    assert ended(office, queue, job).sheets == 4
    (came,) = office.server.arrived(office.folders["filtered"])
    assert pictures(came.data, tmp_path / "a", 1, 9) == pictures(sealed_pdf, tmp_path / "b", 1, 9)


def test_a_postscript_printer_gets_every_page_as_it_looks(
    office: Office, sealed_pdf: bytes, tmp_path: Path
) -> None:
    office.empty("postscript")
    queue = office.queue("postscript")
    job = office.system.send(queue, Order(sealed_pdf, "ps", last=4))
    assert ended(office, queue, job).state is JobState.DONE
    (came,) = office.server.arrived(office.folders["postscript"])
    assert came.data.startswith(b"%!PS")
    tool = shutil.which("ps2pdf")
    assert tool is not None
    (tmp_path / "in.ps").write_bytes(came.data)
    subprocess.run([tool, "in.ps", "out.pdf"], cwd=tmp_path, check=True)
    drawn = pictures((tmp_path / "out.pdf").read_bytes(), tmp_path / "a", 1, 9)
    very = pictures(sealed_pdf, tmp_path / "b", 1, 9)
    assert len(drawn) == len(very) == 4
    for ours, theirs in zip(drawn, very, strict=True):
        sizes = [[int(number) for number in page.split(maxsplit=3)[1:3]] for page in (ours, theirs)]
        assert all(
            abs(one - other) <= 1 for one, other in zip(*sizes, strict=True)
        )  # PostScript rounds to points
        dark = [sum(255 - dot for dot in page[15:]) for page in (ours, theirs)]
        assert abs(dark[0] - dark[1]) < dark[1] / 10


def test_after_a_jam_only_the_missing_pages_are_printed(
    office: Office, sealed_pdf: bytes, tmp_path: Path
) -> None:
    office.empty("filtered")
    queue = office.queue("filtered")
    job = office.system.send(queue, Order(sealed_pdf, "rest", first=3, last=4))
    assert ended(office, queue, job).state is JobState.DONE
    (came,) = office.server.arrived(office.folders["filtered"])
    rest = pictures(came.data, tmp_path / "a", 1, 9)
    assert rest == pictures(sealed_pdf, tmp_path / "b", 3, 4)
    assert len(rest) == 2


def test_a_failing_printer_is_reported_with_its_reason(office: Office, sealed_pdf: bytes) -> None:
    queue = office.queue("jam")
    report = ended(office, queue, office.system.send(queue, Order(sealed_pdf, "jam", last=4)))
    assert report.state is JobState.FAILED
    assert "media-jam" in report.reasons
    assert report.message == "Paper jam"


def test_a_failure_that_stops_the_queue_leaves_the_job_waiting_and_says_so(
    office: Office, sealed_pdf: bytes
) -> None:
    queue = office.queue("stuck")
    job = office.system.send(queue, Order(sealed_pdf, "stuck", last=4))
    office.server.wait_until(lambda: office.system.follow(queue, job).queue_stopped)
    report = office.system.follow(queue, job)
    assert report.state not in ENDED
    assert "media-jam" in report.reasons
    assert office.queue("stuck").state is QueueState.STOPPED
    office.system.cancel(queue, job)
    assert ended(office, queue, job).state is JobState.CANCELLED


def test_a_paused_queue_takes_the_job_and_prints_once_it_is_resumed(
    office: Office, sealed_pdf: bytes
) -> None:
    office.empty("paused")
    office.server.run("cupsdisable", "paused")
    queue = office.queue("paused")
    assert queue.state is QueueState.STOPPED
    job = office.system.send(queue, Order(sealed_pdf, "paused", last=4))
    report = office.system.follow(queue, job)
    assert (report.state, report.queue_stopped) == (JobState.WAITING, True)
    assert office.server.arrived(office.folders["paused"]) == []
    office.server.run("cupsenable", "paused")
    assert ended(office, queue, job).state is JobState.DONE
    (came,) = office.server.arrived(office.folders["paused"])
    assert came.data == sealed_pdf


def test_a_job_cancelled_while_it_prints_is_cancelled_and_nothing_else(
    office: Office, sealed_pdf: bytes
) -> None:
    queue = office.queue("gate")
    job = office.system.send(queue, Order(sealed_pdf, "gate", last=4))
    office.server.wait_until(lambda: office.system.follow(queue, job).state is JobState.PRINTING)
    office.system.cancel(queue, job)
    assert ended(office, queue, job).state is JobState.CANCELLED
    assert office.server.arrived(office.folders["gate"]) == []


def test_somebody_cancelling_outside_is_seen(office: Office, sealed_pdf: bytes) -> None:
    queue = office.queue("gate")
    job = office.system.send(queue, Order(sealed_pdf, "gate", last=4))
    office.server.run("cancel", f"gate-{job}")
    assert ended(office, queue, job).state is JobState.CANCELLED


def test_a_queue_that_rejects_says_so_before_and_after(office: Office, sealed_pdf: bytes) -> None:
    office.server.run("cupsreject", "paused")
    try:
        queue = office.queue("paused")
        assert queue.state is QueueState.REJECTING
        with pytest.raises(Trouble) as caught:
            office.system.send(queue, Order(sealed_pdf, "no", last=4))
        assert caught.value.code == "print_refused"
    finally:
        office.server.run("cupsaccept", "paused")


def test_an_unknown_job_is_gone(office: Office) -> None:
    assert office.system.follow(office.queue("plain"), "99999").state is JobState.GONE


def test_without_a_print_service_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(Trouble) as caught:
        CupsPrinting(str(tmp_path / "nobody.sock")).queues()
    assert caught.value.code == "print_system_missing"
