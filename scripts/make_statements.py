"""Remake db/sql.py from the statements that SQLAlchemy puts together: `.venv/bin/python scripts/make_statements.py`.

The program sends the text; loading SQLAlchemy before the first page would take as long as the page. What is said about
a statement is the docstring that stands under it in db/statements.py. A test fails when the file is stale.
"""

from __future__ import annotations

import ast
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from db import statements  # noqa: E402

PATH: Final = ROOT / "db" / "sql.py"
HEAD: Final = '''"""What the store sends, as text. Written by scripts/make_statements.py from db/statements.py."""

from __future__ import annotations

from typing import Final
'''
WIDTH: Final = 110


def text() -> str:
    """The file's text."""
    return HEAD + "".join(_constants())


def _constants() -> Iterator[str]:
    tree = ast.parse(Path(statements.__file__).read_text("utf-8"))
    for node, after in zip(tree.body, [*tree.body[1:], None], strict=True):
        match node:
            case ast.AnnAssign(target=ast.Name(id=name)) if not name.startswith("_"):
                yield "\n" + _constant(name, getattr(statements, name))
                note = after.value if isinstance(after, ast.Expr) else None
                if isinstance(note, ast.Constant) and isinstance(note.value, str):
                    yield f'"""{note.value}"""\n'
            case _:
                pass  # imports, and what the statements are put together from


def _constant(name: str, statement: str) -> str:
    words = " ".join(statement.split())
    line = f"{name}: Final = {_quoted(words)}\n"
    if len(line.rstrip()) <= WIDTH:
        return line
    pieces = textwrap.wrap(
        words, WIDTH - 6, break_long_words=False, break_on_hyphens=False, drop_whitespace=False
    )
    return f"{name}: Final = (\n" + "".join(f"    {_quoted(piece)}\n" for piece in pieces) + ")\n"


def _quoted(piece: str) -> str:
    """As the formatter would have it: double quotes, but where the text has some."""
    return f"'{piece}'" if '"' in piece else f'"{piece}"'


if __name__ == "__main__":
    PATH.write_text(text(), "utf-8")
    print(f"{PATH.relative_to(ROOT)}: {PATH.stat().st_size} bytes")
