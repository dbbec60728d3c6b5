"""The road over HTTP: whatever answers, nothing but the court's own words gets through."""

from __future__ import annotations

import json
import socket
import ssl
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Thread

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from mediator_app.domain.errors import Refusal, Trouble
from mediator_app.exchange.client import PROBE, HttpCourt, check_url, http_client
from tests.exchange.fake_court import identity
from tests.exchange.keys import NOW

TOKEN = b'{"access_token":"t","token_type":"Bearer","expires_in":600}'


def answer(
    status: str = "200 OK",
    body: bytes = b"",
    kind: str = "application/json",
    more: str = "",
    contract: bool = True,
) -> bytes:
    head = (
        f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n"
    )
    said = "Desk-Contract: 2\r\n" if contract else ""
    return f"{head}{said}{more}\r\n".encode() + body


def problem(status: str, code: str, more: str = "", **params: object) -> bytes:
    body = json.dumps({"type": "urn:x", "title": code, "code": code, "field": "", **params}).encode()
    return answer(status, body, "application/problem+json", more)


@contextmanager
def server(*answers: bytes, tls: ssl.SSLContext | None = None) -> Iterator[tuple[str, list[bytes]]]:
    """Gives each connection the next answer, whatever it asked. Yields address and what was asked."""
    asked: list[bytes] = []
    listening = socket.create_server(("127.0.0.1", 0))
    listening.settimeout(20)

    def serve() -> None:
        for one in answers:
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            with connection:
                try:
                    line = tls.wrap_socket(connection, server_side=True) if tls else connection
                    with line:
                        line.settimeout(5)
                        asked.append(whole(line))
                        line.sendall(one)
                        if tls is None:
                            line.shutdown(socket.SHUT_WR)
                except OSError:
                    continue

    thread = Thread(target=serve)
    thread.start()
    try:
        scheme = "https" if tls else "http"
        yield f"{scheme}://127.0.0.1:{listening.getsockname()[1]}", asked
    finally:
        listening.close()
        thread.join()


def whole(line: socket.socket) -> bytes:
    """One request with its body."""
    got = b""
    while b"\r\n\r\n" not in got:
        more = line.recv(65536)
        if not more:
            return got
        got += more
    head, _, body = got.partition(b"\r\n\r\n")
    length = next(
        (
            int(one.split(b":")[1])
            for one in head.split(b"\r\n")
            if one.lower().startswith(b"content-length:")
        ),
        0,
    )
    while len(body) < length:
        body += line.recv(65536)
    return head + b"\r\n\r\n" + body


@contextmanager
def court(url: str, authorities: str = "") -> Iterator[HttpCourt]:
    with closing(HttpCourt(http_client(url, authorities), now=lambda: NOW, identity=identity)) as made:
        yield made


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (answer(body=b"<html>sign in</html>", kind="text/html", contract=False), "not_the_court"),
        (answer(body=b'{"signed":"x"}', contract=False), "not_the_court"),
        (answer("302 Found", more="Location: http://127.0.0.1:1/login\r\n", contract=False), "not_the_court"),
        (answer(body=b"not json"), "not_the_court"),
        (answer(body=b'{"signed":7}'), "not_the_court"),
        (answer(body=b'["signed"]'), "not_the_court"),
        (answer(body=b'{"signed":"a","signed":"b"}'), "not_the_court"),
        (answer("404 Not Found", b"nothing", "text/plain"), "not_the_court"),
        (answer("502 Bad Gateway", b"<html>", "text/html", contract=False), "court_failing"),
        (answer("500 Internal Server Error", b"", "text/plain"), "court_failing"),
        (problem("503 Service Unavailable", "overloaded", "Retry-After: 7\r\n"), "court_busy"),
        (problem("429 Too Many Requests", "rate_limited", "Retry-After: 9\r\n"), "court_busy"),
        (answer(body=b'{"signed":"abc"}')[:-5], "court_unreachable"),
        (b"", "court_unreachable"),
        (b"SSH-2.0-OpenSSH\r\n", "court_unreachable"),
    ],
)
def test_what_is_not_a_good_answer_is_trouble(said: bytes, code: str) -> None:
    with server(said) as (url, _), court(url) as road, pytest.raises(Trouble) as caught:
        road.about("nonce")
    assert caught.value.code == code
    if code == "court_busy":
        assert caught.value.params["retry_after"] in (7.0, 9.0)


def test_nobody_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with court(f"http://127.0.0.1:{port}") as road, pytest.raises(Trouble) as caught:
        road.about("nonce")
    assert caught.value.code == "court_unreachable"


def test_a_refusal_comes_with_its_parameters() -> None:
    with (
        server(answer(body=TOKEN), problem("422 X", "remarks_block", remarks=[{"code": "a"}])) as (
            url,
            asked,
        ),
        court(url) as road,
        pytest.raises(Refusal) as caught,
    ):
        road.offer("f1", "a.b.c", {"0" * 64: b"paper"})
    assert (caught.value.code, caught.value.params) == ("remarks_block", {"remarks": [{"code": "a"}]})
    assert b"client_assertion=" in asked[0]
    assert asked[1].startswith(b"PUT /v1/filings/f1 ")
    assert b"Authorization: Bearer t" in asked[1]
    assert b"a.b.c" in asked[1]
    assert b"paper" in asked[1]


def test_an_old_token_is_replaced_once() -> None:
    expired = problem("401 Unauthorized", "token_expired")
    page = answer(body=b'{"answers":["x"],"next":1,"more":false}')
    with server(answer(body=TOKEN), expired, answer(body=TOKEN), page) as (url, asked), court(url) as road:
        assert road.answers(0, 10).answers == ("x",)
    assert [one.split(b" ")[1] for one in asked] == [
        b"/v1/token",
        b"/v1/answers?after=0&limit=10",
        b"/v1/token",
        b"/v1/answers?after=0&limit=10",
    ]


def test_a_laptop_with_a_wrong_clock_goes_by_the_courts() -> None:
    wrong = problem("401 X", "assertion_invalid", reason="expired", now="2027-01-01T00:00:00.000000Z")
    page = answer(body=b'{"answers":[],"next":0,"more":false}')
    with server(wrong, answer(body=TOKEN), page) as (url, asked), court(url) as road:
        assert road.answers(0, 10).answers == ()
    assert len(asked) == 3
    with server(wrong, wrong) as (url, _), court(url) as road, pytest.raises(Refusal) as caught:
        road.answers(0, 10)
    assert caught.value.code == "assertion_invalid"


def test_missing_documents_are_named() -> None:
    missing = problem("409 Conflict", "documents_missing", missing=["a" * 64])
    with server(answer(body=TOKEN), missing) as (url, _), court(url) as road:
        assert road.offer("f1", "a.b.c", {}).missing == ("a" * 64,)


def test_little_is_sent_until_the_court_is_in_step_again() -> None:
    """After a cut it may still be reading what came last, and each place that it names may be old."""
    size, url = 4 * 1024 * 1024, "/v1/uploads/1"
    there = [100_000, 500_000, 1_000_000, 1_000_000 + PROBE]
    said = [
        answer(body=TOKEN),
        answer(more=f"Upload-Offset: {there[0]}\r\n"),
        problem("409 Conflict", "offset_differs", f"Upload-Offset: {there[1]}\r\n"),
        problem("409 Conflict", "offset_differs", f"Upload-Offset: {there[2]}\r\n"),
        answer("204 No Content", more=f"Upload-Offset: {there[3]}\r\n"),
        answer("204 No Content", more=f"Upload-Offset: {there[3] + 1024 * 1024}\r\n"),
    ]
    with server(*said) as (address, asked), court(address) as road:
        for _ in range(4):
            road.upload(
                "a" * 64,
                size,
                lambda offset, count: bytes(count),
                url=url,
                most=1024 * 1024,
                begun=lambda _: None,
                progress=lambda _: None,
            )
    sent = [len(one.partition(b"\r\n\r\n")[2]) for one in asked if one.startswith(b"PATCH")]
    assert sent == [PROBE, PROBE, PROBE, 1024 * 1024]


def test_a_document_is_never_sent_elsewhere() -> None:
    begun = answer("201 Created", more="Location: http://192.0.2.1/v1/uploads/1\r\n")
    with (
        server(answer(body=TOKEN), begun) as (url, asked),
        court(url) as road,
        pytest.raises(Trouble) as caught,
    ):
        road.upload(
            "a" * 64,
            5,
            lambda at, most: b"paper"[at : at + most],
            url="",
            most=9,
            begun=lambda _: None,
            progress=lambda _: None,
        )
    assert caught.value.code == "not_the_court"
    assert not any(b"paper" in one for one in asked)


def test_an_answer_without_end_is_not_read_to_its_end() -> None:
    pack = answer(body=b"x" * 5000, kind="application/zip")
    with server(answer(body=TOKEN), pack) as (url, _), court(url) as road, pytest.raises(Trouble) as caught:
        road.pack("a" * 64, 1000)
    assert caught.value.code == "not_the_court"


def test_no_proxy_is_used_that_nobody_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1")
    with server(answer(body=b'{"signed":"a"}')) as (url, _), court(url) as road:
        assert road.about("nonce") == "a"


def certificate(folder: Path) -> tuple[ssl.SSLContext, str]:
    """TLS for 127.0.0.1 by an authority that no system knows."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    from datetime import UTC, datetime, timedelta
    from ipaddress import ip_address

    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = made.public_bytes(Encoding.PEM)
    both = folder / "tls.pem"
    both.write_bytes(pem + key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(both)
    return context, pem.decode()


def test_tls_is_checked_against_the_courts_own_authorities_where_it_has_some(tmp_path: Path) -> None:
    context, pem = certificate(tmp_path)
    with server(answer(body=b'{"signed":"a"}'), tls=context) as (url, _), court(url, pem) as road:
        assert road.about("nonce") == "a"
    with (
        server(answer(body=b'{"signed":"a"}'), tls=context) as (url, asked),
        court(url) as road,
        pytest.raises(Trouble) as caught,
    ):
        road.about("nonce")
    # As a hotspot does that answers in the court's place, or a court whose authority nobody named.
    assert (caught.value.code, asked) == ("court_uncertified", [])
    with pytest.raises(Trouble, match="ca_file_unreadable"):
        http_client("https://127.0.0.1", "no certificate")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://court.example.cn/", "https://court.example.cn"),
        (" court.example.cn/filing ", "https://court.example.cn/filing"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("http://[::1]:8000", "http://[::1]:8000"),
        ("http://localhost:8000", "http://localhost:8000"),
    ],
)
def test_addresses_as_people_type_them(text: str, expected: str) -> None:
    assert check_url(text) == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("http://court.example.cn", "url_not_safe"),
        ("http://127.0.0.1.example.cn", "url_not_safe"),
        ("", "url_bad"),
        ("https://", "url_bad"),
        ("https://a:b@court.example.cn", "url_bad"),
        ("https://court.example.cn/?q=1", "url_bad"),
        ("https://court.example.cn:99999", "url_bad"),
        ("file:///etc/passwd", "url_bad"),
    ],
)
def test_addresses_that_cannot_be_used(text: str, code: str) -> None:
    with pytest.raises(Refusal) as caught:
        check_url(text)
    assert caught.value.code == code


KEPT = answer(body=b'{"signed":"a"}').replace(b"Connection: close\r\n", b"")
"""An answer after which the connection may be used again."""


@contextmanager
def forgetful(*connections: tuple[bytes, ...]) -> Iterator[tuple[str, list[bytes]]]:
    """A server that gives each connection its answers, and then shuts it in the face of the next request."""
    asked: list[bytes] = []
    listening = socket.create_server(("127.0.0.1", 0))
    listening.settimeout(20)

    def serve() -> None:
        for answers in connections:
            try:
                line, _ = listening.accept()
            except OSError:
                return
            with line:
                line.settimeout(20)
                for one in answers:
                    asked.append(whole(line))
                    line.sendall(one)
                asked.append(whole(line))

    thread = Thread(target=serve)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}", asked
    finally:
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        thread.join()


def test_a_kept_connection_that_the_other_side_has_just_closed_costs_nothing() -> None:
    """Whoever answers may close when it likes; a request that was on its way then goes once more."""
    with forgetful((KEPT,), (KEPT,)) as (url, asked), court(url) as road:
        assert road.about("one") == "a"
        assert road.about("two") == "a"
    nonces = [one.split(b"nonce=")[1][:3] for one in asked if one]
    assert nonces == [b"one", b"two", b"two"]


def test_a_fresh_connection_that_is_closed_is_no_answer() -> None:
    with forgetful(()) as (url, asked), court(url) as road, pytest.raises(Trouble) as caught:
        road.about("one")
    assert caught.value.code == "court_unreachable"
    assert len([one for one in asked if one]) == 1


def test_a_body_is_sent_whole_again_and_a_proof_is_not() -> None:
    token = answer(body=TOKEN).replace(b"Connection: close\r\n", b"")
    with forgetful((token,), (KEPT,)) as (url, asked), court(url) as road:
        assert road.offer("f1", "manifest", {"a" * 64: b"paper"}).receipt == "a"
    bodies = [one.partition(b"\r\n\r\n")[2] for one in asked if one.startswith(b"PUT")]
    assert [body.count(b"paper") for body in bodies] == [1, 1]

    with forgetful((KEPT,)) as (url, asked), court(url) as road:
        assert road.about("one") == "a"
        with pytest.raises(Trouble) as caught:
            road.answers(0, 10)
    assert caught.value.code == "court_unreachable"
    assert len([one for one in asked if one.startswith(b"POST /v1/token")]) == 1


def test_a_piece_that_was_cut_is_not_sent_again_before_the_court_says_how_far_it_got() -> None:
    def kept(one: bytes) -> bytes:
        return one.replace(b"Connection: close\r\n", b"")

    begun = answer("201 Created", more="Location: /v1/uploads/u\r\nUpload-Offset: 0\r\n")
    film = b"film" * 100_000
    places: list[str] = []
    with forgetful((kept(answer(body=TOKEN)), kept(begun)), ()) as (url, asked), court(url) as road:
        with pytest.raises(Trouble) as caught:
            road.upload(
                "a" * 64,
                len(film),
                lambda at, most: film[at : at + most],
                url="",
                most=len(film),
                begun=places.append,
                progress=lambda _: None,
            )
        assert caught.value.code == "court_unreachable"
        assert len([one for one in asked if one.startswith(b"PATCH")]) == 1
    assert places == ["/v1/uploads/u"]
