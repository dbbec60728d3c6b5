"""`mediator verify FILE.pdf`: whether, and what, was changed since the document was closed."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace

from mediator_app.bootstrap import data_folder
from mediator_app.closing import fingerprints
from mediator_app.commands import FINE, FOUND, USAGE
from mediator_app.commands.access import read
from mediator_app.console import Console
from mediator_app.domain.errors import Refusal, Trouble
from mediator_app.domain.verdict import DocumentState, Standing, Verdict


def verify_file(options: Namespace, console: Console) -> int:
    """Needs no store and no passphrase: anybody who holds the file may ask. 2 for a file that cannot be read."""
    from mediator_app.signing.verify import verify

    try:
        pdf = read(options.file)
    except Trouble as trouble:
        console.warn(console.words.error(trouble))
        return USAGE
    original = read(options.original) if options.original else None
    trusted = [read(path) for path in options.trust]
    console.step("step_verify")
    try:
        verdict = verify(pdf, trusted=trusted, original=original, seal=options.seal)
    except ValueError:
        raise Refusal("certificate_unreadable", "trust") from None
    verdict = _known_here(verdict, options)
    tell(verdict, console)
    match verdict.state:
        case DocumentState.UNTOUCHED:
            return FINE
        case DocumentState.UNREADABLE:
            return USAGE
        case DocumentState.ALTERED | DocumentState.OTHER | DocumentState.UNSIGNED:
            return FOUND


def _known_here(verdict: Verdict, options: Namespace) -> Verdict:
    """A certificate that was made on this computer is known here, as it is in the window."""
    if verdict.signer is None or verdict.standing is None:
        return verdict
    folder = data_folder(options.data)
    if verdict.signer.fingerprint in fingerprints((folder, folder / "practice")):
        return replace(verdict, standing=Standing.TRUSTED)
    return verdict


def tell(verdict: Verdict, console: Console) -> None:
    """The verdict in words."""
    words = console.words
    console.line(words.verdict("state", verdict.state.value))
    for finding in verdict.findings:
        console.say("verify_found", words=words.found(finding))
    if verdict.signer is not None:
        signer = verdict.signer
        if signer.organisation or signer.number:
            number = words.say("verify_number", number=signer.number) if signer.number else ""
            about = tuple(text for text in (signer.organisation, number) if text)
            console.say("verify_signer", name=signer.name, about=about)
        else:
            console.say("verify_signer_name", name=signer.name)
    if verdict.standing is not None:
        console.line(words.verdict("standing", verdict.standing.value))
    if verdict.claimed_at is not None:
        console.say("verify_time", at=verdict.claimed_at)
    if verdict.stamped_at is not None:
        console.say("verify_stamped", at=verdict.stamped_at)
    if verdict.seal:
        console.say("verify_seal", seal=verdict.seal)
    console.say("verify_sha", sha=verdict.sha256)
