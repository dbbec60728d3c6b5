"""A case as a JSON file, after the schema that `resources/schema` publishes: reading, trying out, writing."""

from __future__ import annotations

from mediator_app.casefile.document import (
    FORMAT,
    VERSION,
    CaseDocument,
    InkSignature,
    Reason,
    schema_path,
)
from mediator_app.casefile.reading import read_case
from mediator_app.casefile.steps import Step, steps, try_out
from mediator_app.casefile.writing import write_case

__all__ = [
    "FORMAT",
    "VERSION",
    "CaseDocument",
    "InkSignature",
    "Reason",
    "Step",
    "read_case",
    "schema_path",
    "steps",
    "try_out",
    "write_case",
]
