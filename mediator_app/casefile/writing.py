"""Writing a case file from the open record. Caucus is not in a record, so it cannot get into a file."""

from __future__ import annotations

import json

from mediator_app.casefile.document import FORMAT, VERSION, CaseDocument
from mediator_app.domain.codec import to_data
from mediator_app.domain.record import Record


def write_case(record: Record) -> str:
    """The record's content as a case file, indented for people.

    A sealed case is written as it was sealed. Signatures are left out: ink that can be taken out of one paper can be
    put on another.
    """
    standing = record.standing
    document = CaseDocument(
        format=FORMAT,
        version=VERSION,
        content=standing.content if standing else record.content,
        practice=record.practice,
    )
    return json.dumps(to_data(document), ensure_ascii=False, indent=2) + "\n"
