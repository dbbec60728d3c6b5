"""The reverse proxy in front of the court's service, as `docs/court.md` has it: a real nginx, over TLS."""

from __future__ import annotations

import os
import re
import shutil
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from threading import Event
from typing import Final

import httpx2
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from tests.court.running import ROOT, free_port

DOCUMENT: Final = ROOT / "docs" / "court.md"
_PATIENCE_S: Final = 60.0


@dataclass(frozen=True)
class Front:
    """nginx in front of a service; `authority` (PEM file) is who issued its certificate."""

    address: str
    authority: Path
    log: Path

    def client(self, address: str = "127.0.0.1") -> httpx2.Client:
        """A client at that address of the loopback, which believes this authority and no other."""
        tls = ssl.create_default_context(cafile=str(self.authority))
        transport = httpx2.HTTPTransport(verify=tls, trust_env=False, local_address=address)
        return httpx2.Client(transport=transport, trust_env=False, timeout=60)


def block() -> str:
    """The block for nginx that stands in the document."""
    (found,) = re.findall(r"```nginx\n(.*?)```", DOCUMENT.read_text("utf-8"), re.DOTALL)
    return str(found)


def fitted(folder: Path, port: int, service: str) -> str:
    """The document's block, with only the names changed that belong to a court's own machine."""
    text = block()
    for said, here in (
        ("listen 443 ssl;", f"listen 127.0.0.1:{port} ssl;"),
        ("court.example", "localhost"),
        ("/etc/ssl/court.pem", str(folder / "court.pem")),
        ("/etc/ssl/court.key", str(folder / "court.key")),
        ("http://127.0.0.1:8443", service),
    ):
        assert text.count(said) == 1, f"{said!r} stands {text.count(said)} times in the document's block"
        text = text.replace(said, here)
    return text


@contextmanager
def front(folder: Path, service: str) -> Iterator[Front]:
    """nginx with the document's block, ready when the block begins and gone when it ends."""
    folder.mkdir()
    make_certificates(folder)
    port = free_port()
    own = "user root;\n" if os.geteuid() == 0 else ""
    places = "".join(
        f"    {kind}_temp_path {folder}/{kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"{own}daemon off;\nmaster_process on;\nworker_processes 1;\npid {folder}/nginx.pid;\n"
        f"error_log {folder}/error.log;\nevents {{}}\nhttp {{\n    access_log off;\n{places}"
        f"{fitted(folder, port, service)}}}\n",
        "utf-8",
    )
    program = shutil.which("nginx") or "/usr/sbin/nginx"
    command = [program, "-p", str(folder), "-e", str(folder / "error.log"), "-c", str(folder / "nginx.conf")]
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL)
    one = Front(f"https://localhost:{port}", folder / "authority.pem", folder / "error.log")
    try:
        _wait(one, process)
        yield one
    finally:
        process.terminate()
        process.wait(_PATIENCE_S)


def _wait(one: Front, process: subprocess.Popen[bytes]) -> None:
    """Until it answers; there is nothing to be told by, so it is asked."""
    deadline, pause = time.monotonic() + _PATIENCE_S, Event()
    with one.client() as client:
        while time.monotonic() < deadline:
            if process.poll() is not None:
                raise AssertionError(f"nginx ended:\n{one.log.read_text('utf-8')}")
            try:
                if client.get(f"{one.address}/v1/about").status_code == 200:
                    return
            except httpx2.TransportError:
                pause.wait(0.05)
    raise AssertionError(f"nginx did not come up:\n{one.log.read_text('utf-8')}")


def make_certificates(folder: Path) -> None:
    """An authority as a closed network has one, and a certificate of it for this machine."""
    authority_key, key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    now = datetime.now(UTC)
    issuer = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "示例专网根证书")])
    common = x509.CertificateBuilder().issuer_name(issuer).not_valid_before(now - timedelta(hours=1))
    common = common.not_valid_after(now + timedelta(days=2))
    authority = (
        common.subject_name(issuer)
        .public_key(authority_key.public_key())
        .serial_number(x509.random_serial_number())
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs_certificates=True), critical=True)
        .sign(authority_key, hashes.SHA256())
    )
    names = [x509.DNSName("localhost"), x509.IPAddress(ip_address("127.0.0.1"))]
    server = (
        common.subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")]))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs_certificates=False), critical=True)
        .sign(authority_key, hashes.SHA256())
    )
    (folder / "authority.pem").write_bytes(authority.public_bytes(Encoding.PEM))
    (folder / "court.pem").write_bytes(server.public_bytes(Encoding.PEM))
    (folder / "court.key").write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        encipher_only=False,
        decipher_only=False,
    )
