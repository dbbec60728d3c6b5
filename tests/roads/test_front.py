"""Through the nginx of `docs/court.md`: two workers on PostgreSQL, and the laptop's own command line over TLS."""

from __future__ import annotations

import shutil
import socket
import ssl
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from urllib.parse import urlsplit

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from court.knocks import MOST_CODES
from tests.app.conftest import Machine
from tests.court import cases
from tests.court.laptop import Laptop, Paper, request_for
from tests.court.postgres import Cluster
from tests.court.running import PASSWORD, Running, running, set_up
from tests.filing.conftest import hold_hearing
from tests.roads.front import Front, front

pytestmark = pytest.mark.timeout(300)


@pytest.fixture(scope="module")
def court(postgres: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    place = set_up(tmp_path_factory.mktemp("court"), postgres.new_database())
    place.clerk("lin")
    with running(place, workers=2) as found:
        yield found
    assert "bug:" not in found.output, found.output
    place.service.database.close()


@pytest.fixture(scope="module")
def before(court: Running, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Front]:
    with front(tmp_path_factory.mktemp("front") / "nginx", court.address) as found:
        yield found


@pytest.fixture
def laptop(court: Running, before: Front) -> Iterator[Laptop]:
    """Enrolled straight at the service; it files through nginx."""
    one = Laptop.enrol(court.address, court.place.code())
    one.client.close()
    one.address, one.client = before.address, before.client()
    yield one
    one.client.close()


def test_the_command_line_enrols_and_files_over_tls(court: Running, before: Front, tmp_path: Path) -> None:
    machine = Machine(tmp_path / "machine")
    machine.home.mkdir()
    hold_hearing(tmp_path / "settled")
    shutil.copytree(tmp_path / "settled", machine.data)
    code = machine.home / "code"
    code.write_text(court.place.code() + "\n", "ascii")
    enrol = ("court", "enrol", before.address, "--code-file", str(code), "--practice", "--lang", "zh")

    # Whoever is not certified by somebody that the laptop believes is told nothing.
    stranger = machine.run(*enrol)
    assert stranger.code == 3
    assert "--ca" in stranger.err
    enrolled = machine.run(*enrol, "--ca", str(before.authority))
    assert (enrolled.code, enrolled.err) == (0, "")
    delivered = machine.run("court", "deliver", "--practice", "--lang", "zh")
    assert (delivered.code, delivered.err) == (0, "")
    assert "已收到，回执号" in delivered.out
    status = machine.run("court", "status", "--practice", "--lang", "zh")
    assert (status.code, status.err) == (0, "")
    assert before.address in status.out
    assert "已收到，回执号" in status.out


def test_what_had_arrived_when_the_line_was_cut_is_kept(laptop: Laptop, before: Front) -> None:
    """A proxy that holds a body back until it is whole would lose all of it."""
    film = bytes(range(256)) * 4096
    place = laptop.begin(film).headers["Location"]
    half = len(film) // 2
    where = urlsplit(before.address)
    assert where.hostname is not None
    tls = ssl.create_default_context(cafile=str(before.authority))
    head = [
        f"PATCH {place} HTTP/1.1",
        f"Host: {where.netloc}",
        *(f"{name}: {value}" for name, value in laptop.headers.items()),
        "Tus-Resumable: 1.0.0",
        "Upload-Offset: 0",
        "Content-Type: application/offset+octet-stream",
        f"Content-Length: {len(film)}",
    ]
    with (
        socket.create_connection((where.hostname, where.port or 443)) as line,
        tls.wrap_socket(line, server_hostname=where.hostname) as secured,
    ):
        secured.sendall("\r\n".join([*head, "", ""]).encode() + film[:half])
        deadline, pause = time.monotonic() + 30, Event()
        while not (offset := laptop.offset(place)) and time.monotonic() < deadline:
            pause.wait(0.05)
        assert 0 < offset <= half, "what was sent is at the court while the rest is still to come"
    assert offset <= laptop.offset(place) <= half
    laptop.upload(film)  # by whichever worker: the other may still be putting away what came last
    assert laptop.put(laptop.make(cases.handover(1), (Paper(film),)), inline=False).status_code == 409
    inline = laptop.make(cases.handover(2), (Paper(film[:1000]),))
    assert laptop.put(inline).status_code == 201


def test_nobody_chooses_the_address_by_which_strangers_are_counted(court: Running, before: Front) -> None:
    asked = {"code": "0" * 20, "request": request_for(ec.generate_private_key(ec.SECP256R1()))}
    # At an address of its own: what is counted here would shut the door on the other tests' laptops.
    with before.client("127.0.0.2") as client:
        answers = [
            client.post(
                f"{before.address}/v1/enrolments",
                json=asked,
                headers={"X-Forwarded-For": f"10.0.0.{number}"},
            )
            for number in range(MOST_CODES + 1)
        ]
    assert [answer.status_code for answer in answers] == [403] * MOST_CODES + [429]
    assert int(answers[-1].headers["Retry-After"]) > 0


def test_clerks_sign_in_with_a_cookie_for_tls_only(before: Front) -> None:
    with before.client() as client:
        page = client.get(f"{before.address}/review/sign-in")
        assert page.headers["Strict-Transport-Security"]
        csrf = page.text.split('name="csrf" value="')[1].split('"')[0]
        form = {"csrf": csrf, "sign_in": "lin", "password": PASSWORD}
        signed_in = client.post(
            f"{before.address}/review/sign-in", data=form, headers={"Origin": before.address}
        )
        assert signed_in.status_code in (302, 303), signed_in.text
        cookie = next(c for c in signed_in.headers.get_list("set-cookie") if "desk-session" in c)
        assert cookie.startswith("__Host-desk-session=")
        assert "Secure" in cookie
        assert client.get(f"{before.address}/review/filings").status_code == 200
