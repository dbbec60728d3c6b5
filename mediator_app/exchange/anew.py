"""A filing that was made ready in the name of an earlier enrolment: the same one, signed with the key of today.

Its id, its case and its documents stay as they are, so that the court knows it again should it have it already.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from mediator_app.delivery import Filings
from mediator_app.domain.ids import FilingId
from mediator_app.exchange.contract.canonical import canonical, sha256_of
from mediator_app.exchange.contract.filing import Manifest
from mediator_app.exchange.identity import Identity
from mediator_app.exchange.trust import manifest_in


@dataclass(frozen=True, slots=True)
class InOurName:
    """A filing's manifest, its signed text, and the hash of its canonical JSON."""

    manifest: Manifest
    token: str
    sha256: str


def in_our_name(filings: Filings, filing_id: FilingId, sha256: str, identity: Identity) -> InOurName:
    """The manifest of a filing that was made ready (its hash is `sha256`), as this laptop may bring it now.

    Only for the same court: another one would not know the filing again, so a person decides about it. A renewed
    certificate has the same key, and changes nothing.
    """
    token = filings.manifest(filing_id).result()
    manifest, said = manifest_in(token), identity.enrolment
    if manifest.laptop == said.laptop or manifest.court != said.court:
        return InOurName(manifest, token, sha256)
    manifest = replace(manifest, laptop=said.laptop, author=identity.author)
    token, sha256 = identity.sign(manifest), sha256_of(canonical(manifest.to_data()))
    filings.sign_anew(filing_id, token, sha256).result()
    return InOurName(manifest, token, sha256)
