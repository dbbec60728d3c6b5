"""Filings on a stick instead of over the network: the bundle that goes out, the answers that come back."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

import pyrage

from mediator_app.delivery import Answers, Brought, Carried, FilingLine, Filings, Fixed, LeftOut, Link
from mediator_app.domain.days import CHINA
from mediator_app.domain.errors import Refusal, Trouble
from mediator_app.domain.filings import FilingState
from mediator_app.domain.ids import FilingId
from mediator_app.exchange import stick
from mediator_app.exchange.anew import in_our_name
from mediator_app.exchange.contract import VERSION
from mediator_app.exchange.contract.bundle import (
    BUNDLE_SUFFIX,
    Cover,
    Fate,
    Filed,
    Imported,
    in_order,
    read_imported,
    size_of,
    write_bundle,
)
from mediator_app.exchange.contract.faults import Fault
from mediator_app.exchange.contract.returning import read_answers
from mediator_app.exchange.contract.signed import Use, read_signed, sign, unverified
from mediator_app.exchange.identity import Identity

_MEANWHILE: Final = frozenset({"filing_stale", "filing_held", "filing_fixed"})
"""Refusals of the store: the filing has changed while it was made ready; next time it goes along."""


def new_returning_key() -> bytes:
    """A fresh age identity as the store keeps it: what courts put on a stick for this laptop is encrypted to it."""
    return str(pyrage.x25519.Identity.generate()).encode("ascii")


@dataclass(frozen=True, slots=True)
class Carrier:
    """What goes on a stick and comes from one. Used by the outbox's thread only, so no filing takes two roads at once.

    `returning` is the age identity for answers. `make_ready` as for the outbox. `take_link` keeps an answer, whatever
    way it came.
    """

    filings: Filings
    answers: Answers
    identity: Callable[[], Identity]
    returning: Callable[[], bytes]
    make_ready: Callable[[FilingLine], Fixed]
    take_link: Callable[[str], Link]
    now: Callable[[], datetime]
    new_id: Callable[[], str]

    def write(self, folder: Path, chosen: Sequence[FilingId] | None = None) -> Carried:
        """A bundle in `folder` with the chosen filings, or with all that may go now; also one without any, which asks
        for answers.

        The filings stay unsent until an answer says otherwise, and the network may take them as well: the court has
        each once. Trouble as of `stick.put`; Refusals `no_such_filing`, `filing_not_unsent`, `bundle_too_many`,
        `bundle_too_large`; Trouble `store_damaged` where a document is not what it was.
        """
        identity, at = self.identity(), self.now()
        ready, left_out = self._ready(self._lines(chosen))
        try:
            filed = in_order(ready)
            cover = self._cover(identity, filed, at)
            signed = sign(cover.to_data(), Use.COVER, identity.key, identity.certificate)
            name = _name(cover, at)

            def write(sink: stick.Sink) -> None:
                write_bundle(
                    sink,
                    court=identity.enrolment.recipient,
                    cover=cover,
                    signed=signed,
                    filings=filed,
                    document=lambda sha256: io.BytesIO(self.filings.document(sha256).result()),
                )

            own = _name_of(identity.enrolment.laptop)
            written = stick.put(
                folder, name, write, expected=size_of(filed), leftovers=f"*{own}*{BUNDLE_SUFFIX}"
            )
        except Fault as fault:
            if fault.code in ("hash_mismatch", "size_mismatch"):
                raise Trouble("store_damaged") from None
            raise Refusal(fault.code, fault.field, **dict(fault.params)) from None
        self._mark(filed, name, at)
        return Carried(
            path=written.path,
            size=written.size,
            bundle=cover.bundle,
            filings=tuple(FilingId(one.manifest.filing_id) for one in filed),
            left_out=left_out,
        )

    def read(self, path: Path) -> Brought:
        """Take the answers in a file that a court wrote for this laptop. Reading it again changes nothing.

        Refusals `answers_unreadable`, `answers_damaged`, `answers_for_another`, `answers_too_large`,
        `answers_unsound` (`reason`: a signature or a text that does not hold), `answers_gap`, `answers_forked`;
        Trouble as of `stick.told`.
        """
        identity = self.identity()
        with stick.told(), path.open("rb") as file:
            try:
                found = read_answers(file, self.returning().decode("ascii"))
                imported = self._imported(found.imported, identity)
            except Fault as fault:
                raise Refusal(_OF_FILES.get(fault.code, "answers_unsound"), reason=fault.code) from None
        before = self.answers.head(identity.enrolment.laptop).result().seq
        for token in found.answers:
            self.take_link(token)
        after = self.answers.head(identity.enrolment.laptop).result().seq
        refused = tuple(fate for fate in imported.filings if fate.code)
        return Brought(
            bundle=imported.bundle,
            new=after - before,
            received=tuple(FilingId(fate.filing_id) for fate in imported.filings if not fate.code),
            refused=tuple(LeftOut(FilingId(one.filing_id), one.code, self._block(one)) for one in refused),
        )

    # --- out ---------------------------------------------------------------------------------------

    def _lines(self, chosen: Sequence[FilingId] | None) -> list[FilingLine]:
        unsent = self.filings.unsent().result()
        if chosen is None:
            return [line for line in unsent if line.state is not FilingState.BLOCKED and not _held(line)]
        known = {line.filing_id: line for line in unsent}
        for filing_id in chosen:
            if filing_id not in known:
                self.filings.line(filing_id).result()
                raise Refusal("filing_not_unsent", "filings")
        return [known[filing_id] for filing_id in dict.fromkeys(chosen)]

    def _ready(self, lines: Sequence[FilingLine]) -> tuple[list[Filed], tuple[LeftOut, ...]]:
        """What can go, and what has to stay: a filing that cannot be made ready waits for a person by itself."""
        filed, left_out = [], []
        for line in lines:
            try:
                sha256 = line.manifest_sha256
                if not line.fixed:
                    fixed = self.make_ready(line)
                    self.filings.fix(line.filing_id, fixed).result()
                    sha256 = fixed.manifest_sha256
                ours = in_our_name(self.filings, line.filing_id, sha256, self.identity())
            except Refusal as refusal:
                if refusal.code not in _MEANWHILE:
                    params = {"field": refusal.field} if refusal.field else {}
                    self.filings.block(line.filing_id, refusal.code, params).result()
                left_out.append(LeftOut(line.filing_id, refusal.code, blocked=refusal.code not in _MEANWHILE))
            else:
                filed.append(Filed(ours.token, ours.manifest))
        return filed, tuple(left_out)

    def _cover(self, identity: Identity, filed: Sequence[Filed], at: datetime) -> Cover:
        laptop = identity.enrolment.laptop
        key = pyrage.x25519.Identity.from_str(self.returning().decode("ascii"))
        return Cover(
            contract=VERSION,
            bundle=self.new_id(),
            court=identity.enrolment.court,
            laptop=laptop,
            made_at=at,
            after=self.answers.head(laptop).result().seq,
            recipient=str(key.to_public()),
            filings=tuple(one.listed for one in filed),
        )

    def _mark(self, filed: Sequence[Filed], name: str, at: datetime) -> None:
        """Say that a filing is on a stick; the network may take it at once all the same."""
        unsent = {line.filing_id: line for line in self.filings.unsent().result()}
        for one in filed:
            line = unsent.get(FilingId(one.manifest.filing_id))
            if line is not None and line.state is FilingState.SENDING:
                self.filings.later(
                    line.filing_id,
                    attempts=line.attempts,
                    retry_at=at,
                    reason="on_a_stick",
                    params={"file": name, "at": at.isoformat()},
                ).result()

    # --- back --------------------------------------------------------------------------------------

    def _imported(self, token: str, identity: Identity) -> Imported:
        """What the court says became of the bundle, once it is sure that it is this court's word to this laptop."""
        at = min(self.now(), read_imported(unverified(token)).at)
        said = read_imported(read_signed(token, Use.IMPORTED, at=at, authority=identity.authority).payload)
        if (said.court, said.laptop) != (identity.enrolment.court, identity.enrolment.laptop):
            raise Fault("answer_foreign")
        return said

    def _block(self, fate: Fate) -> bool:
        """A person decides about what the court refused; True where it was still waiting for the court."""
        known = {line.filing_id: line for line in self.filings.unsent().result()}
        line = known.get(FilingId(fate.filing_id))
        if line is None or line.state is FilingState.BLOCKED:
            return False
        params = {name: text for name, text in (("reason", fate.reason), ("field", fate.field)) if text}
        self.filings.block(line.filing_id, fate.code, params).result()
        return True


_OF_FILES: Final = {
    "file_unreadable": "answers_unreadable",
    "file_other_key": "answers_for_another",
    "file_damaged": "answers_damaged",
    "file_too_large": "answers_too_large",
}


def _held(line: FilingLine) -> bool:
    return line.state is FilingState.QUEUED and line.held


def _name(cover: Cover, at: datetime) -> str:
    """A file's name: the day, and enough of the ids that none is taken; nothing of a case."""
    return f"{at.astimezone(CHINA):%Y%m%d}{_name_of(cover.laptop)}{cover.bundle[-8:]}{BUNDLE_SUFFIX}"


def _name_of(laptop: str) -> str:
    """By this part of their names a laptop knows its own files."""
    return f"-{laptop[-6:]}-"
