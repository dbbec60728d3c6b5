"""Every page of the window as a picture: `python -m scripts.make_screenshots [PLACE]`, or `make screenshots`.

In both languages, at 1366 × 768 and at 1920 × 1080 with 150 % scaling, with nothing in it, as usual, and overfull: long
company names, characters beyond the basic plane, 40 claims, 24 instalments. All cases are fictional. Each language
and size runs in a process of its own, since Qt takes its scaling once. The pictures have a palette, to stay small.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from mediator_app.casefile import CaseDocument
from mediator_app.domain.claims import Claim, ClaimKind
from mediator_app.domain.ids import AgentId, ClaimId, OfferId, PartyId, TermId
from mediator_app.domain.money import Money
from mediator_app.domain.people import Employer, Worker
from mediator_app.domain.schedule import EqualParts
from mediator_app.domain.schedule import Step as Pace
from mediator_app.domain.terms import FreeTerm
from mediator_app.practice import case_document

ROOT: Final = Path(__file__).resolve().parent.parent
PLACE: Final = ROOT / "docs" / "screenshots"
SIZES: Final = {"1366": (1366, 768, "1"), "1920": (1280, 720, "1.5")}
"""By the width of the screen: the window in pixels of the design, and the scaling."""
LANGUAGES: Final = ("zh", "en")
COLOURS: Final = 72
PASSPHRASE: Final = "a fictional sentence, 7 words long"

LONG_COMPANY: Final = (
    "示例跨国人工智能与先进制造联合创新技术研究（中国·上海）股份有限公司长三角一体化示范区第一分公司"
)
RARE_NAME: Final = "𠮷田𬭎·阿卜杜热合曼·买买提吐尔逊江"


def crowded() -> CaseDocument:
    """S1 grown beyond what any hearing sees."""
    document = case_document()
    content = document.content
    worker, employer = content.parties
    assert isinstance(worker, Worker)
    assert isinstance(employer, Employer)
    long_road = (
        "上海市示例区虚构街道练习新村一百二十八弄三十六支弄七号甲楼二单元一千二百零三室（原虚构路8弄1号）"
    )
    worker = replace(worker, name=RARE_NAME, address=long_road, service_address=long_road)
    employer = replace(employer, name=LONG_COMPANY, address=long_road, service_address=long_road)
    others = tuple(
        replace(
            worker, id=PartyId(f"worker-{n}"), name=f"{'𬭎𠮷㐂𡃁'[n % 4]}虚构{n}", phone=f"138000001{n:02}"
        )
        for n in range(1, 5)
    )
    agents = (*content.agents, replace(content.agents[0], id=AgentId("agent-3"), name="欧阳虚拟·𠮷"))
    kinds = [kind for kind in ClaimKind if kind is not ClaimKind.OTHER]
    more = tuple(
        Claim(
            id=ClaimId(f"claim-{n}"),
            claimant=worker.id,
            against=employer.id,
            kind=kinds[n % len(kinds)],
            amount=Money(12_345_67 * n),
            starts=date(2025, 1, 1),
            ends=date(2026, 9, 30),
            basis="申请人陈述：按照双方多次往来邮件及考勤记录，该项应予支付，被申请人至今未支付。",
        )
        for n in range(4, 41)
    )
    offers = tuple(
        replace(
            content.offers[n % 7],
            id=OfferId(f"offer-{n}"),
            at=content.offers[0].at + timedelta(minutes=2 * n),
            amount=Money(content.offers[n % 7].amount.fen - 1_234_500 * (n // 7)),
            conditions=content.offers[n % 7].conditions
            or "分期支付，逾期部分按日计算违约金，双方另行签署确认书。",
        )
        for n in range(21)
    )
    settlement = content.settlement
    assert settlement is not None
    share = replace(settlement.shares[0], division=(), plan=EqualParts(24, date(2026, 12, 15), Pace.MONTH))
    free = tuple(
        FreeTerm(
            id=TermId(f"free-{n}"),
            text=f"双方确认第{n}项附加安排，" + "包括资料移交、账号注销与对外口径。" * 3,
        )
        for n in range(1, 4)
    )
    grown = replace(
        content,
        cause="违法解除劳动合同赔偿金、未休年休假工资报酬、奖金、加班工资、经济补偿及其他三十五项请求争议",
        parties=(worker, *others, employer),
        agents=agents,
        claims=(*content.claims, *more),
        facts=content.facts * 5,
        offers=offers,
        settlement=replace(settlement, shares=(share,)),
        terms=(*content.terms, *free),
    )
    return replace(document, content=grown)


class Camera:
    """Takes pictures of one window in one language and size."""

    def __init__(self, language: str, size: str, place: Path, folder: Path) -> None:
        from PySide6.QtCore import QSize

        from mediator_app.bootstrap import Premises
        from mediator_app.house import Rooms
        from mediator_app.practice import HearingClock
        from ui.bridge import SaveNews
        from ui.language import Language
        from ui.preferences import PreferenceFile
        from ui.theme import Scheme
        from ui.walkthrough.hand import Hand
        from ui.walkthrough.stage import Stage

        width, height, _ = SIZES[size]
        news = SaveNews()
        self.clock = HearingClock()
        self.premises = Premises(folder / "data", clock=self.clock, on_save=news.tell)
        self.house = Rooms(self.premises)
        kept = PreferenceFile(folder / "window.json")
        kept.change(language=Language(language), scheme=Scheme.LIGHT)
        self.stage = Stage(self.house, news, kept)
        self.stage.window.resize(QSize(width, height))
        self.hand = Hand(self.stage.window)
        self.place = place / f"{language}-{size}"
        self.place.mkdir(parents=True, exist_ok=True)

    def take(self, name: str, *, settle: bool = True) -> None:
        """Keep what the window shows, with as few colours as do not show."""
        from io import BytesIO

        from PIL import Image
        from PySide6.QtCore import QBuffer, QIODevice

        if settle:
            self.hand.settle()
        self.stage.look()
        held = QBuffer()
        held.open(QIODevice.OpenModeFlag.WriteOnly)
        self.stage.window.grab().save(held, "PNG")
        image = Image.open(BytesIO(bytes(held.data().data()))).convert("RGB")
        small = image.quantize(COLOURS, dither=Image.Dither.NONE)
        small.save(self.place / f"{name}.png", optimize=True)


def child(language: str, size: str, place: Path) -> None:
    """All pictures of one language and size."""
    with tempfile.TemporaryDirectory(prefix="mediator-pictures-") as folder:
        camera = Camera(language, size, place, Path(folder))
        with camera.stage:
            from scripts.screenshot_tour import tour

            tour(camera)
        camera.house.close()


@contextmanager
def processes(place: Path) -> Iterator[list[tuple[str, subprocess.Popen[bytes]]]]:
    running = []
    for language in LANGUAGES:
        for size, (_, _, scale) in SIZES.items():
            environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": scale}
            environment["LC_ALL"] = "C.UTF-8"
            command = [sys.executable, "-m", "scripts.make_screenshots", language, size, str(place)]
            running.append((f"{language} {size}", subprocess.Popen(command, cwd=ROOT, env=environment)))
    yield running


def main(arguments: list[str]) -> int:
    if len(arguments) == 3:
        child(arguments[0], arguments[1], Path(arguments[2]))
        return 0
    place = Path(arguments[0]) if arguments else PLACE
    failed = 0
    with processes(place) as running:
        for name, one in running:
            if one.wait():
                print(f"{name}: failed", file=sys.stderr)
                failed += 1
    pictures = sorted(place.rglob("*.png"))
    total = sum(path.stat().st_size for path in pictures)
    print(f"{len(pictures)} pictures, {total / 1e6:.1f} MB, in {place}")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
