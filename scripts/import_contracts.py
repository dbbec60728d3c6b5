"""Two kinds of rule that import-linter does not bring along, for the contracts in `pyproject.toml`.

`library_home`: a library (or a module of ours) is imported by the named rooms and by nobody else.
`closed_room`: a room imports what is listed, itself and the standard library, and nothing else.

Both look at direct imports only. Whoever reaches a library by way of the room that owns it is using the room.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Any

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


def _within(module: str, places: Iterable[str]) -> bool:
    return any(module == place or module.startswith(place + ".") for place in places)


def _describe(graph: ImportGraph, importer: str, imported: str) -> str:
    lines = ", ".join(
        f"l.{detail['line_number']}"
        for detail in graph.get_import_details(importer=importer, imported=imported)
    )
    return f"{importer} -> {imported} ({lines})"


class _DirectImports(Contract):
    """Looks at every direct import once and lists the ones that `_is_broken_by` objects to."""

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:  # noqa: ARG002 - the base class says so
        broken = [
            _describe(graph, importer, imported)
            for importer in sorted(graph.modules)
            if not graph.is_module_squashed(importer)
            for imported in sorted(graph.find_modules_directly_imported_by(importer))
            if self._is_broken_by(graph, importer, imported)
        ]
        return ContractCheck(kept=not broken, metadata={"broken": broken})

    def render_broken_contract(self, check: ContractCheck) -> None:
        for line in check.metadata["broken"]:
            output.print_error(line)
        output.new_line()

    def _is_broken_by(self, graph: ImportGraph, importer: str, imported: str) -> bool:
        raise NotImplementedError


class LibraryHome(_DirectImports):
    """`libraries` may be imported by modules within `rooms` only."""

    libraries: Any = fields.ListField(subfield=fields.StringField())
    rooms: Any = fields.ListField(subfield=fields.StringField())

    def _is_broken_by(self, graph: ImportGraph, importer: str, imported: str) -> bool:  # noqa: ARG002
        return _within(imported, self.libraries) and not _within(importer, self.rooms)


class ClosedRoom(_DirectImports):
    """Modules within `room` import only the standard library, themselves and what is within `may_import`.

    With `any_library` the rule is about our own packages and leaves third parties alone.
    """

    room: Any = fields.StringField()
    may_import: Any = fields.ListField(subfield=fields.StringField())
    any_library: Any = fields.BooleanField(required=False, default=False)

    def _is_broken_by(self, graph: ImportGraph, importer: str, imported: str) -> bool:
        if not _within(importer, [self.room]) or _within(imported, [self.room, *self.may_import]):
            return False
        if not graph.is_module_squashed(imported):
            return True
        return not self.any_library and imported.split(".")[0] not in sys.stdlib_module_names
