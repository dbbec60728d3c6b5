"""Writing a file for somebody else: the whole file or none."""

from __future__ import annotations

from pathlib import Path

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


def safe_name(name: str) -> str:
    """A name that every file system takes."""
    return "".join("_" if c in '/\\:*?"<>|' else c for c in name)
