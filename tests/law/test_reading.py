"""What people really have in their clipboard becomes a party, and nothing of it gets lost."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediator_app.domain.ids import PartyId
from mediator_app.domain.people import Employer, IdKind, Sex, Side, Worker
from mediator_app.law.reading import Part, Piece, Reading, read_party
from mediator_app.law.reading_fill import fill
from mediator_app.law.reading_name import read_name

SEPARATORS = set(",，;；|、。:：") | set(" \n\r\t\v\f\u3000\u00a0\uff5c")


def found(text: str) -> dict[str, str]:
    return {piece.part.value: piece.text for piece in read_party(text).pieces}


@pytest.mark.parametrize(
    "line",
    [
        "王某,男,310110198001010014,上海市杨浦区虚构路8弄1号,13800138000",
        "王某，男，310110198001010014，上海市杨浦区虚构路8弄1号，13800138000",
        "王某\t男\t310110198001010014\t上海市杨浦区虚构路8弄1号\t13800138000",
        "王某 男 310110198001010014 上海市杨浦区虚构路8弄1号 13800138000",
        "姓名：王某；性别：男；身份证号：310110198001010014；住址：上海市杨浦区虚构路8弄1号；电话：13800138000",
        "申请人：王某，男，住上海市杨浦区虚构路8弄1号，公民身份号码310110198001010014，联系电话13800138000。",
        "13800138000 上海市杨浦区虚构路8弄1号 310110198001010014 王某 男",
    ],
)
def test_a_person_in_the_forms_people_have(line: str) -> None:
    reading = read_party(line)
    worker, left = fill(Worker(id=PartyId("w"), side=Side.APPLICANT), reading)
    assert isinstance(worker, Worker)
    assert not reading.employer
    assert (worker.name, worker.sex, worker.born) == ("王某", Sex.MALE, date(1980, 1, 1))
    assert (worker.identity.number, worker.identity.kind) == ("310110198001010014", IdKind.RESIDENT)
    assert (worker.address, worker.phone) == ("上海市杨浦区虚构路8弄1号", "13800138000")
    assert left == ()


@pytest.mark.parametrize(
    "number",
    ["02155550000", "021-55550000", "(021)55550000", "（021） 55550000", "0512 5555000", "057155550000-812"],
)
def test_a_landline_is_a_telephone_however_it_is_written(number: str) -> None:
    assert found(f"示例（中国）有限公司，91310000MA0000000Y，{number}")["phone"] == number


@pytest.mark.parametrize(
    "line",
    [
        "示例（中国）有限公司，统一社会信用代码91310000MA0000000Y，住所地上海市示例区创谷园区1号楼，法定代表人李某，董事长",
        "名称：示例（中国）有限公司\n信用代码：91310000MA0000000Y\n住所：上海市示例区创谷园区1号楼\n法定代表人：李某\n职务：董事长",
        "91310000MA0000000Y\t示例（中国）有限公司\t上海市示例区创谷园区1号楼\t法定代表人:李某\t职务:董事长",
    ],
)
def test_a_company_with_its_code(line: str) -> None:
    reading = read_party(line)
    employer, left = fill(Employer(id=PartyId("e"), side=Side.RESPONDENT), reading)
    assert isinstance(employer, Employer)
    assert reading.employer
    assert (employer.name, employer.credit_code) == ("示例（中国）有限公司", "91310000MA0000000Y")
    assert employer.address == "上海市示例区创谷园区1号楼"
    assert (employer.legal_representative.name, employer.legal_representative.post) == ("李某", "董事长")
    assert left == ()


def test_a_foreigner_with_a_passport() -> None:
    reading = read_party("沃尔夫冈·德沃夏克, Wolfgang DVOŘÁK, 护照 C00X00T47, 国籍：德国")
    worker, left = fill(Worker(id=PartyId("w"), side=Side.APPLICANT), reading)
    assert isinstance(worker, Worker)
    assert (worker.name, worker.latin_name) == ("沃尔夫冈·德沃夏克", "Wolfgang DVOŘÁK")
    assert worker.identity.kind is IdKind.PASSPORT
    assert (worker.identity.number, worker.identity.nationality) == ("C00X00T47", "德国")
    assert left == ()


def test_what_is_not_understood_is_said() -> None:
    reading = read_party("王某,男,汉族,13800138000,13900139000,听力不好")
    assert reading.rest == ("汉族", "13900139000", "听力不好")


def test_what_is_there_already_is_never_replaced() -> None:
    before = Worker(id=PartyId("w"), side=Side.APPLICANT, name="程某", phone="13700137000")
    after, left = fill(before, read_party("王某,13700137000,上海市杨浦区虚构路8弄1号"))
    assert (after.name, after.phone) == ("程某", "13700137000")
    assert after.address == "上海市杨浦区虚构路8弄1号"
    assert left == ("王某",)


def test_a_rare_name_stays_whole() -> None:
    assert found("𬭎\U00031350,女")["name"] == "𬭎\U00031350"


@pytest.mark.parametrize(
    "name",
    [
        "Smith, John",
        "John Smith (史密斯)",
        "Jean Exemple（让·示例）",
        "Nguyễn Thị Minh Khai",
        "Иван Петров",
        "Sean O’Brien",
        "García Márquez, Gabriel José",
        "欧阳 娜娜",
        "𠮷野 太郎",
        "王某（曾用名：王某某）",
        "李亚男",
        "Example Trading Co., Ltd.",
        "Example (China) Co., Ltd. Shanghai Branch",
        "示例有限公司 Example Co., Ltd.",
        "Muster, Beispiel & Partner LLP",
        "Exemple, S.A.",
        "上海甲、乙合伙企业（有限合伙）",
        "示例股份有限公司，上海分公司",
        "住示商事（中国）有限公司上海示例新区分公司",
        "电话通信服务有限公司",
        "上海市示例区示例路小学",
        "58示例信息技术有限公司",
    ],
)
def test_a_name_is_never_taken_apart(name: str) -> None:
    assert [(piece.part, piece.text) for piece in read_name(name).pieces] == [(Part.NAME, name)]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Example (China) Co., Ltd., 91310000MA0000000Y, 021-55550000", "Example (China) Co., Ltd."),
        ("电话通信服务有限公司，91310000MA0000000Y", "电话通信服务有限公司"),
        ("Иван Петров, male, 13800138000", "Иван Петров"),
        ("John Smith male 13800138000", "John Smith"),
        ("John Smith (史密斯), 护照C00X00T47", "John Smith (史密斯)"),
        ("程某，女", "程某"),
    ],
)
def test_in_a_line_the_name_stays_whole(line: str, name: str) -> None:
    reading = read_name(line)
    assert (reading.text(Part.NAME), reading.rest) == (name, ())


def test_a_name_and_the_same_in_latin_letters_are_two() -> None:
    reading = read_name("让·示例 Jean Exemple")
    assert (reading.text(Part.NAME), reading.text(Part.LATIN_NAME)) == ("让·示例", "Jean Exemple")


@pytest.mark.parametrize("line", ["13800138000", "91310000MA0000000Y", "电话：021-55550000"])
def test_a_number_alone_is_no_name(line: str) -> None:
    assert read_name(line).text(Part.NAME) == ""


def between(text: str, pieces: tuple[Piece, ...]) -> str:
    """What stands in no piece."""
    gaps, at = [], 0
    for piece in pieces:
        start = text.index(piece.text, at)
        gaps.append(text[at:start])
        at = start + len(piece.text)
    return "".join([*gaps, text[at:]])


ODDS = st.text(
    st.sampled_from("王某男女住电话姓名：:，, ;\n\t0123456789Xx@.-公司市区路号护照AaÁ𬭎()（） 年月日"),
    max_size=60,
)


@given(ODDS | st.text(max_size=40))
def test_nothing_is_dropped(text: str) -> None:
    reading = read_party(text)
    assert isinstance(reading, Reading)
    assert set(between(text, reading.pieces)) <= SEPARATORS | {c for c in text if c.isspace()}
    assert all(piece.text for piece in reading.pieces)


@given(ODDS | st.text(max_size=40))
def test_no_letter_of_what_is_taken_for_a_name_is_dropped(text: str) -> None:
    reading = read_name(text)
    assert set(between(text, reading.pieces)) <= SEPARATORS | {c for c in text if c.isspace()}


@given(ODDS, st.booleans())
def test_everything_read_is_in_the_party_or_left_over(text: str, employer: bool) -> None:
    reading = read_party(text)
    empty = (Employer if employer else Worker)(id=PartyId("p"), side=Side.APPLICANT)
    filled, left = fill(empty, reading)
    for piece in reading.pieces:
        if piece.part is Part.REST:
            assert piece.text in left
        elif piece.part in (Part.NAME, Part.ADDRESS, Part.PHONE, Part.EMAIL):
            assert getattr(filled, piece.part.value) == piece.text
        elif piece.part not in (Part.LABEL, Part.SIDE) and employer and piece.part is Part.LATIN_NAME:
            assert piece.text in left
