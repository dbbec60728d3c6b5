"""The journal of a case: its edits in order, each with the hash of the one before.

It is the audit trail, the undo, the crash record, and what two laptops exchange. Nothing is ever taken out: undo and
redo are entries of their own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from .case import CaseFile
from .codec import canonical, digest, from_json, to_json
from .edits import AnyEdit, Edit, Redo, Undo, tag_of
from .errors import Refusal
from .ids import AuthorId, CaseId, EditId

FIRST = "0" * 64
"""What stands for the hash before the first entry."""


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """`body` is the canonical JSON of the edit; `hash` is over all the other fields."""

    case_id: CaseId
    seq: int
    edit_id: EditId
    at: datetime
    by: AuthorId
    kind: str
    body: str
    prev: str
    hash: str

    def edit(self) -> Edit:
        """Refusal `bad_value` where the body is not an edit of this version."""
        edit: Edit = from_json(self.body, AnyEdit)
        return edit


def entry_hash(case_id: CaseId, seq: int, body: str, prev: str) -> str:
    """SHA-256 (hex). The edit's id, time, author and kind are part of `body`, so they are covered too."""
    return digest(canonical({"body": body, "case": case_id, "prev": prev, "seq": seq}))


@dataclass(frozen=True, slots=True)
class _Frame:
    """One edit that can be undone (or not: `edit` None is a wall that undo does not pass)."""

    edit: EditId | None
    before: CaseFile | None
    after: CaseFile | None
    below: _Frame | None


@dataclass(frozen=True, slots=True)
class History:
    """A case with its past, as a value. Applying one edit costs the same however long the past is."""

    case_id: CaseId
    seq: int = 0
    head: str = FIRST
    case: CaseFile | None = None
    done: _Frame | None = None
    undone: _Frame | None = None

    @property
    def can_undo(self) -> bool:
        return self.done is not None and self.done.edit is not None

    @property
    def can_redo(self) -> bool:
        return self.undone is not None

    @property
    def next_undo(self) -> EditId | None:
        """The edit that an `Undo` has to name."""
        return self.done.edit if self.done else None

    @property
    def next_redo(self) -> EditId | None:
        """The edit that a `Redo` has to name."""
        return self.undone.edit if self.undone else None

    def apply(self, edit: Edit) -> tuple[History, JournalEntry]:
        """The history with one edit more, and the entry to keep.

        Raises the edit's own Refusal; `nothing_to_undo`, `undo_past_seal` and `nothing_to_redo` for undo and redo.
        """
        done, undone = self.done, self.undone
        match edit:
            case Undo():
                if done is None:
                    raise Refusal("nothing_to_undo")
                if done.edit is None:
                    raise Refusal("undo_past_seal")
                if done.edit != edit.undoes:
                    raise Refusal("not_the_last_edit")
                case, undone = done.before, _Frame(done.edit, done.before, done.after, undone)
                done = done.below
            case Redo():
                if undone is None or undone.edit != edit.redoes:
                    raise Refusal("nothing_to_redo")
                case, done = undone.after, _Frame(undone.edit, undone.before, undone.after, done)
                undone = undone.below
            case _:
                case = edit.apply(self.case)
                if self.case is None:
                    done = None
                elif edit.revocable:
                    done = _Frame(edit.id, self.case, case, done)
                else:
                    done = _Frame(None, None, None, None)
                undone = None
        return self._next(edit, case, done, undone)

    def _next(
        self, edit: Edit, case: CaseFile | None, done: _Frame | None, undone: _Frame | None
    ) -> tuple[History, JournalEntry]:
        body = to_json(edit, AnyEdit)
        seq = self.seq + 1
        entry = JournalEntry(
            self.case_id,
            seq,
            edit.id,
            edit.at,
            edit.by,
            tag_of(type(edit)),
            body,
            self.head,
            entry_hash(self.case_id, seq, body, self.head),
        )
        return replace(self, seq=seq, head=entry.hash, case=case, done=done, undone=undone), entry


def verify_chain(entries: Iterable[JournalEntry]) -> str:
    """The hash of the last entry (`FIRST` for none). Refusal `chain_broken` names the first `seq` that does not fit."""
    head = FIRST
    for seq, entry in enumerate(entries, 1):
        expected = entry_hash(entry.case_id, seq, entry.body, head)
        if entry.seq != seq or entry.prev != head or entry.hash != expected:
            raise Refusal("chain_broken", "", seq=seq)
        head = entry.hash
    return head


def replay(case_id: CaseId, entries: Iterable[JournalEntry]) -> History:
    """The history that the entries tell, each checked against the chain. Refusal `chain_broken`."""
    history = History(case_id)
    for entry in entries:
        edit = entry.edit()
        if (edit.id, edit.at, edit.by) != (entry.edit_id, entry.at, entry.by):
            raise Refusal("chain_broken", "", seq=entry.seq)
        history, made = history.apply(edit)
        if made != entry:
            raise Refusal("chain_broken", "", seq=entry.seq)
    return history
