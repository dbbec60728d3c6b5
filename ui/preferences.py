"""What the window remembers outside the encrypted store: language, look, size, place. Nothing about a case."""

from __future__ import annotations

import base64
import binascii
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from threading import Lock
from typing import Final

from PySide6.QtCore import QStandardPaths

from ui.language import Language
from ui.theme import SCALES, Scheme

IDLE_MINUTES: Final = (5, 10, 20, 0)
"""After how much rest the screen locks; 0 for never."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """What is remembered, with what a first start begins with."""

    language: Language = Language.CHINESE
    scheme: Scheme = Scheme.SYSTEM
    percent: int = SCALES[0]
    idle_minutes: int = 10
    preview_open: bool = True
    geometry: bytes = b""
    last_case: str = ""
    """Id of the case that was open, so that a crash leads back to it."""
    last_step: str = ""
    printer: str = ""
    """The system's name for the printer that papers go to; empty for the default one."""


class PreferenceFile:
    """Preferences in one small file of the user's configuration folder; an unreadable one counts as none.

    The file is written by a thread of its own: a disk that takes its time must not be felt in the window.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or default_path()
        self._kept = self._read()
        self._lock = Lock()
        self._writer: ThreadPoolExecutor | None = None
        self._written = self._kept

    @property
    def now(self) -> Preferences:
        return self._kept

    def change(self, **fields: object) -> Preferences:
        """Keep other values for these fields. Where the disk does not take them they hold until the end."""
        self._kept = replace(self._kept, **fields)  # type: ignore[arg-type]
        if self._writer is None:
            self._writer = ThreadPoolExecutor(1, thread_name_prefix="preferences")
        self._writer.submit(self._write)
        return self._kept

    def flush(self) -> None:
        """Wait until what was kept is written, as far as the disk takes it; at the end of the program."""
        writer, self._writer = self._writer, None
        if writer is not None:
            writer.shutdown(wait=True)

    def _write(self) -> None:
        with self._lock:
            kept = self._kept
            if kept == self._written:
                return
            fields = {name: str(value) for name, value in asdict(kept).items() if name != "geometry"}
            fields["geometry"] = base64.b64encode(kept.geometry).decode()
            beside = self._path.with_suffix(".new")
            try:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                beside.write_text(json.dumps(fields, indent=1), "utf-8")
                beside.replace(self._path)
            except OSError:
                return  # a window that forgets its size is no trouble worth a word
            self._written = kept

    def _read(self) -> Preferences:
        try:
            fields = json.loads(self._path.read_text("utf-8"))
        except (OSError, ValueError):
            return Preferences()
        if not isinstance(fields, dict):
            return Preferences()
        fallback = Preferences()

        def text(name: str) -> str:
            return str(fields.get(name, ""))

        def number(name: str, choices: tuple[int, ...], otherwise: int) -> int:
            return int(text(name)) if text(name).isdecimal() and int(text(name)) in choices else otherwise

        return Preferences(
            language=Language(text("language")) if text("language") in set(Language) else fallback.language,
            scheme=Scheme(text("scheme")) if text("scheme") in set(Scheme) else fallback.scheme,
            percent=number("percent", SCALES, fallback.percent),
            idle_minutes=number("idle_minutes", IDLE_MINUTES, fallback.idle_minutes),
            preview_open=text("preview_open") != "False",
            geometry=_bytes(text("geometry")),
            last_case=text("last_case"),
            last_step=text("last_step"),
            printer=text("printer"),
        )


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return b""


def default_path() -> Path:
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    return Path(folder) / "mediators-desk" / "window.json"
