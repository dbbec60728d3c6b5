"""What somebody typed and left although it could not be recorded, in words: nobody walks away from it unknowing."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.widgets.masked import MaskedEdit
from ui.widgets.recording import TextArea, TextLine, pending_fields

_tr = QCoreApplication.translate
LONGEST: Final = 40
"""Characters of the text that are said again."""


def left_behind(root: QWidget) -> str:
    """A line for each field in view below `root` whose text is not recorded; empty for none."""
    return "\n".join(_words(field) for field in pending_fields(root))


def _words(field: TextLine | TextArea) -> str:
    text = "…" if isinstance(field, MaskedEdit) else " ".join(field.text().split())
    if len(text) > LONGEST:
        text = text[:LONGEST] + "…"
    said = _tr("LeftBehind", "Not recorded: {field} “{text}”. {why}")
    return said.format(field=field.accessibleName(), text=text, why=field.accessibleDescription()).strip()
