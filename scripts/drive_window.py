"""The whole hearing S1 on a real screen, by a real keyboard and mouse: `make drive`, or

    python -m scripts.drive_window [zh] [en] [--mouse] [--out out/driven]

For each language an X server of its own (Xvfb) shows the program to a user who never had it: first run, recovery
code, nine steps, signatures, service. Every key, click and stroke comes from outside, from xdotool through the X
server; what cannot be typed is copied by xclip and pasted. Inside somebody only looks: where a field stands, and
whether the window has come to rest. Without --mouse the keyboard does everything but the signatures. The screen is
kept as a picture at every step. In the end the command line opens the store that was left, must find the case served
there, writes its papers and verifies the agreement.

Ends only processes that it started; nothing waits for ever.
"""

from __future__ import annotations

import argparse
import os
import select
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, QProcess, Qt
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication, QWidget

from ui.walkthrough.touch import NO_MODIFIER, Stuck, Touch, one_turn

if TYPE_CHECKING:
    from ui.walkthrough.hand import Hand

ROOT: Final = Path(__file__).resolve().parent.parent
SCREEN: Final = "1366x768x24"
NEEDED: Final = ("Xvfb", "xdotool", "xclip")
PASSPHRASE: Final = "a fictional sentence, 7 words long"
MOST_S: Final = 480
"""A hearing takes about two minutes; whoever needs so much longer has lost his way."""
SOON_S: Final = 20.0

KEYS: Final = {
    Qt.Key.Key_Tab: "Tab",
    Qt.Key.Key_Return: "Return",
    Qt.Key.Key_Escape: "Escape",
    Qt.Key.Key_Space: "space",
    Qt.Key.Key_Delete: "Delete",
    Qt.Key.Key_Up: "Up",
    Qt.Key.Key_Down: "Down",
    Qt.Key.Key_Left: "Left",
    Qt.Key.Key_Right: "Right",
}
"""By the names that X gives them; letters and figures bear their own, function keys too."""
HELD: Final = {
    Qt.KeyboardModifier.ControlModifier: "ctrl",
    Qt.KeyboardModifier.AltModifier: "alt",
    Qt.KeyboardModifier.ShiftModifier: "shift",
}


class Arrivals(QObject):
    """Counts what reached the program's windows from outside, by kind."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.seen: dict[QEvent.Type, int] = {}
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.spontaneous() and isinstance(watched, QWindow):
            self.seen[event.type()] = self.seen.get(event.type(), 0) + 1
        return False


class RealTouch(Touch):
    """A keyboard and a mouse at the X server. An act is done when the program has got it."""

    def __init__(self, app: QApplication) -> None:
        self.arrivals = Arrivals(app)
        self.hand: Hand | None = None

    def _do(self, words: Sequence[str], wanted: QEvent.Type, times: int = 1) -> None:
        assert self.hand is not None
        seen = self.arrivals.seen
        end = seen.get(wanted, 0) + times
        process = QProcess()
        process.start("xdotool", list(words))
        name = " ".join(words[:3])
        self.hand.until(
            lambda: process.state() is QProcess.ProcessState.NotRunning, f"xdotool {name}", SOON_S
        )
        if process.exitCode():
            raise Stuck(f"xdotool {name}: {bytes(process.readAllStandardError().data()).decode()}")
        self.hand.until(lambda: seen.get(wanted, 0) >= end, f"{name} to arrive", SOON_S)
        one_turn()

    @staticmethod
    def _spot(window: QWidget, place: QPoint) -> list[str]:
        spot = window.mapToGlobal(place)
        return ["mousemove", str(spot.x()), str(spot.y())]

    def key(self, window: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO_MODIFIER) -> None:  # noqa: ARG002
        names = [name for flag, name in HELD.items() if modifiers & flag]
        plain = KEYS.get(key) or (chr(key).lower() if key < 128 else Qt.Key(key).name.removeprefix("Key_"))
        self._do(["key", "+".join([*names, plain])], QEvent.Type.KeyRelease)

    def write(self, window: QWidget, text: str) -> None:
        if text.isascii() and text.isprintable():
            self._do(["type", "--delay", "4", text], QEvent.Type.KeyRelease, len(text))
            return
        # It stays behind to hand the text out, and complains when its X server ends before it does.
        copy = ["xclip", "-selection", "clipboard"]
        subprocess.run(copy, input=text.encode(), stderr=subprocess.DEVNULL, timeout=SOON_S, check=True)
        self.key(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def move(self, window: QWidget, place: QPoint) -> None:
        self._do(self._spot(window, place), QEvent.Type.MouseMove)

    def click(self, window: QWidget, place: QPoint) -> None:
        self._do([*self._spot(window, place), "click", "1"], QEvent.Type.MouseButtonRelease)

    def turn(self, window: QWidget, place: QPoint, *, up: bool) -> None:
        self._do([*self._spot(window, place), "click", "4" if up else "5"], QEvent.Type.Wheel)

    def stroke(self, window: QWidget, spots: Sequence[QPoint]) -> None:
        first, *rest = (self._spot(window, spot) for spot in spots)
        words = [*first, "mousedown", "1"]
        for spot in rest:
            words += [*spot, "sleep", "0.004"]
        self._do([*words, "mouseup", "1"], QEvent.Type.MouseButtonRelease)


def hearing(language: str, out: Path, *, mouse: bool) -> None:
    """In the process that has the screen: open the program and hold the hearing in it."""
    from PIL import ImageGrab

    from mediator_app.bootstrap import Premises, data_folder
    from mediator_app.commands.window import practice_script
    from mediator_app.house import Rooms
    from ui.app import make_application
    from ui.bridge import SaveNews, bridge
    from ui.language import Language
    from ui.preferences import PreferenceFile
    from ui.walkthrough.hand import Hand
    from ui.walkthrough.hearing import Hearing
    from ui.walkthrough.stage import Stage

    number = count(1)
    news = SaveNews()
    house = Rooms(Premises(data_folder(None), on_save=news.tell))
    kept = PreferenceFile()
    kept.change(language=Language(language))
    with Stage(house, news, kept) as stage:
        touch = RealTouch(make_application())
        hand = touch.hand = Hand(stage.window, pointer=mouse, touch=touch)

        def keep(name: str) -> None:
            path = out / f"{next(number):02}-{name}.png"
            ImageGrab.grab(xdisplay=os.environ["DISPLAY"]).save(path)
            print(f"  {path.name}", flush=True)
            stage.look()

        try:
            hand.until(stage.window.isVisible, "the window to open")
            # No window manager hands out the keyboard here.
            subprocess.run(
                ["xdotool", "windowfocus", str(int(stage.window.winId()))], timeout=SOON_S, check=True
            )
            hand.until(lambda: QApplication.focusWidget() is not None, "the window to get the keyboard")
            held = Hearing(hand, practice_script(), keep)
            held.set_up(PASSPHRASE)
            held.new_case()
            held.hold()
        except Stuck:
            keep("stuck")
            raise
        finally:
            kept.flush()
    house.close()
    bridge().close()


@contextmanager
def screen(environment: dict[str, str]) -> Iterator[str]:
    """An X server that ends with the block; gives its display, which the server chooses itself."""
    theirs, ours = os.pipe()
    words = ["Xvfb", "-displayfd", str(ours), "-screen", "0", SCREEN, "-nolisten", "tcp"]
    server = subprocess.Popen(words, env=environment, pass_fds=[ours], stderr=subprocess.DEVNULL)
    os.close(ours)
    try:
        ready, _, _ = select.select([theirs], [], [], SOON_S)
        number = os.read(theirs, 16).decode().strip() if ready else ""
        if not number:
            raise TimeoutError("Xvfb does not start")
        yield f":{number}"
    finally:
        os.close(theirs)
        server.terminate()
        server.wait(SOON_S)


def left_behind(environment: dict[str, str], folder: Path) -> bool:
    """What the command line finds in the store: one case, served, whose agreement nobody changed."""
    secret = folder / "passphrase"
    secret.write_text(PASSPHRASE, "utf-8")

    def asked(*words: str) -> str:
        command = [sys.executable, "-m", "mediator_app", "--lang", "zh", *words]
        done = subprocess.run(
            command, cwd=ROOT, env=environment, timeout=120, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise RuntimeError(f"mediator {' '.join(words)}: {done.returncode}\n{done.stdout}{done.stderr}")
        return done.stdout

    opening = ("--passphrase-file", str(secret))
    lines = asked("case", "list", *opening).splitlines()
    print("\n".join(lines))
    if len(lines) != 1 or "  已送达  " not in lines[0]:
        return False
    papers = folder / "papers"
    asked("case", "papers", lines[0].split()[0], "--out", str(papers), *opening)
    agreements = [path for path in papers.rglob("*.pdf") if "仲裁调解书" in path.name]
    for path in agreements:
        print(asked("verify", str(path)), end="")
    return len(agreements) == 1


def drive(language: str, out: Path, *, mouse: bool) -> bool:
    """One language on a screen and in a home of its own; True where the store holds a served agreement."""
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    with tempfile.TemporaryDirectory(prefix="mediator-driven-") as name:
        folder = Path(name)
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "LC_ALL": "C.UTF-8",
            "PYTHONUTF8": "1",
        }
        with screen(environment) as display:
            seen = {**environment, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
            words = [sys.executable, "-m", "scripts.drive_window", language, "--out", str(out), "--here"]
            print(f"{language}, by {'mouse and keyboard' if mouse else 'keyboard'}:", flush=True)
            subprocess.run(
                [*words, *(["--mouse"] if mouse else [])], cwd=ROOT, env=seen, timeout=MOST_S, check=True
            )
        return left_behind(environment, folder)


def main() -> int:
    words = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    words.add_argument("languages", nargs="*", default=["zh", "en"], metavar="zh|en")
    words.add_argument("--out", type=Path, default=ROOT / "out" / "driven")
    words.add_argument("--mouse", action="store_true", help="click wherever a person would")
    words.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    given = words.parse_args()
    if given.here:
        hearing(given.languages[0], given.out, mouse=given.mouse)
        return 0
    if missing := [name for name in NEEDED if shutil.which(name) is None]:
        print(f"missing on this machine: {', '.join(missing)}; make drive brings them", file=sys.stderr)
        return 2
    served = [
        drive(language, given.out.resolve() / language, mouse=given.mouse) for language in given.languages
    ]
    return 0 if all(served) else 1


if __name__ == "__main__":
    raise SystemExit(main())
