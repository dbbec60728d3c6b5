"""The application around the window: fonts, language, look, and what happens when the program has a fault."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from types import TracebackType
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from mediator_app.domain.errors import Refusal, Trouble
from ui.bridge import SaveNews, bridge
from ui.faces import load_own
from ui.icons import Redrawer
from ui.language import tongue
from ui.on_screen import keep_within
from ui.ports import House
from ui.preferences import PreferenceFile
from ui.theme import theme
from ui.window import Window

_log: Final = logging.getLogger(__name__)
MARK: Final = Path(__file__).resolve().parent.parent / "resources" / "icons" / "app-128.png"


def make_application(arguments: list[str] | None = None) -> QApplication:
    """The one QApplication, dressed and speaking; call before anything else of Qt."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    QCoreApplication.setApplicationName("mediators-desk")
    given = arguments if arguments is not None else sys.argv[:1]
    # Said as an argument: the call that sets a style hands it over to Python, with five hundred names of its parts.
    return QApplication([*(given or [""]), "-style", "Fusion"])


def dress(app: QApplication, preferences: PreferenceFile) -> None:
    """Fonts, language, colours and the program's icon."""
    load_own()
    tongue().speak(preferences.now.language)
    look = theme()
    look.scheme, look.percent = preferences.now.scheme, preferences.now.percent
    look.apply()
    QGuiApplication.styleHints().colorSchemeChanged.connect(look.apply)
    Redrawer(app)
    app.setWindowIcon(QIcon(str(MARK)))


class Faults(QObject):
    """Catches what nobody caught: it is logged without personal data and said honestly; the work is saved anyway."""

    happened = Signal(str)

    def install(self) -> None:
        sys.excepthook = self.caught

    def caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log where it happened and of which kind; the message may hold what a party typed, so it is left out."""
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        places = []
        while trace is not None:
            code = trace.tb_frame.f_code
            places.append(f"{Path(code.co_filename).name}:{trace.tb_lineno} {code.co_name}")
            trace = trace.tb_next
        _log.critical("fault %s at %s", type(error).__name__, " < ".join(reversed(places)))
        self.happened.emit(places[-1] if places else "")


def run(house: House, news: SaveNews, preferences: PreferenceFile | None = None) -> int:
    """Open the window and stay until it is closed; gives the process's exit code."""
    app = make_application()
    kept = preferences or PreferenceFile()
    dress(app, kept)
    window = Window(house, news, kept)
    faults = Faults(app)
    faults.happened.connect(window.own_up)
    faults.install()
    if app.platformName() != "offscreen":  # where nobody looks there is no edge either
        keep_within(window, window.screen().availableGeometry())
    window.show()
    code = app.exec()
    bridge().close()
    try:
        house.lock().result()
    except (Refusal, Trouble) as error:
        # Whoever closed was told before, and chose it.
        _log.error("closed with %s", error)
        return 3
    return code
