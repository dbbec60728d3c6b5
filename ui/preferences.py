"""What the window remembers outside the encrypted store: language, look, size, place. Nothing about a case."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSettings, QStandardPaths

from ui.language import Language
from ui.theme import SCALES, Scheme

IDLE_MINUTES: Final = (5, 10, 20, 0)
"""After how much rest the screen locks; 0 for never."""


@dataclass(frozen=True, slots=True)
class Preferences:
    language: Language = Language.CHINESE
    scheme: Scheme = Scheme.SYSTEM
    percent: int = SCALES[0]
    idle_minutes: int = 10
    preview_open: bool = True
    geometry: bytes = b""
    last_case: str = ""
    """Id of the case that was open, so that a crash leads back to it."""
    last_step: str = ""


class PreferenceFile:
    """Preferences in one small file of the user's configuration folder; an unreadable one counts as none."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or default_path()
        self._kept = self._read()

    @property
    def now(self) -> Preferences:
        return self._kept

    def change(self, **fields: object) -> Preferences:
        """Keep other values for these fields. Where the disk does not take them they hold until the end."""
        self._kept = replace(self._kept, **fields)  # type: ignore[arg-type]
        settings = self._settings()
        settings.setValue("language", self._kept.language.value)
        settings.setValue("scheme", self._kept.scheme.value)
        settings.setValue("percent", self._kept.percent)
        settings.setValue("idle_minutes", self._kept.idle_minutes)
        settings.setValue("preview_open", int(self._kept.preview_open))
        settings.setValue("geometry", base64.b64encode(self._kept.geometry).decode())
        settings.setValue("last_case", self._kept.last_case)
        settings.setValue("last_step", self._kept.last_step)
        settings.sync()
        return self._kept

    def _settings(self) -> QSettings:
        return QSettings(str(self._path), QSettings.Format.IniFormat)

    def _read(self) -> Preferences:
        settings, fallback = self._settings(), Preferences()

        def number(name: str, choices: tuple[int, ...], otherwise: int) -> int:
            text = str(settings.value(name, otherwise))
            return int(text) if text.isdigit() and int(text) in choices else otherwise

        language, scheme = str(settings.value("language", "")), str(settings.value("scheme", ""))
        return Preferences(
            language=Language(language) if language in set(Language) else fallback.language,
            scheme=Scheme(scheme) if scheme in set(Scheme) else fallback.scheme,
            percent=number("percent", SCALES, fallback.percent),
            idle_minutes=number("idle_minutes", IDLE_MINUTES, fallback.idle_minutes),
            preview_open=number("preview_open", (0, 1), 1) == 1,
            geometry=_bytes(str(settings.value("geometry", ""))),
            last_case=str(settings.value("last_case", "")),
            last_step=str(settings.value("last_step", "")),
        )


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return b""


def default_path() -> Path:
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    return Path(folder) / "mediators-desk" / "window.ini"
