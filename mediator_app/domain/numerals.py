"""Chinese numerals for amounts of money: writing the capitals and reading capitals or plain numerals.

The rule is appendix 1 of the Measures for Payment and Settlement (支付结算办法附一). It leaves three zeros
to the writer's choice; `write` takes the first of the printed examples each time, `read` takes either.
Sums here are plain integers of fen, so that `money` can build on this module.
"""

from __future__ import annotations

import re

DIGITS = "零壹贰叁肆伍陆柒捌玖"
PLACES = ("", "拾", "佰", "仟")
SECTIONS = ("", "万", "亿")

LIMIT = 10**12 * 100
"""Sums of 1 万亿 yuan (in fen) and more have no agreed capitals and are refused."""

# Zeros that the rule lets a writer leave out. Private-use marks, so that no typed text can hold them.
_AT_SECTION = "\ue000"
_AT_YUAN = "\ue001"
_AT_FEN = "\ue002"

_PLAIN = str.maketrans("〇一二两三四五六七八九十百千", "零壹贰贰叁肆伍陆柒捌玖拾佰仟")
_VARIANTS = str.maketrans("萬億圆圓貳弍參叄陸兩", "万亿元元贰贰叁叁陆两")
_FORMAL_ONLY = frozenset("壹贰叁肆伍陆柒捌玖拾佰仟")
_PLAIN_ONLY = frozenset("〇一二两三四五六七八九十百千")
_SHARED = frozenset("零万亿元角分整正")

_SECTION = (
    "零?(?:([壹贰叁肆伍陆柒捌玖])仟)?零?(?:([壹贰叁肆伍陆柒捌玖])佰)?零?"
    "(?:([壹贰叁肆伍陆柒捌玖]?)(拾))?零?([壹贰叁肆伍陆柒捌玖])?"
)
_WHOLE = (
    "(?:(?P<yuan>[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]+)(?P<unit>元)?)?零?"
    "(?:(?P<jiao>[壹贰叁肆伍陆柒捌玖])角)?零?(?:(?P<fen>[壹贰叁肆伍陆柒捌玖])分)?[整正]?"
)


class UnreadableNumeral(ValueError):
    """The text is no numeral of this rule. `candidates` holds the sums (fen) between which it wavers."""

    def __init__(self, *candidates: int, mixed: bool = False, too_large: bool = False) -> None:
        super().__init__()
        self.candidates = candidates
        self.mixed = mixed
        self.too_large = too_large


def write(fen: int) -> str:
    """The sum in capitals without the word 人民币, as `柒拾伍万元整`.

    `fen` is at least 0 and below `LIMIT`; the caller refuses anything else with its own words.
    """
    if not 0 <= fen < LIMIT:
        raise ValueError("sum out of range for capitals")
    return _spoken(fen).replace(_AT_SECTION, "").replace(_AT_YUAN, "零").replace(_AT_FEN, "零")


def looks_like(text: str) -> bool:
    """Whether every character is one of the numerals or units of the rule, and one is a numeral."""
    plain = text.translate(_VARIANTS)
    numerals = _FORMAL_ONLY | _PLAIN_ONLY | {"零"}
    return all(c in numerals or c in _SHARED for c in plain) and any(c in numerals for c in plain)


def read(text: str) -> int:
    """The sum in fen of `柒拾伍万元整`, `七十五万` or `伍角`.

    A missing 零 where the rule wants one (`一百五`, `三万五`) is read two ways in daily speech, so it raises
    `UnreadableNumeral` with both sums; any other departure from the rule raises it without candidates.
    """
    text = text.translate(_VARIANTS)
    formal = any(c in _FORMAL_ONLY for c in text)
    plain = any(c in _PLAIN_ONLY for c in text)
    if formal and plain:
        raise UnreadableNumeral(mixed=True)
    if "万亿" in text or "亿亿" in text or text.count("亿") > 1:
        raise UnreadableNumeral(too_large=True)
    text = text.translate(_PLAIN)
    parts = re.fullmatch(_WHOLE, text)
    if parts is None or not (parts["yuan"] or parts["jiao"] or parts["fen"]):
        raise UnreadableNumeral
    if parts["yuan"] and not parts["unit"] and (parts["jiao"] or parts["fen"]):
        raise UnreadableNumeral
    yuan = _read_integer(parts["yuan"]) if parts["yuan"] else 0
    fen = yuan * 100 + _digit(parts["jiao"]) * 10 + _digit(parts["fen"])
    if plain and text.startswith("拾"):
        text = "壹" + text  # 十五 is right in plain numerals; a bare 拾 at the head of capitals is not
    if not _may_be_written(fen, text):
        raise UnreadableNumeral(*_colloquial(fen, text))
    return fen


def _spoken(fen: int) -> str:
    yuan, rest = divmod(fen, 100)
    jiao, cents = divmod(rest, 10)
    out = [_spoken_integer(yuan) + "元"] if yuan else []
    if jiao:
        if yuan and yuan % 10 == 0:
            out.append(_AT_YUAN)
        out.append(DIGITS[jiao] + "角")
    if cents:
        if yuan and not jiao:
            out.append(_AT_FEN)
        out.append(DIGITS[cents] + "分")
    if not fen:
        out.append("零元")
    if not rest:
        out.append("整")
    return "".join(out)


def _spoken_integer(yuan: int) -> str:
    out = ""
    previous: int | None = None
    for power in (2, 1, 0):
        section = yuan // 10_000**power % 10_000
        if section:
            if out and section < 1000:
                out += "零"
            elif out and previous == 0:
                out += "零"  # a whole section is nought: 壹亿零柒仟, for 壹亿柒仟 is heard as 1.7 亿
            elif out and previous is not None and previous % 10 == 0:
                # 万位 nought may stay unsaid; at 亿位 the rule grants no choice, so it is written
                out += _AT_SECTION if power == 0 else "零"
            out += _spoken_section(section) + SECTIONS[power]
        previous = section
    return out


def _spoken_section(section: int) -> str:
    out = ""
    gap = False
    for place in (3, 2, 1, 0):
        digit = section // 10**place % 10
        if digit:
            out += ("零" if gap and out else "") + DIGITS[digit] + PLACES[place]
            gap = False
        else:
            gap = True
    return out


def _digit(character: str | None) -> int:
    return DIGITS.index(character) if character else 0


def _read_integer(text: str) -> int:
    if text == "零":
        return 0
    total = 0
    rest = text
    for unit, value in (("亿", 10**8), ("万", 10**4)):
        head, found, tail = rest.partition(unit)
        if found:
            total += _read_section(head) * value
            rest = tail
    return total + (_read_section(rest) if rest else 0)


def _read_section(text: str) -> int:
    parts = re.fullmatch(_SECTION, text)
    if parts is None or not text.strip("零"):
        raise UnreadableNumeral
    thousands, hundreds, tens, ten, ones = parts.groups()
    return (
        _digit(thousands) * 1000
        + _digit(hundreds) * 100
        + ((_digit(tens) or 1) * 10 if ten else 0)
        + _digit(ones)
    )


def _may_be_written(fen: int, text: str) -> bool:
    body = _spoken(fen)
    pattern = re.escape(body.removesuffix("整"))
    for mark in (_AT_SECTION, _AT_YUAN, _AT_FEN):
        pattern = pattern.replace(re.escape(mark), "零?")
    pattern = re.sub("(?<=亿)零(?=.仟)", "零?", pattern) if "万" in pattern else pattern
    if fen % 100 == 0:
        pattern = f"{pattern.removesuffix('元')}(?:元[整正]?)?"
    elif fen % 10 == 0:
        pattern += "[整正]?"
    return re.fullmatch(pattern, text) is not None


def _colloquial(fen: int, text: str) -> tuple[int, ...]:
    """The two sums of a numeral whose end lacks its 零 and perhaps its place: 一百五, 三万五, 一亿七千."""
    if thousands := re.fullmatch(".*亿([壹贰叁肆伍陆柒捌玖])仟元?[整正]?", text):
        return (fen, fen + _digit(thousands[1]) * 1000 * 9_999 * 100)
    short = re.fullmatch("(.*?)([拾佰仟万亿])([壹贰叁肆伍陆柒捌玖])元?[整正]?", text)
    if short is None or short[2] == "拾":
        return ()
    unit = {"佰": 10, "仟": 100, "万": 1000, "亿": 10**7}[short[2]]
    digit = _digit(short[3])
    return (fen, fen + digit * (unit - 1) * 100)
