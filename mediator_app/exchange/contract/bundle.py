"""Filings on a stick: what the laptop states about them, what the court states in return, and how a bundle is written.

A bundle (`*.filing`) is a tar of one bag (`bag`), encrypted to the court. Its cover is signed by the laptop and names
every filing by the hash of its signed text; each of those names its documents. So nothing in a bundle can be added,
taken out or put in again by anybody else. What comes back (`*.answers`, see `returning`) is encrypted to the laptop.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, BinaryIO, Final

from . import age, bag, tape
from .canonical import sha256_of
from .faults import Fault
from .filing import Manifest, check_version
from .reading import Fields, write_instant

BUNDLE_SUFFIX: Final = ".filing"
ANSWERS_SUFFIX: Final = ".answers"
_RECIPIENT: Final = re.compile(r"age1[02-9ac-hj-np-z]{58}", re.ASCII)
_PIECE: Final = 64 * 1024


@dataclass(frozen=True, slots=True)
class Listed:
    """A filing of a bundle, by the SHA-256 of its signed text."""

    filing_id: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """What the laptop states about a bundle. It may list no filing at all: then it only asks for answers."""

    contract: int
    bundle: str
    court: str
    laptop: str
    made_at: datetime
    after: int
    """The newest answer that the laptop has; 0 for none."""
    recipient: str
    """The answers are encrypted to it (age)."""
    filings: tuple[Listed, ...]

    def to_data(self) -> dict[str, Any]:
        return {
            "contract": self.contract,
            "bundle": self.bundle,
            "court": self.court,
            "laptop": self.laptop,
            "made_at": write_instant(self.made_at),
            "after": self.after,
            "recipient": self.recipient,
            "filings": [{"filing_id": one.filing_id, "sha256": one.sha256} for one in self.filings],
        }


def read_cover(value: Any) -> Cover:
    """A cover from the payload of a signed text. Fault `recipient_unreadable`, and those of every field."""
    top = Fields(value)
    contract = top.whole("contract", least=1)
    check_version(contract)
    top.only("contract", "bundle", "court", "laptop", "made_at", "after", "recipient", "filings")
    recipient = top.text("recipient")
    if not _RECIPIENT.fullmatch(recipient):
        raise Fault("recipient_unreadable", "recipient")
    return Cover(
        contract=contract,
        bundle=top.id("bundle"),
        court=top.id("court"),
        laptop=top.id("laptop"),
        made_at=top.instant("made_at"),
        after=top.whole("after"),
        recipient=recipient,
        filings=tuple(_listed(item) for item in top.objects("filings")),
    )


def _listed(item: Fields) -> Listed:
    item.only("filing_id", "sha256")
    return Listed(item.id("filing_id"), item.hash("sha256"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """What became of one filing. `code` is empty for one that the court has; its receipt is among the answers."""

    filing_id: str
    code: str = ""
    reason: str = ""
    """The fault behind `code`, where there is one (`manifest_invalid`, `case_data_invalid`)."""
    field: str = ""

    def to_data(self) -> dict[str, Any]:
        return {"filing_id": self.filing_id, "code": self.code, "reason": self.reason, "field": self.field}


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What the court states about a bundle that it took in, filing by filing."""

    bundle: str
    court: str
    laptop: str
    at: datetime
    filings: tuple[Fate, ...]

    def to_data(self) -> dict[str, Any]:
        return {
            "bundle": self.bundle,
            "court": self.court,
            "laptop": self.laptop,
            "at": write_instant(self.at),
            "filings": [fate.to_data() for fate in self.filings],
        }


def read_imported(value: Any) -> Imported:
    """From the payload of a signed text."""
    top = Fields(value)
    top.only("bundle", "court", "laptop", "at", "filings")
    return Imported(
        bundle=top.id("bundle"),
        court=top.id("court"),
        laptop=top.id("laptop"),
        at=top.instant("at"),
        filings=tuple(_fate(item) for item in top.objects("filings")),
    )


def _fate(item: Fields) -> Fate:
    item.only("filing_id", "code", "reason", "field")
    return Fate(
        filing_id=item.id("filing_id"),
        code=item.text("code"),
        reason=item.text("reason"),
        field=item.text("field"),
    )


# --- writing ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Filed:
    """A filing as it goes into a bundle: the signed manifest, and what it says."""

    token: str
    manifest: Manifest

    @property
    def listed(self) -> Listed:
        return Listed(self.manifest.filing_id, sha256_of(self.token.encode("ascii")))


def in_order(filings: Sequence[Filed]) -> tuple[Filed, ...]:
    """As a bundle has them. Faults `bundle_too_many`, `bundle_member_twice`."""
    found = tuple(sorted(filings, key=lambda one: one.manifest.filing_id))
    documents = {sha256 for one in found for sha256 in one.manifest.hashes}
    if len(found) > bag.LIMITS.filings or len(documents) > bag.LIMITS.documents:
        raise Fault("bundle_too_many", filings=bag.LIMITS.filings, documents=bag.LIMITS.documents)
    if len({one.manifest.filing_id for one in found}) != len(found):
        raise Fault("bundle_member_twice", "filings")
    return found


def size_of(filings: Sequence[Filed]) -> int:
    """About the bytes of a bundle: never less than it has, and hardly more."""
    documents = {sha256: size for one in filings for sha256, size in one.manifest.sizes.items()}
    members = len(documents) + len(filings) + len(bag.TAGS) + 1
    content = sum(documents.values()) + sum(len(one.token) for one in filings)
    tar = content + members * (2 * tape.BLOCK + 200) + 2 * tape.RECORD + 4096
    return tar + tar // 4000 + 4096


def write_bundle(
    sink: age.Sink,
    *,
    court: str,
    cover: Cover,
    signed: str,
    filings: Sequence[Filed],
    document: Callable[[str], BinaryIO],
) -> None:
    """Hand a bundle to `sink`, piece by piece. `court` is the court's recipient, `signed` the cover's signed text,
    `filings` are those of the cover and `in_order`; `document` opens what a hash names.

    Faults: `recipient_unreadable`, `bundle_name`, `bundle_too_large`, `hash_mismatch` and `size_mismatch` where a
    document is not what its manifest says. What `document` and `sink` raise comes out as it is.
    """
    age.encrypt(_tar(cover, signed, filings, document), sink, court)


def _tar(
    cover: Cover, signed: str, filings: Sequence[Filed], document: Callable[[str], BinaryIO]
) -> Iterator[bytes]:
    texts = {bag.COVER: signed.encode("ascii")} | {
        bag.filing_path(one.manifest.filing_id): one.token.encode("ascii") for one in filings
    }
    sizes = {sha256: size for one in filings for sha256, size in one.manifest.sizes.items()}
    payload = [bag.Entry(path, sha256_of(text), len(text)) for path, text in texts.items()]
    payload += [bag.Entry(bag.document_path(sha256), sha256, size) for sha256, size in sorted(sizes.items())]
    if sum(entry.size for entry in payload) > bag.LIMITS.bundle:
        raise Fault("bundle_too_large", most=bag.LIMITS.bundle)
    moment, written = int(cover.made_at.timestamp()), 0
    for path, text in (bag.write_tags(payload, cover.bundle, cover.made_at) | texts).items():
        head = tape.Head(bag.BASE + path, len(text))
        yield (piece := tape.write_head(head, moment) + text + bytes(head.padding))
        written += len(piece)
    for entry in payload[len(texts) :]:
        head = tape.Head(bag.BASE + entry.path, entry.size)
        yield tape.write_head(head, moment)
        yield from _content(entry, document)
        yield bytes(head.padding)
        written += tape.BLOCK + head.size + head.padding
    yield tape.write_end(written)


def _content(entry: bag.Entry, document: Callable[[str], BinaryIO]) -> Iterator[bytes]:
    digest, size = hashlib.sha256(), 0
    with document(entry.sha256) as file:
        while piece := file.read(_PIECE):
            size += len(piece)
            if size > entry.size:
                break
            digest.update(piece)
            yield piece
    if size != entry.size:
        raise Fault("size_mismatch", entry.sha256)
    if digest.hexdigest() != entry.sha256:
        raise Fault("hash_mismatch", entry.sha256)
