"""Documents in pieces: nothing arrives twice, nothing wrong is kept, two connections do not spoil each other."""

from __future__ import annotations

import random
import socket
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from urllib.parse import urlsplit

from court import uploads
from court.service import now
from tests.court import cases
from tests.court.laptop import Laptop, Paper, new_client
from tests.court.running import Running

LARGE = random.Random(7).randbytes(3_000_001)


def test_a_document_in_pieces_can_be_filed(laptop: Laptop, served: Running) -> None:
    arriving = served.place.service.store.arriving
    others = set(arriving.iterdir())
    laptop.upload(LARGE)
    filing = laptop.make(cases.handover(), (Paper(LARGE),))
    laptop.upload(filing.contents[filing.manifest.case.sha256])
    assert laptop.put(filing, inline=False).status_code == 201
    again = laptop.begin(LARGE)
    assert (again.status_code, again.headers["Upload-Offset"]) == (201, str(len(LARGE)))
    assert set(arriving.iterdir()) == others


def test_a_cut_line_goes_on_at_the_last_byte(laptop: Laptop, served: Running) -> None:
    """The line is cut in the middle of a body, again and again, and what had arrived is never sent again."""
    place, sent, offset = laptop.begin(LARGE).headers["Location"], 0, 0
    cuts = random.Random(1)
    for _ in range(10):
        length = cuts.randrange(50_000, 300_000)
        cut_patch(laptop, served, place, offset, LARGE[offset : offset + length], of=len(LARGE) - offset)
        sent += length
        offset = settled_offset(laptop, place, offset + length)
    done = laptop.patch(place, offset, LARGE[offset:])
    sent += len(LARGE) - offset
    assert (done.status_code, done.headers["Upload-Offset"]) == (204, str(len(LARGE)))
    assert sent - len(LARGE) <= 0.05 * len(LARGE)


def cut_patch(laptop: Laptop, served: Running, place: str, offset: int, piece: bytes, of: int) -> None:
    """A request that says it brings `of` bytes and ends after `piece`."""
    where = urlsplit(served.address)
    head = "".join(
        f"{name}: {value}\r\n"
        for name, value in {
            **laptop.headers,
            "Host": where.netloc,
            "Tus-Resumable": "1.0.0",
            "Upload-Offset": str(offset),
            "Content-Type": "application/offset+octet-stream",
            "Content-Length": str(of),
        }.items()
    )
    with socket.create_connection((where.hostname or "", where.port or 0)) as line:
        line.sendall(f"PATCH {place} HTTP/1.1\r\n{head}\r\n".encode() + piece)


def settled_offset(laptop: Laptop, place: str, wanted: int) -> int:
    """Where to go on, once the service has noticed that the line is gone."""
    offset = -1
    for _ in range(500):
        before, offset = offset, laptop.offset(place)
        if offset == wanted:
            break
        assert before <= offset
    return offset


def test_the_same_document_is_one_upload(enrol: Callable[..., Laptop]) -> None:
    laptop, other = enrol("一"), enrol("二")
    first, second = laptop.begin(LARGE), laptop.begin(LARGE)
    assert first.headers["Location"] == second.headers["Location"]
    shorter = laptop.begin(LARGE, **{"Upload-Length": "5"})
    assert shorter.json()["code"] == "size_mismatch"
    theirs = other.begin(LARGE).headers["Location"]
    assert theirs != first.headers["Location"]
    assert laptop.patch(theirs, 0, b"x").json()["code"] == "not_found"


def test_two_connections_cannot_write_the_same_place(laptop: Laptop) -> None:
    place = laptop.begin(LARGE).headers["Location"]
    assert laptop.headers

    def send(piece: bytes) -> int:
        with new_client() as client:
            return laptop.patch(place, 0, piece, client=client).status_code

    with ThreadPoolExecutor(8) as pool:
        results = sorted(pool.map(send, [LARGE[:100_000]] * 8))
    assert results == [204] + [409] * 7
    assert laptop.offset(place) == 100_000
    differs = laptop.patch(place, 5, b"x")
    assert (differs.json()["code"], differs.headers["Upload-Offset"]) == ("offset_differs", "100000")


def test_other_bytes_than_were_announced_are_gone(laptop: Laptop) -> None:
    place = laptop.begin(b"right").headers["Location"]
    assert laptop.patch(place, 0, b"wrong").json()["code"] == "hash_mismatch"
    assert laptop.patch(place, 0, b"right").json()["code"] == "not_found"
    laptop.upload(b"right")
    place = laptop.begin(b"longer").headers["Location"]
    assert laptop.patch(place, 0, b"longer than that").json()["code"] == "too_large"


def test_bytes_may_come_with_the_beginning(laptop: Laptop, served: Running) -> None:
    response = laptop.client.post(
        f"{served.address}/v1/uploads",
        content=b"all of it",
        headers={
            **laptop.headers,
            "Tus-Resumable": "1.0.0",
            "Upload-Length": "9",
            "Upload-Metadata": upload_metadata(b"all of it"),
            "Content-Type": "application/offset+octet-stream",
        },
    )
    assert (response.status_code, response.headers["Upload-Offset"]) == (201, "9")
    able = laptop.client.options(f"{served.address}/v1/uploads")
    assert able.headers["Tus-Extension"] == "creation,creation-with-upload,expiration,termination"


def upload_metadata(content: bytes) -> str:
    import base64

    from mediator_app.exchange.contract.canonical import sha256_of

    return f"sha256 {base64.b64encode(sha256_of(content).encode()).decode()}"


def test_an_upload_can_be_given_up_and_expires(laptop: Laptop, served: Running) -> None:
    headers = {**laptop.headers, "Tus-Resumable": "1.0.0"}
    place = laptop.begin(LARGE).headers["Location"]
    laptop.patch(place, 0, LARGE[:1000])
    assert laptop.client.delete(served.address + place, headers=headers).status_code == 204
    assert laptop.client.head(served.address + place, headers=headers).status_code == 404
    place = laptop.begin(LARGE).headers["Location"]
    laptop.patch(place, 0, LARGE[:1000])
    service = served.place.service
    assert uploads.sweep(service, at=now()) == 0
    assert laptop.offset(place) == 1000
    assert uploads.sweep(service, at=now() + uploads.KEPT_FOR + timedelta(minutes=1)) >= 1
    assert laptop.client.head(served.address + place, headers=headers).status_code == 404
    assert list(service.store.arriving.iterdir()) == []
