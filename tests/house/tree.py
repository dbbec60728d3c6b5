"""The source tree as the house rules look at it."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PROGRAM = ("mediator_app", "db", "ui", "court")
EVERYTHING = (*PROGRAM, "tests", "benchmarks", "scripts")


def modules(*rooms: str) -> list[Path]:
    """Every Python file in `rooms` (folders or files, relative to the root), in order."""
    found: set[Path] = set()
    for room in rooms:
        place = ROOT / room
        found.update(place.rglob("*.py") if place.is_dir() else [place] if place.exists() else [])
    return sorted(path for path in found if "__pycache__" not in path.parts)


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def nodes(*rooms: str) -> Iterator[tuple[str, ast.AST]]:
    """Every node of every module in `rooms`, with `path:line` to name it by."""
    for path in modules(*rooms):
        for node in ast.walk(parsed(path)):
            yield f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}", node


def called_name(node: ast.Call) -> str:
    """The last word of what is called: `sleep` for `time.sleep(1)`."""
    match node.func:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
        case _:
            return ""


@cache
def kept_files() -> tuple[Path, ...]:
    """The files that git keeps, without those that are deleted in this tree just now."""
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    paths = (ROOT / name for name in listing.decode().split("\0") if name)
    return tuple(path for path in paths if path.is_file())
