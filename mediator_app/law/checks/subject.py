"""What a check looks at: the content, the day, the rules; and how names are compared."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from mediator_app.domain.papers import PaperKind
from mediator_app.domain.people import Employer, Party, Side, Worker
from mediator_app.domain.record import Content
from mediator_app.law.rules import Rules


@dataclass(frozen=True, slots=True)
class Subject:
    """Content under check. `today` is the date in Shanghai."""

    content: Content
    today: date
    rules: Rules

    @property
    def arbitration(self) -> bool:
        """Whether the instrument is the commission's (and not a mediation body's)."""
        return self.content.instrument is PaperKind.ARBITRATION_MEDIATION

    @property
    def migrants(self) -> bool:
        """Whether any party is a migrant worker (农民工)."""
        return any(isinstance(party, Worker) and party.migrant for party in self.content.parties)

    @property
    def day(self) -> date:
        """The date of the instrument, today while it has none."""
        return self.content.agreed_on or self.today

    def value(self, name: str) -> int:
        """A threshold of the rule pack on the instrument's date. A date before its oldest figure goes by that one: it
        is found wrong by itself (`agreed_on_past`), or somebody is still typing it.
        """
        series = self.rules.series[name]
        return series.at(max(self.day, series.steps[0].since)).value

    def opposed(self, one: Party, other: Party) -> bool:
        """Whether the two stand on opposite sides; a third party opposes nobody."""
        return {one.side, other.side} == {Side.APPLICANT, Side.RESPONDENT}

    def attends(self, party: Party) -> bool:
        """Whether the party itself takes part: the worker in person, the employer by its representative."""
        match party:
            case Worker():
                return party.attends
            case Employer():
                return party.legal_representative.attends

    def age(self, worker: Worker) -> int | None:
        """Full years on the instrument's date; None where the date of birth is not known."""
        if worker.born is None:
            return None
        before_birthday = (self.day.month, self.day.day) < (worker.born.month, worker.born.day)
        return self.day.year - worker.born.year - before_birthday


def same_name(one: str, other: str) -> bool:
    """Whether two names are the same but for width, case, spaces and the dot between foreign names. Never for empty."""
    return bool(one.strip()) and fold(one) == fold(other)


def fold(name: str) -> str:
    """A name as it is compared."""
    return re.sub("[\\s·•‧・.,'’-]", "", unicodedata.normalize("NFKC", name)).casefold()
