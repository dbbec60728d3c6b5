"""A day with a court behind it: the docket, what waits to be filed, and what the court said to what it has."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from court import reviews
from mediator_app.casefile import CaseDocument
from mediator_app.casefile.writing import write_case
from mediator_app.commands.window import practice_script
from mediator_app.delivery import FilingLine
from mediator_app.domain.claims import ClaimKind
from mediator_app.domain.days import CHINA
from mediator_app.domain.edits import BeginMediation, CloseWithoutAgreement
from mediator_app.domain.filings import FilingState
from mediator_app.domain.ids import CaseId
from mediator_app.domain.money import Money
from mediator_app.exchange.contract.reasons import Objection, Reason
from mediator_app.practice import serve_all, sign_all
from scripts.make_screenshots import Camera, Visit
from scripts.screenshot_cases import at_the_table, heard
from scripts.screenshot_court import CourtNextDoor, court_next_door
from scripts.screenshot_tour import PASSPHRASE
from ui.rooms.filing import FilingPage
from ui.rooms.settings import SettingsPage
from ui.walkthrough.hearing import Hearing
from ui.widgets.rail import Room

PLACE: Final = "示例创谷园区3号楼会议室（巡回调解庭）"
DOCKETED: Final = "示劳人仲（2026）办字第1187号"


class Day(Visit):
    """Yesterday's cases were filed and answered; today's are on the docket, and the network is away again."""

    def __init__(self, camera: Camera) -> None:
        super().__init__(camera)
        self.now = datetime.now(CHINA)

    def take_all(self) -> None:
        script = practice_script()
        Hearing(self.hand, script, lambda _: None).set_up(PASSPHRASE)
        with court_next_door(self.camera.folder / "court", script.content.hearing.mediator) as court:
            self._yesterday()
            self.camera.clock.reach(self.now)
            self._enrol(court)
            self._answers(court)
            court.close()
            self._today()
            self._rooms()

    # --- cases ------------------------------------------------------------------------------------

    def _at(self, days: int, hour: int, minute: int) -> datetime:
        return self.now.replace(hour=hour, minute=minute, second=0, microsecond=0) + timedelta(days=days)

    def _settle(self, document: CaseDocument) -> CaseId:
        """Signed by everybody and served."""
        case_id, clock = self.bring(document), self.camera.clock
        self.desk.seal(case_id)
        sign_all(self.desk, case_id, clock)
        self.desk.close(case_id)
        serve_all(self.desk, case_id, clock)
        return case_id

    def _yesterday(self) -> None:
        at = self._at(-1, 9, 30)
        self.camera.clock.reach(at)
        self.docketed = self._settle(heard("王假定", "示例餐饮管理有限公司", 1187, at))
        at = self._at(-1, 14, 0)
        self.camera.clock.reach(at)
        self.returned = self._settle(heard("李虚拟", "示例物流有限公司", 1191, at))
        self.received = self._settle(heard("赵假设", "示例教育科技有限公司", 1192, at))
        failed = self.bring(heard("孙设例", "示例科技有限公司", 1195, at, settled=False))
        self.desk.do(failed, BeginMediation(**self.desk.stamp()))
        self.desk.do(failed, CloseWithoutAgreement(**self.desk.stamp(), reason="双方差距过大")).saved.result()
        self.failed = failed

    def _today(self) -> None:
        self.bring(self._at_the_table())
        self._settle(heard("周假名", "示例商贸有限公司", 1201, self._at(0, 8, 30)))
        ahead = heard(
            "张虚名",
            "示例快递有限公司",
            1202,
            self._at(0, 14, 0),
            cause="未签订书面劳动合同二倍工资、加班工资",
            asked={ClaimKind.DOUBLE_WAGES: Money(46_420_00), ClaimKind.OVERTIME: Money(40_000_00)},
            settled=False,
        )
        self.bring(ahead)
        last = heard(
            "陈虚例",
            "示例软件有限公司",
            1203,
            self._at(0, 15, 30),
            cause="经济补偿、未休年休假工资报酬",
            asked={ClaimKind.SEVERANCE: Money(108_000_00), ClaimKind.ANNUAL_LEAVE: Money(24_700_00)},
            settled=False,
        )
        self.bring(last)

    def _at_the_table(self) -> CaseDocument:
        """S1 as it stands this minute."""
        document = at_the_table()
        content = document.content
        later = self.now - timedelta(minutes=3) - content.offers[-1].at
        hearing = replace(
            content.hearing, held_on=self.now.date(), started_at=self._at(0, 9, 30), ended_at=None
        )
        offers = tuple(replace(offer, at=offer.at + later) for offer in content.offers)
        return replace(document, content=replace(content, hearing=hearing, offers=offers, agreed_on=None))

    # --- the court ----------------------------------------------------------------------------------

    def _enrol(self, court: CourtNextDoor) -> None:
        self.window.open_court_settings()
        page = self.window.rooms.currentWidget()
        assert isinstance(page, SettingsPage)
        card, hand = page.court_card, self.hand
        hand.until(card.enrol.isEnabled, "the court's card")
        hand.fill(card.url.editor, court.url)
        hand.fill(card.code.editor, court.code())
        hand.push(card.enrol)
        hand.until(lambda: self.window.filings().court is not None, "the laptop to be enrolled")

    def _line(self, case_id: CaseId) -> FilingLine | None:
        return next((line for line in self.window.filings().lines if line.case_id == case_id), None)

    def _reach(self, case_id: CaseId, state: FilingState) -> FilingLine:
        """Until the filing of a case is in that state; the court is asked meanwhile."""
        delivery = self.window.filings().delivery
        assert delivery is not None

        def there() -> bool:
            delivery.deliver_now()
            line = self._line(case_id)
            return line is not None and line.state is state

        self.hand.until(there, f"a filing to be {state.value}")
        line = self._line(case_id)
        assert line is not None
        return line

    def _answers(self, court: CourtNextDoor) -> None:
        first, second, third, _ = (
            self._reach(case_id, FilingState.RECEIVED)
            for case_id in (self.docketed, self.returned, self.received, self.failed)
        )
        court.decide(reviews.take_up, first.filing_id)
        court.decide(reviews.docket, first.filing_id, DOCKETED)
        court.decide(reviews.take_up, second.filing_id)
        objections = [
            Objection(
                reason=Reason.ADDRESS_INCOMPLETE, field="parties.1.address", note="请补充门牌号及房间号。"
            ),
            Objection(reason=Reason.AUTHORITY_MISSING, field="agents.1.powers", note="请补交授权委托书。"),
        ]
        court.decide(reviews.return_with, second.filing_id, objections)
        court.decide(reviews.take_up, third.filing_id)
        with_case = self.bring(
            heard("吴设想", "示例酒店管理有限公司", 1208, self._at(1, 9, 0), settled=False)
        )
        court.assign(write_case(self.desk.case(with_case).record).encode(), self._at(1, 9, 0), PLACE)
        self._reach(self.docketed, FilingState.DOCKETED)
        self._reach(self.returned, FilingState.RETURNED)
        self._reach(self.received, FilingState.UNDER_REVIEW)
        self._until(lambda: bool(self.window.filings().hearings), "the hearing that was assigned")

    def _until(self, so: Callable[[], bool], what: str) -> None:
        delivery = self.window.filings().delivery
        assert delivery is not None

        def there() -> bool:
            delivery.deliver_now()
            return so()

        self.hand.until(there, what)

    # --- the camera -------------------------------------------------------------------------------

    def _rooms(self) -> None:
        for room in (Room.DOCKET, Room.CASES, Room.FILING):
            self.window.open_room(room)
            self.take(f"typical-{room.value}")
        if not self.camera.close_ups:
            return
        page = self.window.rooms.currentWidget()
        assert isinstance(page, FilingPage)
        line = self._line(self.docketed)
        assert line is not None
        page.show_filing(line.filing_id)
        self.take("typical-filing-docketed")
        self.window.open_court_settings()
        self.take("settings-court")
        self.window.open_case(self.returned)
        self.hand.until(lambda: self.window.workspace is not None, "the case to open")
        self.take("typical-returned")
