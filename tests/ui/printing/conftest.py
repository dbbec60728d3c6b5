"""A real print server for the whole session, started when the first test asks for one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from mediator_app.bootstrap import papers
from mediator_app.domain.papers import PaperId
from tests.cases import Past, agreed
from tests.ui.hearings import hearing
from tests.ui.printing.cupsd import AS_IT_IS, BY_FILTER, POSTSCRIPT, PrintServer
from ui.printing.cups import CupsPrinting
from ui.printing.ports import Queue

__all__ = ["hearing", "office", "sealed_past", "sealed_pdf", "server"]


@dataclass
class Office:
    """A server with its queues, and the desk's way to it."""

    server: PrintServer
    system: CupsPrinting
    folders: dict[str, Path]

    def queue(self, name: str) -> Queue:
        return next(queue for queue in self.system.queues() if queue.name == name)

    def empty(self, name: str) -> None:
        """Take away what came out before."""
        for file in self.folders[name].glob("job-*"):
            file.unlink()


@pytest.fixture(scope="session")
def server() -> Iterator[PrintServer]:
    server = PrintServer()
    try:
        server.start()
        yield server
    finally:
        server.stop()


@pytest.fixture(scope="session")
def office(server: PrintServer) -> Office:
    """`plain` reads PDF, `filtered` goes through cups-filters, `jam` fails, `gate` waits, `stuck` stops its queue."""
    folders = {
        "plain": server.add("plain", "keep", AS_IT_IS),
        "filtered": server.add("filtered", "keep", BY_FILTER),
        "postscript": server.add("postscript", "keep", POSTSCRIPT),
        "jam": server.add("jam", "fail", AS_IT_IS),
        "gate": server.add("gate", "gate", AS_IT_IS),
        "stuck": server.add("stuck", "fail", AS_IT_IS, "-o", "printer-error-policy=stop-printer"),
        "paused": server.add("paused", "keep", AS_IT_IS),
    }
    return Office(server, CupsPrinting(server.address), folders)


@pytest.fixture(scope="session")
def sealed_past() -> Past:
    """S1 sealed with the wording in use, so that the real papers can be drawn from it."""
    past = agreed()
    past.seal(wording=papers().wording())
    return past


@pytest.fixture(scope="session")
def sealed_pdf(sealed_past: Past) -> bytes:
    revision = sealed_past.standing
    return papers().render(sealed_past.record, PaperId(revision.content.instrument), seal=revision.seal).pdf
