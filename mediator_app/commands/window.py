"""The window before the desk: `mediator` without a command, and the practice hearing held in it."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from mediator_app.bootstrap import Premises, data_folder
from mediator_app.commands import TROUBLE
from mediator_app.domain.ids import CaseId
from mediator_app.house import Rooms

if TYPE_CHECKING:
    from mediator_app.console import Console
    from mediator_app.desk import Desk
    from mediator_app.ports import Clock
    from ui.walkthrough.script import Script


def prepare_practice(desk: Desk) -> None:
    """A fictional case as it comes to a hearing of today: people and claims, nothing offered yet.

    Does nothing in a practice store that has cases already.
    """
    if desk.store.cases(limit=1).result():
        return
    from mediator_app.domain.edits import DescribeHearing
    from mediator_app.practice import case_document
    from mediator_app.settling import bring

    case_id = CaseId(desk.ids.new())
    for step in bring(desk, case_id, case_document()):
        if step.path.startswith(("content.offers", "content.settlement", "content.statements")):
            break
    hearing = desk.case(case_id).record.content.hearing
    today = replace(hearing, held_on=desk.clock.today(), started_at=None, ended_at=None)
    desk.do(case_id, DescribeHearing(**desk.stamp(), hearing=today))


def show_window(options: Namespace, console: Console) -> int:
    """`mediator` and `mediator window`: stay until the window is closed."""
    if not has_screen():
        console.say("no_screen")
        return TROUBLE
    return open_window(options.data)


def has_screen() -> bool:
    """Whether a window can be shown: on Linux something must say where, everywhere else there always is a place."""
    if sys.platform != "linux":
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def open_window(folder: Path | None = None) -> int:
    """Show the window and stay until it is closed; gives the exit code."""
    from ui.app import make_application, run
    from ui.bridge import SaveNews

    make_application()
    news = SaveNews()
    premises = Premises(data_folder(folder), on_save=news.tell)
    return run(Rooms(premises, prepare=prepare_practice), news)


def practice_script() -> Script:
    """What the practice hearing consists of, as somebody at the window needs it."""
    from mediator_app import practice
    from mediator_app.domain.money import parse_money
    from mediator_app.domain.offers import OfferSide
    from ui.walkthrough.script import Aside, Script

    said = practice.caucus()
    aside = [
        Aside(OfferSide(raw["side"]), raw["conditions"], parse_money(raw["amount"])) for raw in said["offers"]
    ]
    aside += [Aside(OfferSide(raw["side"]) if "side" in raw else None, raw["text"]) for raw in said["notes"]]
    return Script(practice.case_document().content, aside, practice.hands().sign)


def hold_by_hand(folder: Path, clock: Clock, pictures: Path, console: Console) -> CaseId:
    """The practice hearing in the real window, which nobody sees: every key and button pressed for real.

    The store in `folder` is closed again afterwards. Raises `ui.walkthrough.Stuck`, which names the step.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from ui.bridge import SaveNews, bridge
    from ui.language import Language
    from ui.walkthrough.stage import hold_practice

    news = SaveNews()
    house = Rooms(Premises(folder, clock=clock, on_save=news.tell))
    language = Language.CHINESE if console.words.language == "zh" else Language.ENGLISH
    try:
        return hold_practice(
            house, news, folder, practice_script(), language, pictures, partial(_told, console)
        )
    finally:
        house.close()
        bridge().close()


def _told(console: Console, picture: Path) -> None:
    console.say("picture_kept", path=picture)
