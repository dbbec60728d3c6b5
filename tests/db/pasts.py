"""Cases of `tests.cases` as the changes that a desk would hand to a store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from mediator_app.domain.case import CaseFile
from mediator_app.domain.codec import from_json
from mediator_app.domain.edits import AnyEdit, Edit
from mediator_app.domain.filings import duties
from mediator_app.domain.ids import CaseId
from mediator_app.domain.journal import History, JournalEntry
from mediator_app.ports import Change, Store
from tests.cases import Past, uid

KEY = b"a key of 32 bytes for test files"
PREFIX = uid(0)[:8]


def changes(past: Past) -> list[Change]:
    """Every change that made `past`, in order."""
    return list(applied(past.case_id, [entry.edit() for entry in past.entries]))


def another(past: Past, number: int, **names: str) -> list[Change]:
    """The same unsealed case under ids of its own; `names` replaces texts (`程虚构="王小明"`)."""
    prefix = f"0193{number:04x}"
    edits: list[Edit] = []
    for entry in past.entries:
        body = entry.body.replace(PREFIX, prefix)
        for old, new in names.items():
            body = body.replace(old, new)
        edit: Edit = from_json(body, AnyEdit)
        # Cases that were changed at the same instant would have no order among them.
        edits.append(replace(edit, at=edit.at.replace(microsecond=number)))
    return list(applied(CaseId(past.case_id.replace(PREFIX, prefix)), edits))


def applied(case_id: CaseId, edits: list[Edit]) -> Iterator[Change]:
    history = History(case_id)
    for edit in edits:
        before: CaseFile | None = history.case
        history, entry = history.apply(edit)
        assert history.case is not None
        yield changed(entry, before, history.case)


def changed(entry: JournalEntry, before: CaseFile | None, after: CaseFile) -> Change:
    """The change as a desk hands it over, with what it makes due; a filing's id follows from the edit's."""
    record = None if before is None else before.record
    owed = duties(record, after.record, at=entry.at, new_id=lambda: f"f{entry.edit_id[1:]}")
    return Change(entry, before, after, filings=owed)


def keep(store: Store, all_of: list[Change]) -> None:
    """Record every change and wait for the last."""
    for saved in [store.record(change) for change in all_of]:
        saved.result()
