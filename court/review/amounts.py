"""Amounts as a clerk compares them with the paper: figures, and capitals after the rules for notes and vouchers.

The desk has its own code for both. This one is the court's: what a laptop printed is checked against something that
the laptop did not compute.
"""

from __future__ import annotations

from typing import Final

DIGITS: Final = "零壹贰叁肆伍陆柒捌玖"
_PLACES: Final = ("", "拾", "佰", "仟")
_SECTIONS: Final = ("", "万", "亿")
LIMIT: Final = 10**14
"""Fen; from 1 万亿 yuan up nothing is written in capitals."""


def figures(fen: int) -> str:
    """`750,000.00`, with a minus sign where negative."""
    yuan, cents = divmod(abs(fen), 100)
    return f"{'-' if fen < 0 else ''}{yuan:,}.{cents:02d}"


def capitals(fen: int) -> str:
    """`柒拾伍万元整`; empty for an amount that has no capitals (below zero, or `LIMIT` and more).

    支付结算办法, annex 1. Where the rule leaves a 零 open, it is written as the papers write it: before 角 and 分, not
    behind 万.
    """
    if not 0 <= fen < LIMIT:
        return ""
    yuan, rest = divmod(fen, 100)
    jiao, cents = divmod(rest, 10)
    text = f"{_integer(yuan)}元" if yuan or not fen else ""
    if jiao:
        text += (DIGITS[0] if yuan and not yuan % 10 else "") + f"{DIGITS[jiao]}角"
    if cents:
        text += ("零" if yuan and not jiao else "") + f"{DIGITS[cents]}分"
    return text if rest else text + "整"


def _integer(number: int) -> str:
    if not number:
        return DIGITS[0]
    sections = [number // 10**8, number // 10**4 % 10**4, number % 10**4]
    text, before = "", 0
    for section, unit in zip(sections, reversed(_SECTIONS), strict=True):
        if section:
            tens = unit == "万" and not before % 10
            text += (
                (DIGITS[0] if text and (not before or section < 1000 or tens) else "")
                + _section(section)
                + unit
            )
        before = section
    return text


def _section(number: int) -> str:
    """1 to 9999; one 零 for any run of zeros within it."""
    text, gap = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            text += (DIGITS[0] if gap and text else "") + DIGITS[digit] + _PLACES[place]
            gap = False
        else:
            gap = True
    return text
