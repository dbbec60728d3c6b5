"""The Internet Printing Protocol (RFC 8010, 8011) as far as this program speaks it: messages, and their way to CUPS."""

from __future__ import annotations

import getpass
import http.client
import os
import socket
import struct
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import count
from pathlib import Path
from typing import Final

from mediator_app.domain.errors import Trouble

SOCKET: Final = "/run/cups/cups.sock"
PORT: Final = 631
TIMEOUT: Final = 30.0
"""Seconds; a print system that takes longer to answer is not there."""


class Operation(IntEnum):
    PRINT_JOB = 0x0002
    CANCEL_JOB = 0x0008
    GET_JOB_ATTRIBUTES = 0x0009
    GET_PRINTER_ATTRIBUTES = 0x000B
    CUPS_GET_DEFAULT = 0x4001
    CUPS_GET_PRINTERS = 0x4002


class Tag(IntEnum):
    OPERATION = 0x01
    JOB = 0x02
    END = 0x03
    INTEGER = 0x21
    BOOLEAN = 0x22
    ENUM = 0x23
    RANGE = 0x33
    NAME = 0x42
    KEYWORD = 0x44
    URI = 0x45
    CHARSET = 0x47
    LANGUAGE = 0x48
    MIME = 0x49


NOT_FOUND: Final = 0x0406
_SUCCESSFUL: Final = 0x00FF
_DELIMITERS_END: Final = 0x0F
_TEXTS: Final = frozenset({0x41, 0x42, 0x44, 0x45, 0x46, 0x47, 0x48, 0x49})

Value = int | bool | str | tuple[int, int]
Attributes = dict[str, tuple[Value | bytes, ...]]


@dataclass(frozen=True, slots=True)
class Given:
    """One attribute to send."""

    tag: Tag
    name: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Status and the groups of attributes after the operation's own."""

    status: int
    groups: tuple[Attributes, ...]
    words: str = ""

    @property
    def is_good(self) -> bool:
        return self.status <= _SUCCESSFUL


_numbers = count(1)


def encode(
    operation: Operation, given: Iterable[Given], job: Iterable[Given] = (), data: bytes = b""
) -> bytes:
    """A request of version 2.0 with UTF-8 texts; `data` is the document behind it."""
    first = [
        Given(Tag.CHARSET, "attributes-charset", ("utf-8",)),
        Given(Tag.LANGUAGE, "attributes-natural-language", ("en",)),
    ]
    parts = [struct.pack(">BBHI", 2, 0, operation, next(_numbers) & 0x7FFFFFFF), bytes([Tag.OPERATION])]
    parts += [_attribute(one) for one in (*first, *given)]
    own = [_attribute(one) for one in job]
    if own:
        parts += [bytes([Tag.JOB]), *own]
    parts += [bytes([Tag.END]), data]
    return b"".join(parts)


def _attribute(given: Given) -> bytes:
    parts = []
    name = given.name.encode()
    for value in given.values:
        body = _value(given.tag, value)
        parts.append(struct.pack(">BH", given.tag, len(name)) + name + struct.pack(">H", len(body)) + body)
        name = b""
    return b"".join(parts)


def _value(tag: Tag, value: Value) -> bytes:
    match value:
        case bool():
            return struct.pack(">B", value)
        case int():
            return struct.pack(">i", value)
        case (int(), int()):
            return struct.pack(">ii", *value)
        case str() if tag is Tag.NAME:
            return _short(value.encode(), 255)
        case str():
            return value.encode()
        case _:
            raise TypeError("a value of IPP is a number, a range or a text")


def _short(text: bytes, most: int) -> bytes:
    """At most so many bytes, never half a character."""
    return text if len(text) <= most else text[:most].decode("utf-8", "ignore").encode()


def decode(message: bytes) -> Answer:
    """The answer's attributes. Trouble `print_system_failed` for what is no such message."""
    try:
        return _decoded(message)
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise Trouble("print_system_failed", reason=type(error).__name__) from None


def _decoded(message: bytes) -> Answer:
    status = struct.unpack_from(">H", message, 2)[0]
    at, groups, name = 8, [], ""
    current: Attributes = {}
    while True:
        tag = message[at]
        at += 1
        if tag <= _DELIMITERS_END:
            if current:
                groups.append(current)
            current = {}
            if tag == Tag.END:
                break
            continue
        length = struct.unpack_from(">H", message, at)[0]
        if length:
            name = message[at + 2 : at + 2 + length].decode()
        at += 2 + length
        length = struct.unpack_from(">H", message, at)[0]
        body = message[at + 2 : at + 2 + length]
        at += 2 + length
        current[name] = (*current.get(name, ()), _read(tag, body))
    operation = groups[0] if groups else {}
    return Answer(status, tuple(groups[1:]), first_text(operation, "status-message"))


def _read(tag: int, body: bytes) -> Value | bytes:
    if tag in (Tag.INTEGER, Tag.ENUM):
        return int(struct.unpack(">i", body)[0])
    if tag == Tag.BOOLEAN:
        return bool(body[0])
    if tag == Tag.RANGE:
        low, high = struct.unpack(">ii", body)
        return (low, high)
    if tag in _TEXTS:
        return body.decode("utf-8", "replace")
    return body


def texts(attributes: Mapping[str, Sequence[object]], name: str) -> tuple[str, ...]:
    """All texts of an attribute, none where it is missing."""
    return tuple(value for value in attributes.get(name, ()) if isinstance(value, str))


def first_text(attributes: Mapping[str, Sequence[object]], name: str) -> str:
    return next(iter(texts(attributes, name)), "")


def first_number(attributes: Mapping[str, Sequence[object]], name: str) -> int | None:
    for value in attributes.get(name, ()):
        if isinstance(value, int):
            return int(value)
    return None


# --- the way to the server ----------------------------------------------------------------------


class _SocketConnection(http.client.HTTPConnection):
    """HTTP over the socket on which CUPS knows who asks."""

    def __init__(self, path: str) -> None:
        super().__init__("localhost", timeout=TIMEOUT)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(TIMEOUT)
        self.sock.connect(self._path)


def server(environment: Mapping[str, str] = os.environ) -> str:
    """Where CUPS is: CUPS_SERVER, else what `client.conf` names, else its usual socket, else localhost."""
    if named := environment.get("CUPS_SERVER"):
        return named
    home = environment.get("HOME", "")
    for file in (Path(home, ".cups/client.conf"), Path("/etc/cups/client.conf")):
        try:
            lines = file.read_text("utf-8", "replace").splitlines()
        except OSError:
            continue
        for line in lines:
            words = line.split()
            if len(words) == 2 and words[0].lower() == "servername":
                return words[1]
    return SOCKET if Path(SOCKET).exists() else f"localhost:{PORT}"


class Wire:
    """Carries requests to one server, each over its own connection, from any thread."""

    def __init__(self, address: str) -> None:
        self._address = address

    def _connection(self) -> http.client.HTTPConnection:
        if self._address.startswith("/"):
            return _SocketConnection(self._address)
        host, _, rest = self._address.partition("/")
        name, _, port = host.rpartition(":") if ":" in host else (host, "", "")
        del rest
        return http.client.HTTPConnection(name, int(port) if port.isdigit() else PORT, timeout=TIMEOUT)

    def ask(self, path: str, message: bytes) -> Answer:
        """Trouble `print_system_missing` where nobody answers, `print_system_failed` for an answer that is none."""
        headers = {"Content-Type": "application/ipp"}
        try:
            status, body, wants = self._post(path, message, headers)
            if status == http.client.UNAUTHORIZED and "peercred" in wants.lower():
                headers["Authorization"] = f"PeerCred {getpass.getuser()}"
                status, body, _ = self._post(path, message, headers)
        except (OSError, http.client.HTTPException) as error:
            raise Trouble("print_system_missing", reason=type(error).__name__) from None
        if status != http.client.OK:
            raise Trouble("print_system_failed", reason=f"HTTP {status}")
        return decode(body)

    def _post(self, path: str, message: bytes, headers: Mapping[str, str]) -> tuple[int, bytes, str]:
        connection = self._connection()
        try:
            connection.request("POST", path, message, dict(headers))
            answer = connection.getresponse()
            return answer.status, answer.read(), answer.getheader("WWW-Authenticate", "") or ""
        finally:
            connection.close()
