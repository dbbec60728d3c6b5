"""The bag in a bundle (BagIt, RFC 8493): the names that it may have, their order, its limits and its tag files.

The four tag files come first, then the payload in the order of the manifest: the cover, the filings, the documents. So
a reader knows of every byte what it ought to be before it takes it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from .canonical import sha256_of
from .faults import Fault
from .filing import LARGEST_DOCUMENT

BASE: Final = "bag/"
"""The one folder of the tar, in which everything is."""
DECLARATION, INFO, MANIFEST, TAG_MANIFEST = TAGS = (
    "bagit.txt",
    "bag-info.txt",
    "manifest-sha256.txt",
    "tagmanifest-sha256.txt",
)
COVER: Final = "data/cover.jws"
DECLARED: Final = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

_FILING: Final = re.compile(
    r"data/filings/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\.jws", re.ASCII
)
_DOCUMENT: Final = re.compile(r"data/documents/([0-9a-f]{64})", re.ASCII)
_LINE: Final = re.compile(rb"([0-9a-f]{64})  ([a-z0-9./-]{1,80})")
_OXUM: Final = re.compile(rb"Payload-Oxum: (\d{1,12})\.(\d{1,6})", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much a bundle may hold; everything in bytes but the numbers of filings and documents."""

    bundle: int = 4 * 1024**3 - 1
    """The largest file on a stick as it is sold (FAT32)."""
    filings: int = 1000
    documents: int = 20_000
    tag: int = 4 * 1024**2
    """One tag file, or the cover."""
    filing: int = 4 * 1024**2
    """One signed manifest."""
    filings_together: int = 64 * 1024**2
    """They are kept in memory."""
    document: int = LARGEST_DOCUMENT


LIMITS: Final = Limits()


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of the payload."""

    path: str
    sha256: str
    size: int


def filing_path(filing_id: str) -> str:
    """Fault `bundle_name` for an id that is no UUID in small letters."""
    path = f"data/filings/{filing_id}.jws"
    if not _FILING.fullmatch(path):
        raise Fault("bundle_name", "filings")
    return path


def document_path(sha256: str) -> str:
    return f"data/documents/{sha256}"


def filing_in(path: str) -> str:
    """The id of the filing that a path names; empty for other paths."""
    found = _FILING.fullmatch(path)
    return found[1] if found else ""


def document_in(path: str) -> str:
    """The hash that a path names; empty for other paths."""
    found = _DOCUMENT.fullmatch(path)
    return found[1] if found else ""


def known(path: str) -> bool:
    """Whether a bag may have a file of this name."""
    return path in TAGS or path == COVER or bool(filing_in(path) or document_in(path))


def order(path: str) -> tuple[int, str]:
    """Where a path of the payload stands among the others: the cover, the filings, the documents, each by name."""
    return (0 if path == COVER else 1 if filing_in(path) else 2, path)


def write_tags(payload: Sequence[Entry], bundle: str, made_at: datetime) -> dict[str, bytes]:
    """The tag files in their order, for a payload in its order."""
    octets = sum(entry.size for entry in payload)
    tags = {
        DECLARATION: DECLARED,
        INFO: (
            f"Bagging-Date: {made_at:%Y-%m-%d}\n"
            f"External-Identifier: {bundle}\n"
            f"Payload-Oxum: {octets}.{len(payload)}\n"
        ).encode("ascii"),
        MANIFEST: _lines({entry.path: entry.sha256 for entry in payload}),
    }
    return tags | {TAG_MANIFEST: _lines({name: sha256_of(data) for name, data in tags.items()})}


def read_tags(tags: Mapping[str, bytes], limits: Limits) -> tuple[dict[str, str], int, int]:
    """Path and hash of the payload's files in their order, and how many bytes in how many files are promised.

    Faults: `bag_unknown` (not BagIt 1.0 in UTF-8), `bag_tag_altered`, `bag_manifest` (a line that is none, a name of no
    file of a bundle, the wrong order, a name twice, no cover), `bag_oxum`, `bundle_too_many`, `bundle_too_large`.
    """
    if tags[DECLARATION] != DECLARED:
        raise Fault("bag_unknown", DECLARATION)
    expected = {name: sha256_of(tags[name]) for name in (DECLARATION, INFO, MANIFEST)}
    if _read_lines(tags[TAG_MANIFEST], TAG_MANIFEST) != expected:
        raise Fault("bag_tag_altered", TAG_MANIFEST)
    paths = _read_lines(tags[MANIFEST], MANIFEST)
    if not all(path not in TAGS and known(path) for path in paths):
        raise Fault("bundle_name", MANIFEST)
    if list(paths) != sorted(paths, key=order) or COVER not in paths:
        raise Fault("bag_manifest", MANIFEST)
    if any(document_in(path) not in ("", sha256) for path, sha256 in paths.items()):
        raise Fault("hash_mismatch", MANIFEST)
    filings = sum(1 for path in paths if filing_in(path))
    if filings > limits.filings or len(paths) - 1 - filings > limits.documents:
        raise Fault("bundle_too_many", MANIFEST, filings=limits.filings, documents=limits.documents)
    octets, count = _read_oxum(tags[INFO])
    if count != len(paths):
        raise Fault("bag_oxum", INFO)
    if octets > limits.bundle:
        raise Fault("bundle_too_large", INFO, most=limits.bundle)
    return paths, octets, count


def _lines(hashes: Mapping[str, str]) -> bytes:
    return "".join(f"{sha256}  {path}\n" for path, sha256 in hashes.items()).encode("ascii")


def _read_lines(data: bytes, name: str) -> dict[str, str]:
    found: dict[str, str] = {}
    if not data.endswith(b"\n"):
        raise Fault("bag_manifest", name)
    for line in data[:-1].split(b"\n"):
        match = _LINE.fullmatch(line)
        if match is None:
            # A name that no bundle has is told apart from a line that is none.
            code = "bundle_name" if re.match(rb"[0-9a-f]{64}  .", line) else "bag_manifest"
            raise Fault(code, name)
        path = match[2].decode("ascii")
        if path in found:
            raise Fault("bundle_member_twice", name)
        found[path] = match[1].decode("ascii")
    return found


def _read_oxum(info: bytes) -> tuple[int, int]:
    found = [match for line in info.split(b"\n") if (match := _OXUM.fullmatch(line))]
    if len(found) != 1:
        raise Fault("bag_oxum", INFO)
    return int(found[0][1]), int(found[0][2])
