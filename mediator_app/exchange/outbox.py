"""The outbox: brings every filing to the court exactly once, and the court's answers back.

Everything that it has achieved is in the store before the next thing is begun, and every request may be repeated; so a
laptop that is killed at any instant goes on where it was. `turn` does one thing and says when to come again; whoever
calls it (`exchange.postman`) owns the thread. One filing that fails waits by itself, or for a person; the others go on.
"""

from __future__ import annotations

import secrets
import traceback
from collections.abc import Callable, Mapping
from dataclasses import InitVar, dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from mediator_app.delivery import (
    Answers,
    Court,
    FilingLine,
    Filings,
    Fixed,
    Link,
    PackFact,
    ReceiptFact,
    Road,
    RoadState,
)
from mediator_app.domain.errors import Refusal, Trouble
from mediator_app.domain.ids import FilingId
from mediator_app.exchange.anew import in_our_name
from mediator_app.exchange.backoff import Chance, delay
from mediator_app.exchange.contract import INLINE_BYTES
from mediator_app.exchange.contract.faults import Fault
from mediator_app.exchange.contract.filing import Manifest
from mediator_app.exchange.identity import Identity
from mediator_app.exchange.inbox import STOPS, Inbox
from mediator_app.exchange.network import Network
from mediator_app.exchange.pace import PIECE
from mediator_app.exchange.params import plain
from mediator_app.exchange.queue import Queue
from mediator_app.exchange.trust import check_about

ASK_EVERY: Final = timedelta(minutes=10)
"""How often the court is asked whether it has answered."""
_OF_THE_ROAD: Final = frozenset(
    {"court_unreachable", "court_slow", "not_the_court", "court_uncertified", "answer_unsound", "court_busy"}
)
"""Troubles that would meet every filing alike."""
_MEANWHILE: Final = frozenset({"filing_stale", "filing_held", "filing_fixed"})
"""Refusals of the store: the case or the filing has changed while it was made ready; its turn comes again."""


@dataclass(slots=True)
class _Load:
    """What a filing brings, while it is under way."""

    manifest: Manifest
    manifest_sha256: str
    token: str
    missing: list[str] | None = None
    """What the court does not have; None until it was asked."""


@dataclass(slots=True)
class _Failures:
    """Troubles in a row on the road itself."""

    count: int = 0
    retry_at: datetime | None = None


@dataclass(slots=True)
class Outbox:
    """Not for several threads at once: `turn` and everything that it calls belong to one.

    `make_ready` makes a filing's manifest and documents (Refusal: a person has to mend the case; Trouble: later).
    `take_pack` looks at a pack's bytes and keeps them, or raises Refusal where they are none. `keep` is told of a new
    certificate.
    """

    filings: Filings
    answers: InitVar[Answers]
    court: Court
    known_as: InitVar[Identity]
    make_ready: Callable[[FilingLine], Fixed]
    take_pack: InitVar[Callable[[PackFact, bytes], None]]
    keep: InitVar[Callable[[Identity], None]]
    now: Callable[[], datetime]
    chance: Chance
    network: Network
    changed: Callable[[], None] = lambda: None
    piece: Callable[[], int] = lambda: PIECE
    road: Road = Road(state=RoadState.WAITING)
    last_contact: datetime | None = None
    under_way: dict[FilingId, int] = field(default_factory=dict)
    """Bytes of filings that the network was handed since the store was told."""
    _loads: dict[FilingId, _Load] = field(default_factory=dict)
    _failures: _Failures = field(default_factory=_Failures)
    _greeted: bool = False
    _ask_at: datetime | None = None
    _queue: Queue = field(init=False)
    _inbox: Inbox = field(init=False)
    _document: tuple[str, bytes] = ("", b"")
    """The large document that is being sent; reading it anew for each piece would take longer than sending it."""

    def __post_init__(
        self,
        answers: Answers,
        known_as: Identity,
        take_pack: Callable[[PackFact, bytes], None],
        keep: Callable[[Identity], None],
    ) -> None:
        self._queue = Queue(self.filings)
        self._inbox = Inbox(
            answers,
            self.court,
            known_as,
            take_pack,
            keep,
            self.now,
            reached=self._reached,
            changed=self.changed,
        )

    @property
    def identity(self) -> Identity:
        """This laptop as the court knows it, with its newest certificate."""
        return self._inbox.identity

    # --- asked for by others ----------------------------------------------------------------

    def hurry(self) -> None:
        """Forget every waiting time, and ask for answers."""
        self._failures = _Failures()
        self._queue.hurry(self.now())
        self._ask_at = None
        if self.road.state is RoadState.STOPPED:
            self._say(RoadState.WAITING)

    def look_again(self) -> None:
        """What is owed has changed."""
        self._queue.look_again()

    def stop(self, bug: Exception) -> None:
        """Something that nobody foresaw: nothing more is sent until somebody asks, and nobody is told it was."""
        frames = traceback.extract_tb(bug.__traceback__)
        place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
        self._say(RoadState.STOPPED, "bug", {"kind": type(bug).__name__, "place": place})

    def network_changed(self) -> None:
        """Whoever answered before may be somebody else now."""
        self._greeted = False
        self._failures = _Failures()

    # --- one turn ---------------------------------------------------------------------------

    def turn(self) -> datetime | None:
        """Do the next thing that is due. Gives when to come again: None for not before something happens."""
        closed = self.network.closed
        if closed is not None:
            self._say(closed)
            return None
        if self.road.state is RoadState.STOPPED:
            return None
        now = self.now()
        if self._failures.retry_at is not None and now < self._failures.retry_at:
            return self._failures.retry_at
        try:
            again = self._work(now)
        except Trouble as trouble:
            if trouble.code in ("store_closed", "delivery_ended"):
                raise
            again = self._wait(trouble)
        except Refusal as refusal:
            self._say(RoadState.STOPPED, refusal.code, refusal.params)
            return None
        return again

    def _work(self, now: datetime) -> datetime | None:
        if not self._greeted:
            self._greet(now)
        if self._ask_at is None or now >= self._ask_at:
            self._inbox.pull()
            self._inbox.fetch_packs()
            self._ask_at = self.now() + ASK_EVERY
        due = self._queue.due(now, self._is_large)
        if due is not None:
            self._say(RoadState.WORKING)
            self._deliver(due)
            return self.now()
        self._say(RoadState.WAITING)
        return min(at for at in (self._ask_at, self._queue.next_at) if at is not None)

    def _wait(self, trouble: Trouble) -> datetime:
        """Nobody gets through now: the whole road waits."""
        self._greeted = False
        self._failures.count += 1
        retry_at = self._failures.retry_at = self._after(self._failures.count, trouble)
        captive = trouble.code in ("not_the_court", "court_uncertified")
        state = RoadState.CAPTIVE if captive else RoadState.UNREACHABLE
        self._say(state, trouble.code, trouble.params, retry_at)
        return retry_at

    def _after(self, failures: int, trouble: Trouble) -> datetime:
        """When to come again; the court may have said."""
        asked = trouble.params.get("retry_after")
        return self.now() + delay(failures, self.chance, asked if isinstance(asked, float) else None)

    def _say(
        self,
        state: RoadState,
        reason: str = "",
        params: Mapping[str, Any] | None = None,
        retry_at: datetime | None = None,
    ) -> None:
        road = Road(state=state, reason=reason, params=dict(params or {}), retry_at=retry_at)
        if road != self.road:
            self.road = road
            self.changed()

    def _reached(self) -> None:
        """The court itself has answered."""
        self.last_contact = self.now()
        self._failures = _Failures()

    # --- who is there -----------------------------------------------------------------------

    def _greet(self, now: datetime) -> None:
        nonce = secrets.token_urlsafe(18)
        token = self.court.about(nonce)
        try:
            check_about(token, nonce, self.identity, now)
        except Fault as fault:
            raise Trouble("not_the_court", reason=fault.code) from None
        self._greeted = True
        self._reached()

    # --- filings ----------------------------------------------------------------------------

    def _is_large(self, filing_id: FilingId) -> bool:
        load = self._loads.get(filing_id)
        return load is not None and load.missing is not None

    def _deliver(self, line: FilingLine) -> None:
        self._queue.take(line)
        try:
            self._bring(line)
        except Trouble as trouble:
            if trouble.code in ("store_closed", "delivery_ended"):
                raise
            self._later(line, trouble)
            if trouble.code in _OF_THE_ROAD:
                raise
        except Refusal as refusal:
            if refusal.code in STOPS:
                raise
            if refusal.code not in _MEANWHILE:
                self._forget(line.filing_id)
                self.filings.block(
                    line.filing_id, refusal.code, plain(refusal.params, refusal.field)
                ).result()
        self.under_way.pop(line.filing_id, None)
        if line.filing_id in self._loads:
            self._queue.put_back(self.filings.line(line.filing_id).result())
        self.changed()

    def _later(self, line: FilingLine, trouble: Trouble) -> None:
        self._loads.pop(line.filing_id, None)
        self.under_way.pop(line.filing_id, None)
        attempts = line.attempts + 1
        retry_at = self._after(attempts, trouble)
        self._queue.failed(line.filing_id, self.now())
        self.filings.later(
            line.filing_id,
            attempts=attempts,
            retry_at=retry_at,
            reason=trouble.code,
            params=plain(trouble.params),
        ).result()

    def _bring(self, line: FilingLine) -> None:
        """Make the filing ready, or bring one more piece of it to the court."""
        manifest_sha256 = line.manifest_sha256
        if not line.fixed:
            fixed = self.make_ready(line)
            self.filings.fix(line.filing_id, fixed).result()
            manifest_sha256 = fixed.manifest_sha256
        load = self._loads.get(line.filing_id) or self._load(line.filing_id, manifest_sha256)
        if load.missing is None and load.manifest.size > INLINE_BYTES:
            self._offer(line.filing_id, load, ())
            return
        missing = load.manifest.hashes if load.missing is None else tuple(load.missing)
        sizes = load.manifest.sizes
        if sum(sizes[sha256] for sha256 in missing) <= INLINE_BYTES:
            self._offer(line.filing_id, load, missing)
        else:
            self._upload(line.filing_id, load, max(missing, key=lambda one: sizes[one]), sizes)

    def _load(self, filing_id: FilingId, manifest_sha256: str) -> _Load:
        ours = in_our_name(self.filings, filing_id, manifest_sha256, self.identity)
        load = self._loads[filing_id] = _Load(ours.manifest, ours.sha256, ours.token)
        return load

    def _offer(self, filing_id: FilingId, load: _Load, inline: tuple[str, ...]) -> None:
        # All are asked for before the first is waited for: each wait costs a change of threads.
        asked = [(sha256, self.filings.document(sha256)) for sha256 in inline]
        documents = {sha256: read.result() for sha256, read in asked}
        offered = self.court.offer(filing_id, load.token, documents)
        if offered.receipt:
            self._received(filing_id, load, offered.receipt)
            return
        known = set(load.manifest.hashes)
        missing = [sha256 for sha256 in dict.fromkeys(offered.missing) if sha256 in known]
        if not missing or (inline and set(missing) <= set(inline)):
            # It asks for what it was given, or for nothing that belongs to the filing.
            raise Trouble("court_failing", reason="documents_missing")
        load.missing = missing
        self._reached()

    def _upload(self, filing_id: FilingId, load: _Load, sha256: str, sizes: Mapping[str, int]) -> None:
        size, missing = sizes[sha256], load.missing or ()
        before = load.manifest.size - sum(sizes[one] for one in missing)
        if self._document[0] != sha256:
            self._document = (sha256, self.filings.document(sha256).result())
        data = self._document[1]

        def progress(handed: int) -> None:
            self.under_way[filing_id] = before + handed
            self.changed()

        try:
            there = self.court.upload(
                sha256,
                size,
                lambda at, most: data[at : at + most],
                url=self.filings.upload(sha256).result(),
                most=self.piece(),
                begun=lambda url: self.filings.keep_upload(sha256, url).result(),
                progress=progress,
            )
        except Refusal as refusal:
            if refusal.code not in ("hash_mismatch", "not_found", "size_mismatch"):
                raise
            # Our own bytes have their hash (the store looks at each reading), so they were hurt on the way.
            self.filings.keep_upload(sha256, "").result()
            raise Trouble("court_failing", reason=refusal.code) from None
        self._reached()
        self.filings.sent(filing_id, before + there).result()
        if there >= size:
            load.missing = [one for one in missing if one != sha256]
            self._document = ("", b"")
            self.filings.keep_upload(sha256, "").result()

    def _received(self, filing_id: FilingId, load: _Load, token: str) -> None:
        """Nothing is called received before the receipt is believed and stands in its place in the chain."""
        link = self._inbox.believe(token)
        said = link.said
        if (
            not isinstance(said, ReceiptFact)
            or said.filing_id != filing_id
            or said.manifest_sha256 != load.manifest_sha256
        ):
            raise Trouble("answer_unsound", reason="receipt_differs")
        try:
            self._inbox.take(link)
        except Refusal as refusal:
            if refusal.code != "answers_gap":
                raise
            self._inbox.pull()
            # By now the chain holds this very link; another in its place would be a fork.
            self._inbox.take(link)
        self._reached()
        self._forget(filing_id)

    def accept(self, token: str) -> Link:
        """Keep an answer that came on a stick; see `Inbox.accept`."""
        link = self._inbox.accept(token)
        if isinstance(link.said, ReceiptFact):
            self._forget(link.said.filing_id)
        self._queue.look_again()
        return link

    def _forget(self, filing_id: FilingId) -> None:
        self._loads.pop(filing_id, None)
        self._queue.forget(filing_id)
        self.under_way.pop(filing_id, None)
