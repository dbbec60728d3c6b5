"""The language of the window: English in the sources, Chinese in `resources/translations`, switchable while running."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Final

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QCoreApplication,
    QLibraryInfo,
    QLocale,
    QObject,
    QTranslator,
)

from ui.faces import set_latin

FOLDER: Final = Path(__file__).resolve().parent.parent / "resources" / "translations"

NOT_IN_QT: Final = (
    QT_TRANSLATE_NOOP("QFileDialog", "&Look in:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Files of &type:"),
)
"""Words of Qt's file dialog that have changed since Qt's own Chinese was made; they get theirs with the window's."""


class Language(StrEnum):
    CHINESE = "zh"
    ENGLISH = "en"


class Tongue(QObject):
    """Holds the translators in force. Every widget hears of a change by `LanguageChange`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.language = Language.ENGLISH
        self._translators: list[QTranslator] = []

    def speak(self, language: Language) -> None:
        """Take a language. Raises RuntimeError where one of the compiled translations cannot be read."""
        for old in self._translators:
            QCoreApplication.removeTranslator(old)
        self._translators = []
        self.language = language
        chinese = language is Language.CHINESE
        set_latin(not chinese)  # before the words, which are measured when they come
        country = QLocale.Country.China if chinese else QLocale.Country.UnitedStates
        QLocale.setDefault(
            QLocale(QLocale.Language.Chinese if chinese else QLocale.Language.English, country)
        )
        if not chinese:
            return
        own = QTranslator(self)
        if own.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            self._install(own)
        for file in sorted(FOLDER.glob("*_zh.qm")):
            translator = QTranslator(self)
            if not translator.load(str(file)):
                raise RuntimeError(f"cannot read {file.name}")
            self._install(translator)

    def _install(self, translator: QTranslator) -> None:
        QCoreApplication.installTranslator(translator)
        self._translators.append(translator)


_tongue: list[Tongue] = []


def tongue() -> Tongue:
    """The one tongue of this application; made at the first question."""
    if not _tongue:
        _tongue.append(Tongue())
    return _tongue[0]


def gap() -> str:
    """What stands between two sentences: nothing in Chinese."""
    return "" if tongue().language is Language.CHINESE else " "
