"""A party from one line of pasted text: `王某,男,310110…,上海市…路1号,138…`, or a company with its credit code.

Nothing is dropped: every character but separators is in exactly one `Piece`, and what was not understood is a piece
without a field. Nothing is believed either: a mediator sees what went where before and after it is taken over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Final

from mediator_app.domain.people import IdKind, Sex, Side
from mediator_app.law.identity import derive, tidy


class Part(StrEnum):
    """What a piece of the text is."""

    NAME = "name"
    LATIN_NAME = "latin_name"
    SEX = "sex"
    BORN = "born"
    NUMBER = "number"
    NATIONALITY = "nationality"
    OCCUPATION = "occupation"
    ADDRESS = "address"
    SERVICE_ADDRESS = "service_address"
    POSTAL_CODE = "postal_code"
    PHONE = "phone"
    EMAIL = "email"
    CREDIT_CODE = "credit_code"
    REPRESENTATIVE = "representative"
    POST = "post"
    SIDE = "side"
    LABEL = "label"
    """A word that only says what comes next."""
    REST = "rest"
    """Not understood."""


@dataclass(frozen=True, slots=True)
class Piece:
    part: Part
    text: str
    """As it stood in the text, without the separators around it."""


_PLAIN: Final[dict[int, int]] = {0xFF01 + i: 0x21 + i for i in range(94)} | {
    0x3000: 0x20,
    0x3002: 0x2C,
    0x00A0: 0x20,
}
"""One character for one, so that a place in the plain text is the same place in the text itself."""

_NUMBER: Final = re.compile("(?<![0-9A-Za-z])[0-9]{6}[ -]?[0-9]{8}[ -]?[0-9]{3}[0-9Xx](?![0-9A-Za-z])")
_CREDIT: Final = re.compile(
    "(?<![0-9A-Za-z])[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Za-z])"
)
_EMAIL: Final = re.compile("[0-9A-Za-z._%+-]+@[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)+")
_MOBILE: Final = re.compile("(?<![0-9])(?:\\+?86[ -]?)?1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}(?![0-9])")
_LINE: Final = re.compile(
    "(?<![0-9])(?:0[0-9]{2,3}|\\(0[0-9]{2,3}\\))[ -]?[0-9]{7,8}(?:[-转][0-9]{1,6})?(?![0-9])"
)
_STRONG: Final = (
    (Part.EMAIL, _EMAIL),
    (Part.NUMBER, _NUMBER),
    (Part.CREDIT_CODE, _CREDIT),
    (Part.PHONE, _MOBILE),
    (Part.PHONE, _LINE),
)
_LABELS: Final = {
    Part.SIDE: "被申请人|申请人|第三人",
    Part.NAME: "单位名称|公司名称|企业名称|用人单位|劳动者|姓名|名称|name|employer",
    Part.SEX: "性别|sex|gender",
    Part.BORN: "出生日期|出生年月日|出生年月|生日|生于|born|date of birth",
    Part.NUMBER: (
        "公民身份号码|公民身份证号码|居民身份证号码|身份证号码|身份证号|居民身份证|身份证|证件号码|证件号"
        "|护照号码|护照号|护照|passport number|passport no\\.?|passport|id number|id no\\.?|id"
    ),
    Part.NATIONALITY: "国籍|nationality",
    Part.CREDIT_CODE: "统一社会信用代码|社会信用代码|信用代码|credit code",
    Part.SERVICE_ADDRESS: "送达地址|通讯地址|邮寄地址|联系地址|address for service",
    Part.ADDRESS: "住所地|住所|家庭住址|现住址|住址|注册地址|地址|现住|住|address",
    Part.POSTAL_CODE: "邮政编码|邮编|postal code|postcode",
    Part.PHONE: "联系电话|联系方式|手机号码|手机号|手机|电话号码|电话|telephone|mobile|phone|tel\\.?",
    Part.EMAIL: "电子邮箱|电子邮件|邮箱|e-?mail",
    Part.REPRESENTATIVE: "法定代表人|法人代表|主要负责人|负责人|法人|legal representative",
    Part.POST: "职务|post",
    Part.OCCUPATION: "职业|岗位|工种|职位|occupation",
}
_NEEDS_COLON: Final = frozenset({Part.NAME, Part.POST, Part.SEX, Part.OCCUPATION, Part.SIDE})
_LABEL: Final = re.compile(
    "|".join(f"(?P<{part.value}>{words})" for part, words in _LABELS.items()), re.IGNORECASE
)
_LABELLED: Final = re.compile(f"(?<=\\s)(?:{'|'.join(_LABELS.values())})\\s*:", re.IGNORECASE)
_KIND: Final = "(?:co|ltd|inc|llc|llp|lp|plc|limited|gmbh|corp|pte|s\\.a|s\\.p\\.a|b\\.v|n\\.v|jr|sr)\\b"
_SEPARATOR: Final = re.compile(f"(?:[;|、\\n\\r\\t\\v\\f]|,(?!\\s*{_KIND}))+", re.IGNORECASE)
"""A comma before the kind of a company (`Co., Ltd.`) or before Jr. belongs to the name."""
_DAY: Final = re.compile("([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?(?:出?生)?")
_SEXES: Final = {
    **dict.fromkeys(("男", "男性", "male", "m"), Sex.MALE),
    **dict.fromkeys(("女", "女性", "female", "f"), Sex.FEMALE),
}
_SIDES: Final = {
    "申请人": Side.APPLICANT,
    "被申请人": Side.RESPONDENT,
    "第三人": Side.THIRD_PARTY,
}
_PASSPORT: Final = re.compile("[A-Z]{1,2}[0-9]{7,8}|[A-Z][0-9A-Z]{8}(?<=[0-9].)")
_POSTAL: Final = re.compile("[0-9]{6}")
_UNIT: Final = re.compile(
    "公司|集团|工厂|.厂$|商店|.店$|中心$|事务所$|合作社$|学校$|医院$|幼儿园$|工作室$|经营部$|服务部$|委员会$"
    "|分行$|支行$|个体工商户|\\b(?:co|ltd|inc|llc|gmbh|corp)\\b",
    re.IGNORECASE,
)
_PLACE: Final = re.compile(
    "省|市|自治区|区|县|镇|乡|村|路|街|道|巷|弄|[0-9]号|[0-9]室|号楼|幢|栋|单元|\\broad\\b|\\bstreet\\b", re.I
)
_POSTS: Final = re.compile(
    "(?:副?董事长|执行董事|董事|总经理|副总经理|总裁|经理|厂长|院长|校长|主任|店长|合伙人)(?:兼.+)?"
)
_NATION: Final = re.compile("[\u4e00-\u9fff]{1,5}族")
_PERSON: Final = re.compile("[^\\W\\d_][^\\d_;:@()/\\\\]{0,59}")
_ASIDE: Final = re.compile("\\s*\\([^()0-9]{1,40}\\)$")
"""Another name in brackets behind one."""
_LATIN: Final = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff'\u2018\u2019 .,-]{2,60}")
_ALPHABET: Final = re.compile(
    "[^\\W\\d_\u2e80-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff'\u2018\u2019 .-]{1,60}"
)
"""Letters of an alphabet, in which the words of one name have blanks between them."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found. `pieces` are in the order of the text."""

    pieces: tuple[Piece, ...]
    identity_kind: IdKind = IdKind.RESIDENT

    def text(self, part: Part) -> str:
        """The first piece of that kind, empty for none."""
        return next((piece.text for piece in self.pieces if piece.part is part), "")

    @property
    def rest(self) -> tuple[str, ...]:
        """What was not understood."""
        return tuple(piece.text for piece in self.pieces if piece.part is Part.REST)

    @property
    def understood(self) -> int:
        """How many fields were found."""
        return sum(piece.part not in (Part.REST, Part.LABEL, Part.SIDE) for piece in self.pieces)

    @property
    def employer(self) -> bool:
        """Whether it tells of a unit, not of a person."""
        unit = is_unit(self.text(Part.NAME))
        return unit or bool(self.text(Part.CREDIT_CODE) or self.text(Part.REPRESENTATIVE))

    @property
    def side(self) -> Side | None:
        return _SIDES.get(self.text(Part.SIDE))

    @property
    def sex(self) -> Sex | None:
        return _SEXES.get(self.text(Part.SEX).lower())

    @property
    def born(self) -> date | None:
        return _day(self.text(Part.BORN).translate(_PLAIN))


def is_unit(name: str) -> bool:
    """Whether this is the name of a company or another unit."""
    return bool(_UNIT.search(name))


def read_party(text: str) -> Reading:
    """Take a pasted line apart. Never refuses: what cannot be read is in `rest`."""
    return _Reader(text).read()


Span = tuple[int, int]


class _Reader:
    """Marks spans of the text one after the other; what is marked is not looked at again."""

    def __init__(self, text: str) -> None:
        self.text, self.plain = text, text.translate(_PLAIN)
        self.spans: list[tuple[int, int, Part]] = []
        self.seen: set[Part] = set()
        self.passport = False

    def read(self) -> Reading:
        at = 0
        for start, end, part in [*self._strong(), (len(self.plain), len(self.plain), Part.REST)]:
            for segment in self._segments(at, start):
                self._segment(segment)
            if start < end:
                self._mark((start, end), part)
            at = end
        pieces = tuple(Piece(part, self.text[start:end]) for start, end, part in sorted(self.spans))
        return Reading(pieces, self._kind())

    def _kind(self) -> IdKind:
        number = tidy(next((self.text[a:b] for a, b, part in self.spans if part is Part.NUMBER), ""))
        if derive(number) is None:
            return IdKind.PASSPORT if self.passport else IdKind.RESIDENT
        if number.startswith(("810000", "820000", "830000")):
            return IdKind.HMT_RESIDENCE
        return IdKind.FOREIGN_PERMANENT if number.startswith("9") else IdKind.RESIDENT

    def _mark(self, span: Span, part: Part) -> None:
        """A part counts once; a second one of its kind is left for a person to place."""
        if part is Part.ADDRESS and self.spans and self.spans[-1][2] is Part.ADDRESS:
            start = self.spans.pop()[0]
            span = (start, span[1])
        elif part not in (Part.LABEL, Part.REST):
            part = Part.REST if part in self.seen else part
            self.seen.add(part)
        self.spans.append((*span, part))

    def _strong(self) -> list[tuple[int, int, Part]]:
        """Numbers and addresses that nothing else looks like, wherever they stand; they do not overlap."""
        found: list[tuple[int, int, Part]] = []
        for part, pattern in _STRONG:
            for match in pattern.finditer(self.plain):
                start, end = match.span()
                if part is Part.NUMBER and derive(match[0]) is None and match[0].startswith("9"):
                    continue  # the code of a company that happens to hold figures only
                if all(end <= a or b <= start for a, b, _ in found):
                    found.append((start, end, part))
        return sorted(found)

    def _segments(self, start: int, end: int) -> Iterator[Span]:
        """What lies between separators, and before a label that stands in the middle."""
        edges = [start]
        for match in _SEPARATOR.finditer(self.plain, start, end):
            edges += [match.start(), match.end()]
        for match in _LABELLED.finditer(self.plain, start, end):
            edges += [match.start(), match.start()]
        edges.append(end)
        edges.sort()
        for a, b in pairwise(edges):
            if not _SEPARATOR.fullmatch(self.plain, a, b):
                yield self._trim((a, b))

    def _trim(self, span: Span) -> Span:
        start, end = span
        while start < end and (self.plain[start].isspace() or self.plain[start] == ":"):
            start += 1
        while end > start and (self.plain[end - 1].isspace() or self.plain[end - 1] == ":"):
            end -= 1
        return start, end

    def _segment(self, span: Span) -> None:
        start, end = span
        if start == end:
            return
        label = _LABEL.match(self.plain, start, end)
        if label is not None and label.lastgroup is not None and self._is_label(label, end):
            part = Part(label.lastgroup)
            self.passport = self.passport or "护照" in label[0] or "passport" in label[0].lower()
            self._mark(label.span(), Part.SIDE if part is Part.SIDE else Part.LABEL)
            value = self._trim((label.end(), end))
            if value[0] < value[1]:
                self._labelled(part, value)
            return
        self._unlabelled(span)

    def _is_label(self, label: re.Match[str], end: int) -> bool:
        """A label is followed by a colon or by nothing; some also by what they name (`住上海市…`)."""
        after = self.plain[label.end() : end].lstrip()
        if not after or after.startswith(":"):
            return True
        part = Part(label.lastgroup or "")
        unit = _UNIT.search(self.plain, label.start(), end)
        if part in _NEEDS_COLON or (unit is not None and unit.end() == end):
            return False  # 电话通信公司 is a name
        if label[0].isascii():
            return label[0].lower().startswith("passport") and self.plain[label.end()].isspace()
        return part is not Part.ADDRESS or bool(_PLACE.search(after))

    def _labelled(self, part: Part, span: Span) -> None:
        value = self.plain[span[0] : span[1]]
        fits = {
            Part.SEX: value.lower() in _SEXES,
            Part.BORN: _day(value) is not None,
            Part.POSTAL_CODE: bool(_POSTAL.fullmatch(value)),
            Part.PHONE: bool(re.search("[0-9]", value)),
            Part.EMAIL: "@" in value,
            Part.NUMBER: bool(re.search("[0-9]", value)),
            Part.CREDIT_CODE: bool(re.search("[0-9]", value)),
        }
        if part is Part.SIDE:
            self._unlabelled(span)
        else:
            self._mark(span, part if fits.get(part, True) else Part.REST)

    def _unlabelled(self, span: Span) -> None:
        part = self._guess(self.plain[span[0] : span[1]])
        words = self._words(span)
        if part is Part.REST and len(words) > 1:
            for a, b in words:
                self._mark((a, b), self._guess(self.plain[a:b]))
            return
        self._mark(span, part)

    def _words(self, span: Span) -> list[Span]:
        """What stands between blanks; the words of a name in an alphabet stay together."""
        found: list[Span] = []
        joins = False
        for match in re.compile("\\S+").finditer(self.plain, *span):
            letters = bool(_ALPHABET.fullmatch(match[0])) and match[0].lower() not in _SEXES
            if letters and joins:
                found[-1] = (found[-1][0], match.end())
            else:
                found.append(match.span())
            joins = letters
        return found

    def _guess(self, value: str) -> Part:
        """What an unlabelled piece looks like, and nothing that was found already."""
        after_address = bool(self.spans) and self.spans[-1][2] is Part.ADDRESS
        looks: tuple[tuple[Part, bool], ...] = (
            (Part.SEX, value.lower() in _SEXES),
            (Part.BORN, _day(value) is not None),
            (Part.POSTAL_CODE, bool(_POSTAL.fullmatch(value))),
            (Part.NUMBER, bool(_PASSPORT.fullmatch(value))),
            (Part.REST, bool(_NATION.fullmatch(value))),
            (Part.POST, bool(_POSTS.fullmatch(value)) and Part.REPRESENTATIVE in self.seen),
            (Part.NAME, bool(_UNIT.search(value)) and Part.NAME not in self.seen and len(value) <= 80),
            (Part.ADDRESS, len(_PLACE.findall(value)) > 1 or (after_address and bool(_PLACE.search(value)))),
            (Part.NAME, self._is_name(value)),
            (Part.LATIN_NAME, Part.NAME in self.seen and bool(_LATIN.fullmatch(value))),
        )
        found = next((part for part, fits in looks if fits), Part.REST)
        if found is Part.NUMBER:
            self.passport = True
        return found

    def _is_name(self, value: str) -> bool:
        name = _ASIDE.sub("", value)
        if Part.NAME in self.seen or not _PERSON.fullmatch(name):
            return False
        words = name.split()
        if len(words) == 1:
            return len(name) <= 25 or bool(_LATIN.fullmatch(name))
        if any(len(word) > 1 and word.lower() in _SEXES for word in words):
            return False  # `John Smith male` without a comma
        return bool(_LATIN.fullmatch(name)) or all(_ALPHABET.fullmatch(word) for word in words)


def _day(text: str) -> date | None:
    match = _DAY.fullmatch(text.replace(" ", ""))
    try:
        return date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None
