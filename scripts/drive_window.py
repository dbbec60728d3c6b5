"""The practice hearing in the real window on a real screen, by keys and strokes from outside.

    python scripts/drive_window.py [--out out/driven] [--lang zh]

Needs git, Xvfb, xdotool and ImageMagick's `import`. It clones the tree, gives the program an empty home, and lets
somebody at an unseen window write down which keys the hearing takes (`ui/walkthrough/tape.py`). Then the program is
started on an X server of its own, and xdotool presses those keys, types, pastes and writes the signatures. What is
seen on that screen is kept at every step. Afterwards the store of that home must hold the served agreement.

Ends only processes that it started; nothing waits for ever.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent
SCREEN: Final = "1366x768x24"
NEEDED: Final = ("git", "Xvfb", "xdotool", "import")
STILL_S: Final = 0.25
"""A screen that does not change for so long has come to rest."""
FETCHED_S: Final = 0.2
MOST_S: Final = 25.0

RECORD: Final = """
import json, sys
from pathlib import Path
from mediator_app.bootstrap import Premises
from mediator_app.commands.window import prepare_practice, practice_script
from mediator_app.house import Rooms
from ui.bridge import SaveNews, bridge
from ui.language import Language
from ui.preferences import PreferenceFile
from ui.walkthrough.hearing import Hearing
from ui.walkthrough.stage import Stage
from ui.walkthrough.tape import TapedHand

folder, language = Path(sys.argv[1]), Language(sys.argv[2])
news = SaveNews()
house = Rooms(Premises(folder / "data", on_save=news.tell), prepare=prepare_practice)
kept = PreferenceFile(folder / "window.json")
kept.change(language=language)
with Stage(house, news, kept) as stage:
    hand = TapedHand(stage.window)
    hearing = Hearing(hand, practice_script(), lambda name: hand.tape.append(["step", name]))
    hand.pointer = True  # a first click, as one makes to be sure that the window listens
    hearing.practise()
    hand.pointer = False
    hearing.new_case()
    hearing.hold()
    (folder / "tape.json").write_text(json.dumps(hand.tape), "utf-8")
house.close()
bridge().close()
"""

CLIPBOARD: Final = """
import sys
from PySide6.QtCore import QSocketNotifier
from PySide6.QtGui import QGuiApplication
app = QGuiApplication(sys.argv)
def line(_):
    text = sys.stdin.readline()
    if not text:
        app.quit()
        return
    app.clipboard().setText(text.rstrip("\\n"))
    print("ready", flush=True)
watch = QSocketNotifier(0, QSocketNotifier.Type.Read)
watch.activated.connect(line)
app.exec()
"""

LOOK: Final = """
import sys
from pathlib import Path
from mediator_app.bootstrap import Premises, data_folder
with Premises(data_folder()).practice() as office:
    for line in office.desk.store.cases(limit=9).result():
        print(line.state.value, line.title)
"""


class Screen:
    """One X server with the program on it, and what somebody in front of it can do."""

    def __init__(self, display: str, environment: dict[str, str]) -> None:
        self.display, self.environment = display, environment
        self.clipboard: subprocess.Popen[str] | None = None

    def do(self, *words: str) -> str:
        done = subprocess.run(
            ["xdotool", *words], env=self.environment, capture_output=True, text=True, timeout=30, check=True
        )
        return done.stdout

    def picture(self, path: Path) -> None:
        subprocess.run(["import", "-window", "root", str(path)], env=self.environment, timeout=30, check=True)

    def look(self) -> str:
        done = subprocess.run(
            ["import", "-window", "root", "rgb:-"],
            env=self.environment,
            capture_output=True,
            timeout=30,
            check=True,
        )
        return hashlib.sha256(done.stdout).hexdigest()

    def rest(self) -> None:
        """Until the screen has not changed for a moment."""
        end, before = time.monotonic() + MOST_S, ""
        while (now := self.look()) != before:
            if time.monotonic() > end:
                raise TimeoutError("the screen does not come to rest")
            before = now
            Event().wait(STILL_S)

    def paste(self, text: str) -> None:
        clipboard = self.clipboard
        assert clipboard is not None
        assert clipboard.stdin is not None
        assert clipboard.stdout is not None
        clipboard.stdin.write(text.replace("\n", " ") + "\n")
        clipboard.stdin.flush()
        clipboard.stdout.readline()
        self.do("key", "ctrl+v")
        # The program asks for the clipboard when it comes to the key; the next text must not be there before that.
        Event().wait(FETCHED_S)

    def stroke(self, spots: list[list[int]]) -> None:
        first, *rest = ([str(x), str(y)] for x, y in spots)
        words = ["mousemove", *first, "mousedown", "1"]
        for spot in rest:
            words += ["mousemove", *spot, "sleep", "0.004"]
        self.do(*words, "mouseup", "1")

    def act(self, kind: str, what: Any) -> None:
        match kind:
            case "key":
                self.do("key", "--delay", "8", *what)
            case "type":
                self.do("type", "--delay", "8", what)
            case "paste":
                self.paste(what)
            case "click":
                self.do("mousemove", str(what[0]), str(what[1]), "click", "1")
            case "stroke":
                self.stroke(what)
            case _:
                raise ValueError(kind)


@contextmanager
def started(command: list[str], environment: dict[str, str], **more: Any) -> Iterator[subprocess.Popen[str]]:
    """A process that ends with the block, whatever happens."""
    process = subprocess.Popen(command, env=environment, text=True, **more)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def free_display() -> str:
    return next(f":{n}" for n in range(90, 200) if not Path(f"/tmp/.X11-unix/X{n}").exists())


def drive(out: Path, language: str, folder: Path) -> int:
    clone, home = folder / "clone", folder / "home"
    subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", str(ROOT), str(clone)], check=True)
    home.mkdir()
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "LC_ALL": "C.UTF-8",
        "LANG": "zh_CN.UTF-8" if language == "zh" else "en_GB.UTF-8",
        "PYTHONPATH": str(clone),
        "PYTHONUTF8": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    noted = folder / "noted"
    noted.mkdir()
    quiet = {**environment, "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run(
        [sys.executable, "-c", RECORD, str(noted), language],
        cwd=clone,
        env=quiet,
        timeout=240,
        check=True,
        stderr=subprocess.DEVNULL,
    )
    tape = json.loads((noted / "tape.json").read_text("utf-8"))
    print(f"{len(tape)} acts noted", flush=True)
    display = free_display()
    seen = {**environment, "DISPLAY": display}
    out.mkdir(parents=True, exist_ok=True)
    for old in out.glob("*.png"):
        old.unlink()
    with started(["Xvfb", display, "-screen", "0", SCREEN, "-nolisten", "tcp"], environment):
        screen = Screen(display, seen)
        wait_for_screen(screen)
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "cwd": clone}
        with (
            started([sys.executable, "-c", CLIPBOARD], seen, **pipes) as clipboard,
            started([sys.executable, "-m", "mediator_app", "window"], seen, cwd=clone) as program,
        ):
            screen.clipboard = clipboard
            replay(screen, program, tape, out)
    told = subprocess.run(
        [sys.executable, "-c", LOOK],
        cwd=clone,
        env=quiet,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    print(told.stdout, end="")
    return 0 if told.stdout.startswith("served") or "\nserved" in told.stdout else 1


def wait_for_screen(screen: Screen) -> None:
    end = time.monotonic() + MOST_S
    while subprocess.run(
        ["xdotool", "getdisplaygeometry"], env=screen.environment, capture_output=True, check=False
    ).returncode:
        if time.monotonic() > end:
            raise TimeoutError("Xvfb does not start")
        Event().wait(0.1)


def joined(tape: list[list[Any]]) -> Iterator[tuple[str, Any]]:
    """The tape with keys that follow each other pressed in one go."""
    keys: list[str] = []
    for kind, what in tape:
        if kind == "key":
            keys.append(what)
            continue
        if keys:
            yield "key", keys
            keys = []
        yield kind, what
    if keys:
        yield "key", keys


def replay(screen: Screen, program: subprocess.Popen[str], tape: list[list[Any]], out: Path) -> None:
    end = time.monotonic() + MOST_S
    while not (windows := screen.do("search", "--sync", "--onlyvisible", "--pid", str(program.pid)).split()):
        if time.monotonic() > end:
            raise TimeoutError("the window does not open")
    screen.do("windowfocus", "--sync", windows[-1])
    screen.rest()
    number = 0
    for kind, what in joined(tape):
        if program.poll() is not None:
            raise RuntimeError(f"the program ended by itself with {program.returncode}")
        match kind:
            case "rest":
                screen.rest()
            case "step":
                screen.rest()
                number += 1
                screen.picture(out / f"{number:02}-{what}.png")
                print(f"  {number:02} {what}", flush=True)
            case _:
                screen.act(kind, what)
    screen.rest()


def main() -> int:
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    words.add_argument("--out", type=Path, default=ROOT / "out" / "driven")
    words.add_argument("--lang", choices=("zh", "en"), default="zh")
    given = words.parse_args()
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing:
        print(f"missing: {', '.join(missing)}", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="mediator-driven-") as folder:
        return drive(given.out, given.lang, Path(folder))


if __name__ == "__main__":
    raise SystemExit(main())
