"""A laptop and a court, both real, and a filing's whole life between them."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event

import pytest

from court import filings, hearings, packs, reviews
from court import laptops as court_laptops
from court.audit import SYSTEM
from mediator_app.bootstrap import RESOURCES, OpenDesk
from mediator_app.delivery import NextStep, PackState, RoadState, Word, next_step, word_of
from mediator_app.domain.errors import Refusal, Trouble
from mediator_app.domain.filings import FilingKind, FilingState
from mediator_app.domain.ids import CaseId
from mediator_app.domain.papers import PaperId, PaperKind
from mediator_app.domain.record import Attachment
from mediator_app.exchange.contract.answers import PackKind
from mediator_app.exchange.contract.reasons import Objection, Reason
from mediator_app.exchange.trust import manifest_in
from mediator_app.law.rules import FILES
from tests.app.files import case_of_today
from tests.app.poppler import text as printed
from tests.app.test_secrets import spellings, whispered
from tests.filing.conftest import Bench, fail, only_line
from tests.roads.proxy import BadRoad, Fate


def enrolled(office: OpenDesk, bench: Bench, url: str = "") -> OpenDesk:
    office.delivery.enrol(url or bench.url, bench.code()).result()
    return office


def delivered(office: OpenDesk) -> None:
    office.delivery.deliver_once().result()


def word(office: OpenDesk) -> Word:
    return word_of(only_line(office), office.delivery.road())


def test_enrolment_tells_whose_laptop_it_is_and_lasts_over_a_restart(
    laptops: Callable[[], OpenDesk], bench: Bench
) -> None:
    office = laptops()
    office.delivery.ready.result()
    assert office.delivery.court() is None
    assert office.delivery.road().state is RoadState.NOT_ENROLLED
    facts = office.delivery.enrol(bench.url + "/", bench.code().lower()).result()
    assert (facts.name, facts.mediator, facts.url) == ("示例二区仲裁院", "周示范", bench.url)
    assert not facts.expiring
    again = laptops()
    again.delivery.ready.result()
    kept = again.delivery.court()
    assert kept is not None
    assert (kept.laptop, kept.expires) == (facts.laptop, facts.expires)


def test_a_settlement_is_filed_returned_filed_anew_and_docketed(
    laptops: Callable[[], OpenDesk], bench: Bench
) -> None:
    office = enrolled(laptops(), bench)
    delivered(office)
    first = only_line(office)
    assert first.receipt is not None
    assert (first.state, first.sent) == (FilingState.RECEIVED, first.total)
    with bench.place.service.database.reading() as connection:
        there = filings.filing(connection, bench.place.court.id, first.filing_id)
    assert there.row.number == first.receipt.number
    manifest = manifest_in(office.store.filings.manifest(first.filing_id).result())
    assert [document.kind for document in manifest.documents].count(manifest.documents[0].kind) == 1
    assert {"arbitration_mediation", "hearing_record", "service_return"} <= {
        document.kind.value for document in manifest.documents
    }

    objection = Objection(reason=Reason.NAME_DIFFERS, field="parties.0.name", note="与身份证不符")
    bench.decide(reviews.return_with, first.filing_id, [objection])
    office = laptops()
    delivered(office)
    returned = only_line(office)
    assert returned.state is FilingState.RETURNED
    assert returned.review is not None
    assert [(one.reason, one.field, one.note) for one in returned.review.objections] == [
        ("name_differs", "parties.0.name", "与身份证不符")
    ]

    second = office.delivery.refile(first.case_id).result()
    with pytest.raises(Refusal, match="filing_waits"):
        office.delivery.refile(first.case_id).result()
    delivered(office)
    bench.decide(reviews.docket, second, "示劳人仲（2026）办字第77号")
    delivered(office)
    newest, _ = office.delivery.lines(first.case_id).result()
    assert (newest.filing_id, newest.supersedes) == (second, first.filing_id)
    assert newest.state is FilingState.DOCKETED
    assert newest.review is not None
    assert newest.review.case_number == "示劳人仲（2026）办字第77号"
    # What the court says is not written into the case.
    record = office.desk.load(first.case_id).result().record
    assert record.content.case_number != newest.review.case_number
    assert office.store.check().result() == ()


def test_no_byte_that_leaves_was_said_in_caucus(laptop: OpenDesk, bench: Bench, tmp_path: Path) -> None:
    with BadRoad(bench.address, weights={Fate.PASS: 1}, keep=True) as road:
        enrolled(laptop, bench, road.url)
        fail(laptop)
        delivered(laptop)
    left = b"".join(road.passed.seen)
    texts = []
    for line in laptop.delivery.lines().result():
        assert line.state is FilingState.RECEIVED
        manifest = manifest_in(laptop.store.filings.manifest(line.filing_id).result())
        texts.append(json.dumps(manifest.to_data(), ensure_ascii=False))
        texts.append(laptop.store.blob(manifest.case.sha256).result().decode())
        for document in manifest.documents:
            data = laptop.store.blob(document.sha256).result()
            assert data[:1024] in left  # it did leave
            path = tmp_path / "document.pdf"
            path.write_bytes(data)
            texts.append(printed(path))
    whole = left + "".join("".join(texts).split()).encode()
    needles = ["".join(needle.split()) for needle in (*whispered(), *whispered())]
    assert len(needles) > 5
    assert [needle for needle in needles if any(way in whole for way in spellings(needle))] == []
    # The search does find what was said openly.
    assert "程虚构".encode() in whole
    assert b"75000000" in whole


def test_mediation_that_failed_is_handed_over(laptop: OpenDesk, bench: Bench) -> None:
    enrolled(laptop, bench)
    case_id = fail(laptop)
    delivered(laptop)
    (line,) = laptop.delivery.lines(case_id).result()
    assert (line.kind, line.state) == (FilingKind.HANDOVER, FilingState.RECEIVED)


def attach(office: OpenDesk, megabytes: int) -> Attachment:
    case_id = only_line(office).case_id
    office.desk.load(case_id).result()
    data = bytes(range(256)) * (4096 * megabytes)
    added = office.desk.attach(case_id, "现场录像", "video/mp4", data)
    office.saved()
    return added


def test_a_large_document_goes_on_where_it_was_cut(laptop: OpenDesk, bench: Bench) -> None:
    attach(laptop, 6)
    pieces = iter(range(100))

    def choose(head: bytes) -> Fate:
        cut = head.startswith(b"PATCH") and next(pieces) in (1, 3)
        return Fate.CUT_REQUEST if cut else Fate.PASS

    with BadRoad(bench.address, choose=choose) as road:
        enrolled(laptop, bench, road.url)
        while only_line(laptop).state is not FilingState.RECEIVED:
            delivered(laptop)
        line = only_line(laptop)
        assert road.passed.fates[Fate.CUT_REQUEST] == 2
    assert road.passed.body_bytes < line.total * 1.05 + 64 * 1024


def test_on_a_rough_road_each_filing_arrives_once(laptop: OpenDesk, bench: Bench) -> None:
    for _ in range(3):
        fail(laptop)
    with BadRoad(bench.address, seed=7, longest_wait_s=0.1) as road:
        while not road.passed.fates[Fate.PASS]:
            try:
                enrolled(laptop, bench, road.url)
            except Trouble:
                continue
        for _ in range(200):
            lines = laptop.delivery.lines().result()
            if all(line.state is FilingState.RECEIVED for line in lines):
                break
            delivered(laptop)
        assert sum(road.passed.fates.values()) > 10
    lines = laptop.delivery.lines().result()
    assert [line.state for line in lines] == [FilingState.RECEIVED] * 4
    with bench.place.service.database.reading() as connection:
        there = filings.list_filings(connection, bench.place.court.id)
    assert sorted(row.id for row in there) == sorted(line.filing_id for line in lines)
    assert {row.number for row in there} == {
        line.receipt.number for line in lines if line.receipt is not None
    }


def test_a_portal_is_never_taken_for_the_court(laptop: OpenDesk, bench: Bench) -> None:
    portal = False
    with BadRoad(bench.address, choose=lambda _: Fate.PORTAL if portal else Fate.PASS, keep=True) as road:
        enrolled(laptop, bench, road.url)
        delivered(laptop)
        laptop.delivery.network(online=False)
        fail(laptop)
        delivered(laptop)
        portal = True
        road.passed.seen.clear()
        laptop.delivery.network(online=True)
        delivered(laptop)
        assert laptop.delivery.road().state is RoadState.CAPTIVE
        handover = laptop.delivery.lines().result()[0]
        assert word_of(handover, laptop.delivery.road()) is Word.WAITS_FOR_NETWORK
        # Nobody was told anything but a question who is there.
        assert {seen.split(b"?")[0] for seen in road.passed.seen} == {b"GET /v1/about"}
        portal = False
        delivered(laptop)
        assert laptop.delivery.lines().result()[0].state is FilingState.RECEIVED


def test_nothing_is_sent_offline_or_on_a_metered_network_that_nobody_allowed(
    laptop: OpenDesk, bench: Bench
) -> None:
    counter = laptop.delivery
    counter.hold(only_line(laptop).filing_id).result()
    enrolled(laptop, bench)
    delivered(laptop)
    assert word(laptop) is Word.HELD
    counter.network(online=False)
    counter.send_now(only_line(laptop).filing_id).result()
    delivered(laptop)
    assert (counter.road().state, word(laptop)) == (RoadState.OFFLINE, Word.WAITS_FOR_NETWORK)
    counter.network(online=True, metered=True)
    delivered(laptop)
    assert (counter.road().state, word(laptop)) == (RoadState.METERED, Word.WAITS_FOR_NETWORK)
    counter.network(online=True, captive=True)
    delivered(laptop)
    assert counter.road().state is RoadState.CAPTIVE
    counter.network(online=True, metered=True)
    counter.allow_metered(True)
    delivered(laptop)
    assert word(laptop) is Word.RECEIVED


def test_it_goes_by_itself_as_soon_as_it_may(laptop: OpenDesk, bench: Bench) -> None:
    arrived = Event()
    counter = laptop.delivery
    counter.network(online=False)
    counter.enrol(bench.url, bench.code()).result()

    def heard() -> None:
        def look(done: object) -> None:
            if only[0].result()[0].state is FilingState.RECEIVED:
                arrived.set()

        only = [laptop.store.filings.lines()]
        only[0].add_done_callback(look)

    stop = counter.listen(heard)
    counter.network(online=True)
    assert arrived.wait(60)
    stop()


def test_a_revoked_laptop_stops_and_says_so(laptop: OpenDesk, bench: Bench) -> None:
    laptop.delivery.network(online=False)
    enrolled(laptop, bench)
    facts = laptop.delivery.court()
    assert facts is not None
    bench.do(court_laptops.revoke, facts.laptop, by=SYSTEM)
    laptop.delivery.network(online=True)
    delivered(laptop)
    assert laptop.delivery.road().state is RoadState.STOPPED
    assert laptop.delivery.road().reason == "laptop_revoked"
    assert only_line(laptop).state in (FilingState.QUEUED, FilingState.SENDING)


@pytest.mark.parametrize("lost", [Fate.CUT_REQUEST, Fate.LOSE_ANSWER])
@pytest.mark.parametrize("whole", [False, True])
def test_a_laptop_enrolled_anew_files_what_the_one_before_had_signed(
    laptops: Callable[[], OpenDesk], bench: Bench, lost: Fate, whole: bool
) -> None:
    """Its certificate had ended or its key was gone, and nobody knows whether the court has what it sent."""
    offers = count(1)

    def choose(head: bytes) -> Fate:
        """The first offer names the documents; only a later one can bring the whole filing."""
        offer = head.startswith(b"PUT /v1/filings/")
        return lost if offer and next(offers) > whole else Fate.PASS

    office = laptops()
    with BadRoad(bench.address, choose=choose) as road:
        delivered(enrolled(office, bench, road.url))
    before = only_line(office)
    assert before.state is FilingState.SENDING
    first = manifest_in(office.store.filings.manifest(before.filing_id).result())
    bench.do(court_laptops.revoke, first.laptop, by=SYSTEM)

    office = enrolled(laptops(), bench)
    delivered(office)
    after = only_line(office)
    assert after.state is FilingState.RECEIVED, after.reason
    assert (after.filing_id, after.made_at) == (before.filing_id, before.made_at)
    second = manifest_in(office.store.filings.manifest(after.filing_id).result())
    facts = office.delivery.court()
    assert facts is not None
    assert second.laptop == facts.laptop != first.laptop
    assert replace(second, laptop=first.laptop, author=first.author) == first, "nothing else was made anew"
    with bench.place.service.database.reading() as connection:
        (row,) = filings.list_filings(connection, bench.place.court.id)
        assert after.receipt is not None
        assert (row.id, row.number) == (after.filing_id, after.receipt.number)
        brought = filings.filing(connection, bench.place.court.id, row.id).laptop
    assert brought == (first.laptop if lost is Fate.LOSE_ANSWER and whole else facts.laptop)
    bench.decide(reviews.docket, after.filing_id, "示劳人仲（2026）办字第80号")
    office = laptops()
    delivered(office)
    assert only_line(office).state is FilingState.DOCKETED
    assert office.store.check().result() == ()


def test_what_was_refused_as_another_laptops_goes_after_the_new_enrolment(
    laptops: Callable[[], OpenDesk], bench: Bench
) -> None:
    office = laptops()
    with BadRoad(
        bench.address, choose=lambda head: Fate.CUT_REQUEST if b"/v1/filings" in head else Fate.PASS
    ) as road:
        delivered(enrolled(office, bench, road.url))
    line = only_line(office)
    office.store.filings.block(line.filing_id, "not_this_laptop", {"field": "manifest"}).result()
    delivered(enrolled(office, bench))
    assert only_line(office).state is FilingState.RECEIVED


@pytest.mark.parametrize(
    ("url", "code", "expected"),
    [
        ("http://court.example.cn", "", "url_not_safe"),
        ("ftp://127.0.0.1", "", "url_bad"),
        ("http://user@127.0.0.1", "", "url_bad"),
        ("", "ABCDE", "code_short"),
        ("", "U" * 20, "code_letter"),
        ("", "0" * 20, "code_wrong"),
    ],
)
def test_what_enrolment_refuses(laptop: OpenDesk, bench: Bench, url: str, code: str, expected: str) -> None:
    with pytest.raises(Refusal) as caught:
        laptop.delivery.enrol(url or bench.url, code or bench.code()).result()
    assert caught.value.code == expected
    assert laptop.delivery.court() is None


def test_a_lost_answer_to_an_enrolment_costs_no_second_code(laptop: OpenDesk, bench: Bench) -> None:
    code, lost = bench.code(), iter([True])

    def choose(head: bytes) -> Fate:
        return Fate.LOSE_ANSWER if b"/v1/enrolments" in head and next(lost, False) else Fate.PASS

    with BadRoad(bench.address, choose=choose) as road:
        with pytest.raises(Trouble):
            laptop.delivery.enrol(road.url, code).result()
        assert laptop.delivery.enrol(road.url, code).result().mediator == "周示范"
    with pytest.raises(Refusal, match=r"code_wrong|code_used|key_known"):
        laptop.delivery.enrol(bench.url, code[:-1] + ("0" if code[-1] != "0" else "1")).result()


def test_a_code_of_another_court_is_not_answered_by_this_one(laptop: OpenDesk, bench: Bench) -> None:
    """Same secret, but the mark of a court that is not there: whoever answers did not give this code."""
    code = bench.code()
    other = bench.place.another_court("示例三区仲裁院")
    foreign = bench.place.code(court=other)
    with pytest.raises(Refusal) as caught:
        laptop.delivery.enrol(bench.url, code[:14] + foreign[14:]).result()
    assert caught.value.code in ("other_court", "code_wrong")


def test_assigned_hearings_come_and_are_opened_once(laptop: OpenDesk, bench: Bench) -> None:
    raw = case_of_today()
    raw["content"]["settlement"] = None
    raw["content"]["terms"] = []
    for name in ("agreed_on", "offers"):
        raw["content"].pop(name, None)
    mediator = bench.place.mediator()
    starts = datetime.now(UTC) + timedelta(days=1)
    told = bench.do(
        hearings.assign,
        mediator.id,
        json.dumps(raw, ensure_ascii=False).encode(),
        starts_at=starts,
        place="示例园区",
        by=SYSTEM,
    )
    enrolled(laptop, bench)
    delivered(laptop)
    (line,) = laptop.delivery.hearings().result()
    assert (line.assignment, line.place, line.case_id) == (told, "示例园区", "")
    case_id = laptop.delivery.open_hearing(told).result()
    assert laptop.delivery.open_hearing(told).result() == case_id
    content = laptop.store.load(case_id).result().case.record.content
    assert [party.name for party in content.parties] == [p["name"] for p in raw["content"]["parties"]]
    assert laptop.delivery.hearings().result()[0].case_id == case_id
    bench.do(hearings.withdraw, told, note="改期", by=SYSTEM)
    delivered(laptop)
    (line,) = laptop.delivery.hearings().result()
    assert (line.withdrawn, line.note) == (True, "改期")


def zipped(files: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as into:
        for name, data in files.items():
            into.writestr(name, data)
    return packed.getvalue()


def test_rules_and_wording_from_the_court_are_gone_by_or_refused(
    laptops: Callable[[], OpenDesk], bench: Bench
) -> None:
    rules = {name: (RESOURCES / "rules" / name).read_bytes() for name in FILES}
    newer = json.loads(rules["checks.json"])
    newer["version"] = "2099-01"
    root = RESOURCES / "wording"
    wording = {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.suffix in (".md", ".toml")
    }
    notice = wording["rights_notice/zh.md"].decode()
    assert "自愿接受" in notice
    wording["rights_notice/zh.md"] = notice.replace("自愿接受", "自主自愿接受").encode()

    def announce(kind: PackKind, version: str, files: dict[str, bytes]) -> None:
        service = bench.place.service

        def work(connection: object) -> None:
            packs.announce(
                service.database,
                connection,  # type: ignore[arg-type]
                service.store,
                bench.place.court,
                kind,
                version,
                zipped(files),
                at=datetime.now(UTC),
                by=SYSTEM,
            )

        service.database.write(work)

    office = enrolled(laptops(), bench)
    case_id = only_line(office).case_id
    office.desk.load(case_id).result()
    before = office.desk.rules().version
    announce(PackKind.RULES, "broken", {**rules, "checks.json": b"{"})
    announce(PackKind.RULES, "2099-01", {**rules, "checks.json": json.dumps(newer).encode()})
    announce(PackKind.WORDING, "broken", {**wording, "rights_notice/zh.md": b"{{ nobody.knows }}"})
    announce(PackKind.WORDING, "climbing", {"../zh.md": b"x"})
    announce(PackKind.WORDING, "7", wording)
    delivered(office)
    assert [(one.fact.version, one.state) for one in office.delivery.packs().result()] == [
        ("broken", PackState.REFUSED),
        ("2099-01", PackState.TAKEN),
        ("broken", PackState.REFUSED),
        ("climbing", PackState.REFUSED),
        ("7", PackState.TAKEN),
    ]
    assert all(one.reason for one in office.delivery.packs().result() if one.state is PackState.REFUSED)
    assert before != office.desk.rules().version
    goes_by_it(office, case_id)
    goes_by_it(laptops(), case_id)


def goes_by_it(office: OpenDesk, case_id: CaseId) -> None:
    desk = office.desk
    desk.load(case_id).result()
    assert desk.rules().version.startswith("2099-01")
    papers = {paper.kind: paper for paper in desk.papers_of(case_id)}
    # What was sealed before is still printed with its own words; what is new has the new ones.
    assert desk.draw(case_id, papers[desk.case(case_id).record.content.instrument]).pdf.startswith(b"%PDF")
    opened = desk.open_case(PaperKind.ARBITRATION_MEDIATION).case.record.id
    notice = desk.draw(opened, PaperId(PaperKind.RIGHTS_NOTICE)).pdf
    with TemporaryDirectory() as folder:
        (path := Path(folder) / "notice.pdf").write_bytes(notice)
        assert "自主自愿接受" in "".join(printed(path).split())
    office.saved()


def test_what_helps_a_blocked_filing(laptop: OpenDesk, bench: Bench) -> None:
    line = only_line(laptop)
    laptop.store.filings.block(line.filing_id, "filing_conflict", {}).result()
    assert next_step(only_line(laptop)) is NextStep.ASK_COURT
    enrolled(laptop, bench)
    delivered(laptop)
    assert word(laptop) is Word.BLOCKED
    laptop.delivery.retry(line.filing_id).result()
    delivered(laptop)
    assert word(laptop) is Word.RECEIVED
