"""What the window knows about filing at this moment, for all its pages; it follows the outbox by its news."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from shiboken6 import isValid

from mediator_app.delivery import CourtFacts, Delivery, FilingLine, HearingLine, Road
from mediator_app.delivery.counter import NextStep, next_step
from mediator_app.delivery.filed import FiledPaper, filed
from mediator_app.desk import Desk
from mediator_app.domain.filings import UNSENT, FilingKind, FilingState
from mediator_app.domain.ids import CaseId, FilingId
from ui.bridge import when

if TYPE_CHECKING:
    from ui.filing.network import NetworkHints

NEWS_MS: Final = 80
"""News that come faster than anybody reads are looked at together."""
PREFERENCES: Final = "court_preferences"
"""The setting in which the outbox keeps what was chosen: `{"metered": bool, "limit": bytes in a second or null}`."""
_GONE: Final = frozenset({FilingState.WITHDRAWN})


class Counter(QObject):
    """One for each open desk. Before the outbox is there, the store alone says what is filed."""

    changed = Signal()
    """Lines, hearings, road or court are not what they were."""
    _news = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.delivery: Delivery | None = None
        self.lines: tuple[FilingLine, ...] = ()
        self.hearings: tuple[HearingLine, ...] = ()
        self.known = False
        """Whether the store has answered yet."""
        self.papers: dict[FilingId, tuple[FiledPaper, ...]] = {}
        """What each filing holds, as far as somebody wanted to know; a manifest never changes."""
        self._wanted: set[FilingId] = set()
        self.paused = False
        self.metered_allowed = False
        self.bandwidth: int | None = None
        """Bytes that are sent in a second at most; None for all there is."""
        self._end: Callable[[], None] | None = None
        self.network: NetworkHints | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(NEWS_MS)
        self._soon.timeout.connect(self.look)
        self._news.connect(self._heard, Qt.ConnectionType.QueuedConnection)

    # --- what there is ----------------------------------------------------------------------------

    @property
    def road(self) -> Road | None:
        """None until the outbox is there."""
        return None if self.delivery is None else self.delivery.road()

    @property
    def court(self) -> CourtFacts | None:
        return None if self.delivery is None else self.delivery.court()

    @property
    def waiting(self) -> tuple[FilingLine, ...]:
        """What the court has not confirmed, and what it sent back and nobody has filed again; newest first."""
        return tuple(line for line in self.lines if line.state in UNSENT or self.to_correct(line))

    @property
    def unsent(self) -> int:
        """How many filings the court does not have yet."""
        return sum(line.state in UNSENT for line in self.lines)

    def of(self, case_id: CaseId) -> tuple[FilingLine, ...]:
        """The filings of a case, newest first."""
        return tuple(line for line in self.lines if line.case_id == case_id)

    def newest(self, case_id: CaseId) -> FilingLine | None:
        """What a case's filing is now: the newest that was not taken away."""
        return next((line for line in self.of(case_id) if line.state not in _GONE), None)

    def court_number(self, case_id: CaseId) -> str:
        """The number under which the court carries the case; empty before it has one."""
        for line in self.of(case_id):
            if line.review is not None and line.review.case_number:
                return line.review.case_number
        return ""

    def returned(self, case_id: CaseId) -> FilingLine | None:
        """The filing that the court sent back and that nothing has answered yet."""
        return next((line for line in self.of(case_id) if self.to_correct(line)), None)

    def to_correct(self, line: FilingLine) -> bool:
        """Whether it was returned and no later filing takes its place."""
        if line.state is not FilingState.RETURNED:
            return False
        if any(one.supersedes == line.filing_id and one.state not in _GONE for one in self.lines):
            return False
        for later in self.of(line.case_id):
            if later.filing_id == line.filing_id:
                return True
            report = later.kind is FilingKind.REPORT and line.kind is not FilingKind.REPORT
            if later.state not in _GONE and not report:
                return False
        return True

    def want_papers(self, line: FilingLine) -> tuple[FiledPaper, ...]:
        """What the filing holds, where that is known; else it is looked up and `changed` says when it is there."""
        if line.fixed and line.filing_id not in self._wanted:
            self._wanted.add(line.filing_id)
            when(self.desk.store.filings.manifest(line.filing_id), self._have_manifest)
        return self.papers.get(line.filing_id, ())

    def _have_manifest(self, manifest: str) -> None:
        found = filed(manifest)
        self.papers[found.filing_id] = found.papers
        self.changed.emit()

    def may_file_anew(self, line: FilingLine) -> bool:
        """Whether the way on is another filing in the place of this one: it was taken away and nothing followed, or
        what was made ready can never go.
        """
        newest = next(iter(self.of(line.case_id)), None)
        if newest is None or newest.filing_id != line.filing_id:
            return False
        if line.state is FilingState.BLOCKED:
            return next_step(line) is NextStep.FILE_ANEW
        return line.state is FilingState.WITHDRAWN

    # --- following ----------------------------------------------------------------------------------

    def look(self) -> None:
        """Ask again how everything stands."""
        source = self.delivery
        when(self.desk.store.filings.lines() if source is None else source.lines(), self._have_lines)
        when(self.desk.store.answers.hearings() if source is None else source.hearings(), self._have_hearings)

    def _have_lines(self, lines: tuple[FilingLine, ...]) -> None:
        self.lines, self.known = lines, True
        self.changed.emit()

    def _have_hearings(self, hearings: tuple[HearingLine, ...]) -> None:
        if hearings != self.hearings:
            self.hearings = hearings
            self.changed.emit()

    def open(self, delivery: Delivery) -> None:
        """The outbox is there: follow it, and tell it of the network and of what was chosen."""
        self.delivery = delivery
        self._end = delivery.listen(self._tell)
        when(self.desk.store.setting(PREFERENCES), self._have_preferences)
        if self.network is None:
            from ui.filing.network import NetworkHints

            self.network = NetworkHints(self)
            self.network.changed.connect(self._hint)
        self.network.start()
        self.look()

    def close(self) -> None:
        """The store is about to be closed; nothing more is heard."""
        end, self._end = self._end, None
        if end is not None:
            end()
        self._soon.stop()
        self.delivery = None

    def _tell(self) -> None:
        """Called by the outbox, on its thread."""
        if isValid(self):
            self._news.emit()

    def _heard(self) -> None:
        if not self._soon.isActive() and self.delivery is not None:
            self._soon.start()

    # --- what a person chooses ------------------------------------------------------------------------

    def _have_preferences(self, kept: Any) -> None:
        if isinstance(kept, dict):
            self.metered_allowed, self.bandwidth = bool(kept.get("metered")), kept.get("limit")
            self.changed.emit()

    def allow_metered(self, allowed: bool) -> None:
        """The outbox keeps it for the next start too."""
        self.metered_allowed = allowed
        if self.delivery is not None:
            self.delivery.allow_metered(allowed)
        self.changed.emit()

    def cap(self, bytes_per_second: int | None) -> None:
        """So much is sent at most; kept as well."""
        self.bandwidth = bytes_per_second
        if self.delivery is not None:
            self.delivery.limit(bytes_per_second)

    def pause(self, paused: bool) -> None:
        """Send nothing until told to go on. What has arrived stays there and is not sent again."""
        self.paused = paused
        self._hint()
        if not paused and self.delivery is not None:
            self.delivery.deliver_now()

    def _hint(self) -> None:
        network = self.network
        if self.delivery is not None and network is not None:
            self.delivery.network(
                online=network.online and not self.paused, metered=network.metered, captive=network.captive
            )
        self.changed.emit()
