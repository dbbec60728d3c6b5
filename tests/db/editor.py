"""A program that edits a case as fast as it can and says which edits are saved, for somebody who will kill it.

`python -m tests.db.editor` reads lines `STORE FIFO SEED HONEST` and forks one editor for each, so that a round costs
a fork and not a fresh interpreter. The editor is the real stack: desk, saver, encrypted store. It writes a line to
the FIFO when an edit was reported as durable, and never ends by itself.
"""

from __future__ import annotations

import os
import random
import signal
import sys
from concurrent.futures import Future
from pathlib import Path
from typing import Any, NoReturn

import alembic.command  # noqa: F401 - loaded before forking, so that making a store takes no longer than an edit

from db.store import EncryptedStore
from mediator_app.desk import Desk, Done
from mediator_app.domain.caucus import ConfidentialNote
from mediator_app.domain.edits import (
    AddClaim,
    AddParty,
    AddStatement,
    BeginMediation,
    RecordOffer,
    StateFacts,
    WriteConfidentialNote,
)
from mediator_app.domain.ids import CaseId, NoteId, OfferId, StatementId
from mediator_app.domain.money import Money
from mediator_app.domain.offers import OfferSide
from mediator_app.domain.papers import PaperKind
from mediator_app.domain.states import CaseState
from mediator_app.ports import Change
from tests.cases import AUTHOR, CountingIds, TickingClock, claim, employer, statement, uid, worker
from tests.db.pasts import KEY


class Hasty(EncryptedStore):
    """Says that an edit is saved before it is: what the check must be able to find."""

    def record(self, change: Change) -> Future[None]:
        super().record(change)
        early: Future[None] = Future()
        early.set_result(None)
        return early


def edit_for_ever(path: Path, fifo: Path, seed: int, honest: bool) -> NoReturn:
    chance = random.Random(seed)
    # Acknowledged means: whoever reads the pipe has it, whatever happens to this process.
    out = os.open(fifo, os.O_WRONLY)
    store = (EncryptedStore if honest else Hasty)(path, KEY)
    # Ids that no earlier round of this case has used.
    ids = CountingIds(seed << 24)

    def unneeded() -> Any:
        raise AssertionError("no paper is drawn here")

    desk = Desk(
        store=store,
        clock=TickingClock(),
        ids=ids,
        papers=unneeded,
        certifier=unneeded,
        verifier=unneeded,
        rules=unneeded,
        author=AUTHOR,
    )
    lines = store.cases().result()
    # The last of them may have been opened and not got any further.
    case_id = lines[0].id if lines and chance.random() < 0.9 else None
    if case_id is None:
        done = desk.open_case(PaperKind.ARBITRATION_MEDIATION)
        case_id = done.case.record.id
        report(out, desk, case_id, done)
    else:
        desk.load(case_id).result()
    while True:
        done = one_edit(desk, case_id, chance, ids)
        report(out, desk, case_id, done)
        # Sometimes one field after the other, sometimes several edits on their way at once.
        if chance.random() < 0.6:
            done.saved.result()


def report(out: int, desk: Desk, case_id: CaseId, done: Done) -> None:
    seq = desk.history(case_id).seq

    assert isinstance(desk.ids, CountingIds)
    # Every edit is stamped last of all that it needs, so the newest id is the edit's own.
    line = f"{case_id} {seq} {uid(desk.ids.last)}\n".encode()

    def saved(_: Future[None]) -> None:
        os.write(out, line)

    done.saved.add_done_callback(saved)


def one_edit(desk: Desk, case_id: CaseId, chance: random.Random, ids: CountingIds) -> Done:
    """Some edit that the case allows now. Its id is the last that was counted."""
    record = desk.case(case_id).record
    if record.state is CaseState.PREPARING:
        if not record.content.parties:
            return desk.do(case_id, AddParty(party=worker(), **desk.stamp()))
        if len(record.content.parties) == 1:
            return desk.do(case_id, AddParty(party=employer(), **desk.stamp()))
        if not record.content.claims:
            return desk.do(case_id, AddClaim(claim=claim(), **desk.stamp()))
        return desk.do(case_id, BeginMediation(**desk.stamp()))
    history = desk.history(case_id)
    match chance.randrange(8):
        case 0 | 1:
            amount = Money(chance.randrange(10**8))
            offer = OfferId(ids.new())
            side = chance.choice(tuple(OfferSide))
            return desk.do(case_id, RecordOffer(offer_id=offer, side=side, amount=amount, **desk.stamp()))
        case 2 | 3:
            said = statement(StatementId(ids.new()), text="虚构的陈述" * chance.randrange(1, 60))
            return desk.do(case_id, AddStatement(statement=said, **desk.stamp()))
        case 4:
            note = ConfidentialNote(id=NoteId(ids.new()), at=desk.clock.now(), text="虚构的底线")
            return desk.do(case_id, WriteConfidentialNote(note=note, **desk.stamp()))
        case 5 if history.next_undo is not None and record.content.parties and history.seq > 9:
            return desk.undo(case_id)
        case 6 if history.can_redo:
            return desk.redo(case_id)
        case _:
            facts = "虚构的事实" * chance.randrange(1, 200)
            return desk.do(case_id, StateFacts(facts=facts, **desk.stamp()))


def main() -> None:
    # Nobody waits for the editors: they are killed.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for line in sys.stdin:
        path, fifo, seed, honest = line.split()
        child = os.fork()
        if child == 0:
            edit_for_ever(Path(path), Path(fifo), int(seed), honest == "honest")
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
