"""What a filing that was made ready holds, read from its own manifest."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass

from mediator_app.domain.ids import FilingId


@dataclass(frozen=True, slots=True)
class FiledPaper:
    """One file; `kind` is a kind of paper or `evidence`, `size` in bytes."""

    kind: str
    title: str
    size: int


@dataclass(frozen=True, slots=True)
class Filed:
    """The files of a filing, without the case data, which every filing has."""

    filing_id: FilingId
    papers: tuple[FiledPaper, ...]


def filed(manifest: str) -> Filed:
    """What a signed manifest of this laptop lists (`docs/filing.md`). The signature is not looked at: the manifest
    comes from this laptop's own store. ValueError for what is no manifest.
    """
    _, payload, _ = manifest.split(".")
    data = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    try:
        papers = tuple(FiledPaper(one["kind"], one["title"], one["size"]) for one in data["documents"])
        return Filed(FilingId(data["filing_id"]), papers)
    except (KeyError, TypeError) as error:
        raise ValueError("no manifest") from error
