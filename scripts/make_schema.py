"""Remake resources/schema from the classes of a case file and of a filing: `.venv/bin/python scripts/make_schema.py`.

The descriptions are the docstrings that stand under the classes and fields; a test fails when the file is stale.
"""

from __future__ import annotations

import ast
import inspect
import json
import sys
import textwrap
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, NewType, Union, get_args, get_origin, get_type_hints

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from mediator_app.casefile import FORMAT, VERSION, CaseDocument, schema_path  # noqa: E402
from mediator_app.domain.codec import TAG, tag_of  # noqa: E402
from mediator_app.domain.money import Money  # noqa: E402
from mediator_app.exchange import case_data  # noqa: E402

Schema = dict[str, Any]

AMOUNT: Schema = {
    "description": (
        "Whole fen (75000000 is 750,000.00 yuan), or a text as people write amounts: "
        '"750,000.00", "75万", "柒拾伍万元整". A number with a decimal point is refused.'
    ),
    "type": ["integer", "string"],
}
FEN: Schema = {"description": "Whole fen (75000000 is 750,000.00 yuan).", "type": "integer"}
ID: Schema = {
    "description": "A name for something within the case, unique among its kind; nobody reads it.",
    "type": "string",
    "pattern": "^[0-9A-Za-z_-]{1,64}$",
}
DAY: Schema = {"description": "A date in Asia/Shanghai, YYYY-MM-DD.", "type": "string", "format": "date"}
INSTANT: Schema = {
    "description": "An instant with its offset from UTC, such as 2026-11-23T09:30:00+08:00.",
    "type": "string",
    "format": "date-time",
}


class Book:
    """The definitions that were met so far, by name."""

    def __init__(self, amount: Schema = AMOUNT) -> None:
        self.defs: dict[str, Schema] = {"amount": amount, "id": ID, "day": DAY, "instant": INSTANT}

    def of(self, hint: Any) -> Schema:
        """The schema of a type, with its definitions kept in the book."""
        if isinstance(hint, NewType):
            return {"$ref": "#/$defs/id"}
        if isinstance(hint, type) and issubclass(hint, Enum):
            return self._enum(hint)
        origin = get_origin(hint)
        if origin in (Union, UnionType):
            return self._union(get_args(hint))
        if origin is tuple:
            return self._tuple(get_args(hint))
        if isinstance(hint, type) and is_dataclass(hint) and hint is not Money:
            return self.object(hint)
        simple: dict[Any, Schema] = {
            str: {"type": "string"},
            int: {"type": "integer"},
            bool: {"type": "boolean"},
            Money: {"$ref": "#/$defs/amount"},
            date: {"$ref": "#/$defs/day"},
            datetime: {"$ref": "#/$defs/instant"},
        }
        return dict(simple[hint])

    def _enum(self, enum: type[Enum]) -> Schema:
        name = tag_of(enum)
        if name not in self.defs:
            notes = documented(enum)
            members = [(name, str(member.value)) for name, member in enum.__members__.items()]
            values = [value for _, value in members]
            lines = [f"{value}: {notes[key]}" for key, value in members if key in notes]
            self.defs[name] = described(enum, {"type": "string", "enum": values}, lines)
        return {"$ref": f"#/$defs/{name}"}

    def _tuple(self, inner: tuple[Any, ...]) -> Schema:
        if inner[-1] is Ellipsis:
            return {"type": "array", "items": self.of(inner[0])}
        return {
            "type": "array",
            "prefixItems": [self.of(one) for one in inner],
            "items": False,
            "minItems": len(inner),
        }

    def _union(self, choices: tuple[Any, ...]) -> Schema:
        known = [choice for choice in choices if choice is not NoneType]
        inner = self.of(known[0]) if len(known) == 1 else self._tagged(known)
        if NoneType not in choices:
            return inner
        # "null or this": said so that a fault inside is reported where it is, not as "fits nothing".
        return {"if": {"not": {"type": "null"}}, "then": inner}

    def _tagged(self, classes: list[Any]) -> Schema:
        tags = [tag_of(cls) for cls in classes]
        return {
            "type": "object",
            "required": [TAG],
            "properties": {TAG: {"enum": tags}},
            "allOf": [
                {
                    "if": {"properties": {TAG: {"const": tag}}, "required": [TAG]},
                    "then": self.object(cls, tag),
                }
                for tag, cls in zip(tags, classes, strict=True)
            ],
        }

    def object(self, cls: Any, tag: str = "") -> Schema:
        """A reference to the definition of a dataclass; `tag` where it is one of a union."""
        name = tag or tag_of(cls)
        if name not in self.defs:
            self.defs[name] = {}
            hints, notes = get_type_hints(cls), documented(cls)
            properties: Schema = {TAG: {"const": tag}} if tag else {}
            for field in fields(cls):
                schema = self.of(hints[field.name])
                if field.name in notes:
                    schema = {"description": notes[field.name], **schema}
                properties[field.name] = schema
            required = ([TAG] if tag else []) + [field.name for field in fields(cls) if needed(field)]
            schema = {"type": "object", "properties": properties, "additionalProperties": False}
            if required:
                schema["required"] = required
            self.defs[name] = described(cls, schema)
        return {"$ref": f"#/$defs/{name}"}


def needed(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def described(cls: Any, schema: Schema, lines: list[str] | None = None) -> Schema:
    """The schema with the class's own words before it; a docstring that dataclasses made up is none."""
    doc = inspect.cleandoc(cls.__doc__ or "")
    made_up = doc.startswith(f"{cls.__name__}(") or not documented(cls).get("", "")
    text = " ".join([*([] if made_up else [" ".join(doc.split())]), *(lines or [])])
    return {"description": text, **schema} if text else schema


@cache
def documented(cls: Any) -> dict[str, str]:
    """The text that stands in the source under each field, and under the empty name the class's own."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(cls)))
    (definition,) = tree.body
    assert isinstance(definition, ast.ClassDef)
    notes, last = {}, ""
    for node in definition.body:
        match node:
            case ast.AnnAssign(target=ast.Name(id=name)) | ast.Assign(targets=[ast.Name(id=name)]):
                last = name
            case ast.Expr(value=ast.Constant(value=str(text))):
                notes[last] = " ".join(text.split())
            case _:
                last = ""
    return notes


def schema() -> Schema:
    """The schema of a case file."""
    title = f"A case for the mediator's desk, version {VERSION}"
    return _whole(Book(), CaseDocument, FORMAT, VERSION, "case", title)


def filing_schema() -> Schema:
    """The schema of the case in a filing."""
    version = case_data.VERSION
    title = f"A case as the mediator's desk files it, version {version}"
    return _whole(Book(FEN), case_data.FilingCase, case_data.FORMAT, version, "filing", title)


def _whole(book: Book, cls: Any, form: str, version: int, name: str, title: str) -> Schema:
    book.object(cls)
    whole = book.defs.pop(tag_of(cls))
    whole["properties"]["format"] = {"const": form}
    whole["properties"]["version"] = {"const": version}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:mediators-desk:{name}:{version}",
        "title": title,
        **whole,
        "$defs": dict(sorted(book.defs.items())),
    }


def text(made: Schema) -> str:
    """The file's text."""
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    filing_path = schema_path().with_name(f"filing-{case_data.VERSION}.schema.json")
    for path, made in ((schema_path(), schema()), (filing_path, filing_schema())):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text(made), "utf-8")
        print(f"{path.relative_to(ROOT)}: {path.stat().st_size} bytes")
