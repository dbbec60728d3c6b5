"""Bundles for tests: honest ones by the program itself, and any others member by member."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pyrage

from mediator_app.exchange.contract import VERSION, bag
from mediator_app.exchange.contract.bundle import Cover, Filed, in_order, read_cover, write_bundle
from mediator_app.exchange.contract.canonical import sha256_of
from mediator_app.exchange.contract.filing import (
    Author,
    CaseData,
    Document,
    DocumentKind,
    FilingKind,
    Manifest,
)
from mediator_app.exchange.contract.signed import Use, fingerprint, read_signed, sign
from mediator_app.exchange.contract.unpacking import Unpacked, unpacked
from tests.cases import uid
from tests.exchange.keys import NOW, Keyed, authority, issued

Member = tuple[tarfile.TarInfo, bytes]


@dataclass(frozen=True, slots=True)
class Sides:
    """A court and a laptop that know each other."""

    authority: Keyed
    laptop: Keyed
    court: pyrage.x25519.Identity
    returns: pyrage.x25519.Identity
    """Opens what the court gives back."""

    @classmethod
    def make(cls) -> Sides:
        by = authority()
        keys = pyrage.x25519.Identity.generate(), pyrage.x25519.Identity.generate()
        return cls(by, issued(by), *keys)

    def filed(self, number: int, documents: Sequence[bytes], case: bytes = b"{}") -> Filed:
        """A filing with these documents; `documents(...)` gives their bytes."""
        manifest = Manifest(
            contract=VERSION,
            filing_id=uid(0xF000 + number),
            case_id=uid(0xC000 + number),
            kind=FilingKind.HANDOVER,
            made_at=NOW,
            court="court",
            laptop="laptop",
            author=Author(
                name="周示范", organisation="", number="", certificate=fingerprint(self.laptop.certificate)
            ),
            practice=True,
            case_number="",
            assignment="",
            supersedes="",
            revision=0,
            seal="",
            case=CaseData(sha256=sha256_of(case), size=len(case), version=2),
            documents=tuple(
                Document(
                    sha256=sha256_of(data),
                    size=len(data),
                    media_type="application/octet-stream",
                    kind=DocumentKind.EVIDENCE,
                    title="证据",
                )
                for data in documents
            ),
        )
        return self.sign(manifest)

    def sign(self, manifest: Manifest, by: Keyed | None = None) -> Filed:
        by = by or self.laptop
        return Filed(sign(manifest.to_data(), Use.MANIFEST, by.key, by.certificate), manifest)

    def cover(self, filings: Sequence[Filed], *, after: int = 0) -> Cover:
        return Cover(
            contract=VERSION,
            bundle=uid(0xB000),
            court="court",
            laptop="laptop",
            made_at=NOW,
            after=after,
            recipient=str(self.returns.to_public()),
            filings=tuple(one.listed for one in filings),
        )

    def signed(self, cover: Cover, by: Keyed | None = None) -> str:
        by = by or self.laptop
        return sign(cover.to_data(), Use.COVER, by.key, by.certificate)

    def admit(self, token: str) -> Cover:
        return read_cover(read_signed(token, Use.COVER, at=NOW, authority=self.authority.certificate).payload)

    def bundle(self, filings: Sequence[Filed], contents: Mapping[str, bytes]) -> bytes:
        """As the program writes it."""
        filings = in_order(filings)
        cover, made = self.cover(filings), io.BytesIO()
        write_bundle(
            made.write,
            court=str(self.court.to_public()),
            cover=cover,
            signed=self.signed(cover),
            filings=filings,
            document=lambda sha256: io.BytesIO(contents[sha256]),
        )
        return made.getvalue()

    def clear(self, bundle: bytes) -> bytes:
        """The tar in a bundle."""
        clear: bytes = pyrage.decrypt(bundle, [self.court])
        return clear

    def seal(self, tar: bytes) -> bytes:
        """Any bytes as a bundle for this court: everybody who knows its recipient can do this."""
        sealed: bytes = pyrage.encrypt(tar, [self.court.to_public()])
        return sealed

    def open(self, bundle: bytes, within: Path, limits: bag.Limits = bag.LIMITS) -> dict[str, bytes]:
        """Everything in a bundle, as far as it was found whole and sound."""
        with self.unpacked(bundle, within, limits) as found:
            assert all(one.fault is None for one in found.filings)
            return {h: found.read(h) for one in found.filings if one.manifest for h in one.manifest.hashes}

    def unpacked(
        self, bundle: bytes, within: Path, limits: bag.Limits = bag.LIMITS
    ) -> AbstractContextManager[Unpacked]:
        return unpacked(io.BytesIO(bundle), str(self.court), within=within, admit=self.admit, limits=limits)


def contents(*documents: bytes) -> dict[str, bytes]:
    return {sha256_of(data): data for data in (b"{}", *documents)}


def members(tar: bytes) -> list[Member]:
    """What a tar holds, to be changed and put together again."""
    with tarfile.open(fileobj=io.BytesIO(tar)) as file:
        return [(info, (found.read() if (found := file.extractfile(info)) else b"")) for info in file]


def tar_of(parts: Sequence[Member], form: Literal[0, 1, 2] = tarfile.USTAR_FORMAT) -> bytes:
    """The members one after the other, each head as `form` writes it, whatever it says."""
    made = b"".join(
        info.tobuf(form, "utf-8", "surrogateescape") + data + bytes(-len(data) % 512) for info, data in parts
    )
    made += bytes(1024)
    return made + bytes(-len(made) % 10240)


def named(name: str, data: bytes = b"", **fields: object) -> Member:
    """A member with any name and any fields of a head."""
    info = tarfile.TarInfo(name)
    info.size = len(data)
    for field, value in fields.items():
        setattr(info, field, value)
    return info, data


def rebagged(parts: Sequence[Member], changed: Mapping[str, bytes | None]) -> list[Member]:
    """The members with other contents (None takes one out), and tag files that agree with them: what somebody makes
    who knows the format as well as this program does.
    """
    found = {info.name.removeprefix(bag.BASE): data for info, data in parts}
    for path, data in changed.items():
        if data is None:
            del found[path]
        else:
            found[path] = data
    payload = [
        bag.Entry(path, sha256_of(data), len(data))
        for path, data in sorted(found.items(), key=lambda item: bag.order(item[0]))
        if path not in bag.TAGS
    ]
    tags = bag.write_tags(payload, uid(0xB000), NOW)
    texts = tags | {entry.path: found[entry.path] for entry in payload}
    return [named(bag.BASE + path, data) for path, data in texts.items()]
