"""Files between the window and whoever sits at it: written whole or not at all, and taken where they are dropped."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QDropEvent

from mediator_app.domain.errors import Trouble


def write_whole(path: Path, data: bytes) -> Path:
    """Put the bytes there at once, in the place of what was there. Trouble `cannot_write_file`."""
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise Trouble("cannot_write_file", path=str(path)) from None
    return path


def dropped_files(event: QDropEvent) -> list[str]:
    """The files of this computer that somebody drags or drops."""
    return [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]


def documents() -> Path:
    """Where a dialog begins: the person's documents, or their home where no such folder was made."""
    places = QStandardPaths.StandardLocation
    for place in (places.DocumentsLocation, places.HomeLocation):
        folder = QStandardPaths.writableLocation(place)
        if folder and Path(folder).is_dir():
            return Path(folder)
    return Path.home()


def safe_name(name: str) -> str:
    """A name that every file system takes, on one line."""
    return "".join("_" if c in '/\\:*?"<>|' else c for c in " ".join(name.split()))
