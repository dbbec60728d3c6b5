"""The journal of a case: its edits in order, each with the hash of the one before.

It is the audit trail, the undo, the crash record, and what two laptops exchange. Nothing is ever taken out: undo and
redo are entries of their own.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from .case import CaseFile
from .codec import TAG, canonical, digest, from_data, from_json, to_json
from .edits import AnyEdit, Edit, OpenCase, Redo, Undo, tag_of
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


@dataclass(frozen=True, slots=True, eq=False)
class _Frame:
    """One edit that can be undone; or, where `edit` is None, a wall that undo does not pass, of kind `wall`."""

    edit: EditId | None
    before: CaseFile | None
    after: CaseFile | None
    below: _Frame | None
    wall: str = ""


@dataclass(frozen=True, slots=True)
class History:
    """A case with its past, as a value. Applying one edit costs the same however long the past is.

    Two histories with the same head are the same: the head is a hash over everything that happened.
    """

    case_id: CaseId
    seq: int = 0
    head: str = FIRST
    case: CaseFile | None = None
    done: _Frame | None = field(default=None, compare=False, repr=False)
    undone: _Frame | None = field(default=None, compare=False, repr=False)

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

    def steps(self) -> Iterator[tuple[CaseFile, CaseFile]]:
        """The case before and after each edit that counts, the newest first, back to the one that undo does not pass.

        In the order in which things were done, whatever the clock said then.
        """
        frame = self.done
        while frame is not None:
            if frame.before is not None and frame.after is not None:
                yield frame.before, frame.after
            frame = frame.below

    def apply(self, edit: Edit) -> tuple[History, JournalEntry]:
        """The history with one edit more, and the entry to keep.

        Raises the edit's own Refusal; `nothing_to_undo`, `undo_past_seal`, `not_the_last_edit` and `nothing_to_redo`
        for undo and redo; `other_case` for an edit that opens a case of another id; `half_a_character` and other codes
        of the codec, at their field, for what could be written but never be read again.
        """
        body = to_json(edit, AnyEdit)
        _must_read_back(edit, body)
        return self._apply(edit, body)

    def _apply(self, edit: Edit, body: str) -> tuple[History, JournalEntry]:
        done, undone = self.done, self.undone
        match edit:
            case Undo():
                if done is None:
                    raise Refusal("nothing_to_undo")
                if done.edit is None:
                    raise Refusal("undo_past_seal", "", kind=done.wall)
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
                if isinstance(edit, OpenCase) and edit.case_id != self.case_id:
                    raise Refusal("other_case", "case_id")
                case = edit.apply(self.case)
                if self.case is None:
                    done = None
                elif edit.revocable:
                    done = _Frame(edit.id, self.case, case, done)
                else:
                    done = _Frame(None, None, None, None, tag_of(type(edit)))
                undone = None
        return self._next(edit, body, case, done, undone)

    def _next(
        self, edit: Edit, body: str, case: CaseFile | None, done: _Frame | None, undone: _Frame | None
    ) -> tuple[History, JournalEntry]:
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


def _must_read_back(edit: Edit, body: str) -> None:
    """What enters the journal can be read again: a case that cannot be opened any more would be lost.

    Refusal with the codec's code and field; ValueError where the edit is no value of its types (a bug).
    """
    try:
        again = from_json(body, AnyEdit)
    except Refusal as refusal:
        reasons = refusal.params.get("reasons")
        if isinstance(reasons, tuple) and reasons:
            path, code = reasons[0]
            raise Refusal(str(code), str(path)) from None
        raise
    if again != edit:
        raise ValueError(f"{tag_of(type(edit))} does not read back as it was written")


def _fits(entry: JournalEntry, seq: int, head: str) -> bool:
    """Whether the entry is the one that belongs after `head`, and its columns say what its body says."""
    if entry.seq != seq or entry.prev != head:
        return False
    if entry.hash != entry_hash(entry.case_id, seq, entry.body, head):
        return False
    try:
        data = json.loads(entry.body)
        said: tuple[object, ...] = (data["id"], from_data(data["at"], datetime), data["by"], data[TAG])
    except (ValueError, TypeError, KeyError, RecursionError, Refusal):
        return False
    return said == (entry.edit_id, entry.at, entry.by, entry.kind)


def verify_chain(entries: Iterable[JournalEntry], *, head: str = "") -> str:
    """The hash of the last entry (`FIRST` for none). Refusal `chain_broken` names the first `seq` that does not fit.

    A chain that was cut off at its end is whole in itself; it is found where `head`, kept elsewhere, is given.
    """
    last, seq, case_id = FIRST, 0, None
    for seq, entry in enumerate(entries, 1):
        if entry.case_id != (case_id := case_id or entry.case_id) or not _fits(entry, seq, last):
            raise Refusal("chain_broken", "", seq=seq)
        last = entry.hash
    if head and last != head:
        raise Refusal("chain_broken", "", seq=seq + 1)
    return last


def replay(case_id: CaseId, entries: Iterable[JournalEntry]) -> History:
    """The history that the entries tell, each checked against the chain before it is believed.

    Whether entries are missing at the end is for the caller to see, who knows the head. Refusals: `chain_broken` with
    `seq`; `entry_refused` with `seq` and `reason` where the chain holds but an entry is not an edit of this version,
    or one that this version does not allow.
    """
    history = History(case_id)
    for seq, entry in enumerate(entries, 1):
        if entry.case_id != case_id or not _fits(entry, seq, history.head):
            raise Refusal("chain_broken", "", seq=seq)
        try:
            edit = entry.edit()
            history, made = history._apply(edit, to_json(edit, AnyEdit))
        except Refusal as refusal:
            raise Refusal("entry_refused", "", seq=seq, reason=refusal.code) from None
        if made != entry:
            raise Refusal("chain_broken", "", seq=seq)
    return history
