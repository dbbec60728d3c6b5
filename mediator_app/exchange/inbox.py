"""The inbox: the chain of what a court told this laptop, taken link by link, and what follows from each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from mediator_app.delivery import Answers, CertificateFact, Court, Link, PackFact, PackState
from mediator_app.domain.errors import Refusal, Trouble
from mediator_app.exchange.contract.faults import Fault
from mediator_app.exchange.identity import Identity
from mediator_app.exchange.trust import read_link

PAGE: Final = 200
STOPS: Final = frozenset(
    {
        "laptop_revoked",
        "laptop_unknown",
        "laptop_expired",
        "contract_too_new",
        "contract_too_old",
        "assertion_invalid",
        "assertion_replayed",
        "answers_forked",
    }
)
"""Refusals that only a person can do something about, whatever is asked next."""


@dataclass(slots=True)
class Inbox:
    """Not for several threads at once. `reached` is called after each answer of the court itself."""

    answers: Answers
    court: Court
    identity: Identity
    take_pack: Callable[[PackFact, bytes], None]
    keep: Callable[[Identity], None]
    now: Callable[[], datetime]
    reached: Callable[[], None]
    changed: Callable[[], None]

    def pull(self) -> None:
        """Every answer that there is, in order."""
        laptop = self.identity.enrolment.laptop
        more = True
        while more:
            head = self.answers.head(laptop).result()
            page = self.court.answers(head.seq, PAGE)
            if page.more and not page.answers:
                raise Trouble("not_the_court")
            for token in page.answers:
                self._take_next(self.believe(token))
            self.reached()
            more = page.more
            if page.answers:
                self.changed()

    def believe(self, token: str) -> Link:
        """Trouble `answer_unsound`: what is not signed by this court is not kept; it is asked for again."""
        try:
            return read_link(token, self.identity, self.now())
        except Fault as fault:
            if fault.code == "not_one_of":
                # An answer of a kind that only a later program knows: leaving it out would break the chain.
                raise Refusal("contract_too_new", fault.field) from None
            raise Trouble("answer_unsound", reason=fault.code) from None

    def accept(self, token: str) -> Link:
        """Keep an answer that came on a stick. Refusals `answers_unsound` (`reason`), `answers_gap`, `answers_forked`,
        `contract_too_new`.
        """
        try:
            link = self.believe(token)
        except Trouble as trouble:
            raise Refusal("answers_unsound", reason=str(trouble.params["reason"])) from None
        self.take(link)
        return link

    def _take_next(self, link: Link) -> None:
        try:
            self.take(link)
        except Refusal as refusal:
            if refusal.code != "answers_gap":
                raise
            # Nothing after the gap is taken. Should it be the road's doing, the next asking mends it.
            raise Trouble("answer_unsound", reason=refusal.code) from None

    def take(self, link: Link) -> None:
        self.answers.take(link).result()
        if isinstance(link.said, CertificateFact):
            try:
                renewed = self.identity.renewed(link.said.certificate, self.now())
            except Fault:
                return  # the old one serves until it ends, of which the mediator is warned
            self.keep(renewed)
            self.identity = renewed

    def fetch_packs(self) -> None:
        for pack in self.answers.packs().result():
            if pack.state is not PackState.ANNOUNCED:
                continue
            try:
                data = self.court.pack(pack.fact.sha256, pack.fact.size)
                self.take_pack(pack.fact, data)
            except Refusal as refusal:
                if refusal.code in STOPS:
                    raise
                self.answers.refuse_pack(pack.fact.sha256, refusal.code).result()
            self.changed()
