"""Amounts of money: integers of fen, their arithmetic, and their texts.

`parse_money` turns what a person typed or pasted into an amount, or refuses with the reason; it never drops
a character and never guesses a separator. Nothing here rounds without saying so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from mediator_app.domain import numerals
from mediator_app.domain.errors import Refusal

BASIS_POINTS: Final = 10_000
"""One whole, in basis points (1 % = 100)."""

LIMIT: Final = numerals.LIMIT
"""Amounts of 1 万亿 yuan (in fen) or more are refused as absurd."""


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount of renminbi in whole fen. May be negative (a difference); what may not be says so itself."""

    fen: int

    def __post_init__(self) -> None:
        if type(self.fen) is not int:  # a bool or a float here is a bug, not a matter of rounding
            raise TypeError("Money takes an int of fen")

    @classmethod
    def zero(cls) -> Money:
        """No money."""
        return cls(0)

    @classmethod
    def yuan(cls, amount: int) -> Money:
        """A whole number of yuan."""
        if type(amount) is not int:
            raise TypeError("Money.yuan takes an int")
        return cls(amount * 100)

    @classmethod
    def sum(cls, amounts: Iterable[Money]) -> Money:
        """The sum of any number of amounts; of none, zero."""
        total = 0
        for amount in amounts:
            total += amount.fen
        return cls(total)

    @property
    def is_zero(self) -> bool:
        """Whether there is nothing."""
        return self.fen == 0

    @property
    def is_positive(self) -> bool:
        """Whether there is at least one fen."""
        return self.fen > 0

    def __add__(self, other: Money) -> Money:
        if not isinstance(other, Money):
            return NotImplemented
        return Money(self.fen + other.fen)

    def __sub__(self, other: Money) -> Money:
        if not isinstance(other, Money):
            return NotImplemented
        return Money(self.fen - other.fen)

    def __neg__(self) -> Money:
        return Money(-self.fen)

    def __mul__(self, times: int) -> Money:
        if type(times) is not int:
            return NotImplemented
        return Money(self.fen * times)

    __rmul__ = __mul__

    def ratio(self, numerator: int, denominator: int) -> Money:
        """`numerator`/`denominator` of the amount, half a fen rounded away from zero.

        The statutes say nothing of fen; half-up at the end of each item is the common practice.
        Raises ValueError when the denominator is not positive.
        """
        if denominator <= 0:
            raise ValueError("denominator must be positive")
        product = self.fen * numerator
        rounded = (2 * abs(product) + denominator) // (2 * denominator)
        return Money(rounded if product >= 0 else -rounded)

    def percent(self, basis_points: int) -> Money:
        """A share in basis points (2 550 = 25.5 %), half a fen rounded away from zero."""
        return self.ratio(basis_points, BASIS_POINTS)

    def split_equal(self, n: int, remainder: Literal["first", "last"] = "last") -> tuple[Money, ...]:
        """`n` parts that differ by the odd fen only, all of which the first or the last part bears.

        The parts always sum to the amount. Raises ValueError when `n` is below 1.
        """
        if n < 1:
            raise ValueError("an amount is split into at least one part")
        share = abs(self.fen) // n * (1 if self.fen >= 0 else -1)
        parts = [Money(share)] * n
        parts[0 if remainder == "first" else -1] = Money(self.fen - share * (n - 1))
        return tuple(parts)

    def split_by(
        self, weights: tuple[int, ...], remainder: Literal["largest", "last"] = "largest"
    ) -> tuple[Money, ...]:
        """Parts in proportion to `weights` (whole, not negative, not all zero), always summing to the amount.

        The fen left over by rounding down go one each to the parts that lost most ("largest", the earlier
        part first among equals) or all to the last part with a weight ("last"). A part with weight zero gets
        nothing. Raises ValueError for weights that cannot be used.
        """
        whole = sum(weights)
        if whole <= 0 or any(weight < 0 for weight in weights):
            raise ValueError("weights must be whole, not negative and not all zero")
        sign = 1 if self.fen >= 0 else -1
        floors = [abs(self.fen) * weight // whole for weight in weights]
        left = abs(self.fen) - sum(floors)
        if remainder == "last":
            floors[max(i for i, weight in enumerate(weights) if weight)] += left
        else:
            by_loss = sorted(range(len(weights)), key=lambda i: (-(abs(self.fen) * weights[i] % whole), i))
            for i in by_loss[:left]:
                floors[i] += 1
        return tuple(Money(sign * part) for part in floors)


ZERO: Final = Money(0)


def format_money(amount: Money) -> str:
    """Figures with thousands grouping and two decimals: `750,000.00`; a minus sign where negative."""
    yuan, fen = divmod(abs(amount.fen), 100)
    return f"{'-' if amount.fen < 0 else ''}{yuan:,}.{fen:02d}"


def capitals(amount: Money, prefix: bool = False) -> str:
    """The amount in capitals (支付结算办法附一): `柒拾伍万元整`; with `prefix`, `人民币柒拾伍万元整`.

    Raises Refusal `money_negative` below zero and `money_too_large` from 1 万亿 yuan up.
    """
    if amount.fen < 0:
        raise Refusal("money_negative")
    if amount.fen >= LIMIT:
        raise Refusal("money_too_large", limit=LIMIT)
    return ("人民币" if prefix else "") + numerals.write(amount.fen)


def short_wan(amount: Money) -> str:
    """A short form for crowded screens, one decimal of 万 rounded half-up: `75.0 万`. Never for paper.

    Below 1 万 yuan it is the full figure.
    """
    if abs(amount.fen) < 10_000 * 100:
        return format_money(amount)
    tenths = abs(amount.ratio(1, 1_000 * 100).fen)
    return f"{'-' if amount.fen < 0 else ''}{tenths // 10:,}.{tenths % 10} 万"


CODES: Final = frozenset(
    {
        "money_empty",
        "money_not_a_number",
        "money_mixed",
        "money_currency",
        "money_ambiguous",
        "money_too_many_decimals",
        "money_grouping",
        "money_leading_zero",
        "money_negative",
        "money_too_large",
    }
)
"""Every code of a Refusal here. `money_ambiguous` carries `candidates` (fen); none carries text."""

_LONGEST: Final = 64
_SPACES: Final = "\u0020\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_FOLD: Final = str.maketrans(
    dict(zip("０１２３４５６７８９，．－−﹣￥﹐﹒", "0123456789,.---¥,.", strict=True))
    | dict.fromkeys(_SPACES, " ")
)
# Patterns are compiled when the first amount is read, which is not at the start of the program.
_CURRENCY_BEFORE: Final = "(?:人民币|RMB|CNY)? ?¥? ?"
_CURRENCY_AFTER: Final = " ?(?:(?<=[元圆圓])人民币|RMB|CNY)"
_OTHER_CURRENCY: Final = "[$€£₩₽₹฿＄￡￦]|USD|HKD|EUR|GBP|JPY|TWD|美元|港元|港币|欧元|日元|英镑|台币|澳门元"
_UNITS: Final = {
    "": 1, "千": 10**3, "万": 10**4, "萬": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "億": 10**8,
}  # fmt: skip
_FIGURES: Final = (
    "(?P<number>[0-9](?:[0-9,. ]*[0-9])?) ?(?P<unit>百万|千万|[千万萬亿億])? ?(?:[元圆圓] ?[整正]?)?"
)
_SMALL_UNITS: Final = (
    "(?:(?P<yuan>[0-9](?:[0-9,. ]*[0-9])?) ?[元圆圓] ?)?(?:(?P<jiao>[0-9]) ?角 ?)?(?:(?P<fen>[0-9]) ?分)?整?"
)


def parse_money(text: str, *, allow_negative: bool = False) -> Money:
    """The amount that a person typed or pasted, in figures, with 万 or 亿, or in Chinese numerals.

    Takes `3,900,000`, `390万`, `39.5万`, `1.2亿`, `¥750000.00`, `RMB 750 000`, `人民币壹仟肆佰零玖元伍角`,
    `七十五万`, `12元5角`, all with full-width figures too. A comma or a space before three figures groups;
    a dot is the decimal point, and because a single dot before three figures is grouping in other
    countries, it is refused. Raises Refusal with one of `CODES`.
    """
    folded = text.strip().translate(_FOLD).strip()
    if not folded:
        raise Refusal("money_empty")
    if len(folded) > _LONGEST:
        raise Refusal("money_not_a_number")
    negative = folded.startswith(("-", "¥-", "¥ -"))
    if negative:
        if not allow_negative:
            raise Refusal("money_negative")
        folded = folded.replace("-", "", 1).strip()
    elif folded.startswith("负"):
        raise Refusal("money_negative")
    if re.search(_OTHER_CURRENCY, folded, re.IGNORECASE):
        raise Refusal("money_currency")
    before = re.match(_CURRENCY_BEFORE, folded, re.IGNORECASE)
    body = folded[before.end() :] if before else folded
    after = re.search(_CURRENCY_AFTER, body, re.IGNORECASE)
    if after and after.end() == len(body) and not (before and before.end()):
        body = body[: after.start()]
    fen = _read_chinese(body) if numerals.looks_like(body) else _read_figures(body)
    if fen >= LIMIT:
        raise Refusal("money_too_large", limit=LIMIT)
    return Money(-fen if negative else fen)


def _read_chinese(body: str) -> int:
    try:
        return numerals.read(body)
    except numerals.UnreadableNumeral as doubt:
        if doubt.too_large:
            raise Refusal("money_too_large", limit=LIMIT) from None
        if doubt.mixed:
            raise Refusal("money_mixed") from None
        if doubt.candidates:
            raise Refusal("money_ambiguous", candidates=doubt.candidates) from None
        raise Refusal("money_not_a_number") from None


def _read_figures(body: str) -> int:
    whole = re.fullmatch(_FIGURES, body)
    if whole:
        return _read_number(whole["number"], _UNITS[whole["unit"] or ""])
    small = re.fullmatch(_SMALL_UNITS, body)
    if small and (small["jiao"] or small["fen"]):
        yuan = _read_number(small["yuan"], 1) if small["yuan"] else 0
        if yuan % 100:
            raise Refusal("money_not_a_number")
        return yuan + int(small["jiao"] or 0) * 10 + int(small["fen"] or 0)
    if any(c.isdigit() for c in body) and any(c in "一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾" for c in body):
        raise Refusal("money_mixed")
    raise Refusal("money_not_a_number")


def _read_number(number: str, unit: int) -> int:
    """Fen of figures with at most grouping and a decimal point, times `unit`; every doubt is a Refusal."""
    separators = re.sub("[0-9]", "", number)
    points = separators.count(".")
    grouping = {c for c in separators if c != "."}
    if points > 1 or len(grouping) > 1:
        raise Refusal("money_grouping")
    integer, _, decimals = number.partition(".")
    if any(c in decimals for c in ", "):
        raise Refusal("money_grouping")  # 1.234,56: the dot groups elsewhere, and here it may not
    groups = re.split("[, ]", integer)
    if len(groups) > 1:
        _check_groups(groups, unit, grouping == {","} and not points)
    plain = "".join(groups)
    if len(plain) > 1 and plain.startswith("0"):
        raise Refusal("money_leading_zero")
    if len(decimals) == 3 and len(groups) == 1 and len(plain) <= 3 and plain != "0":
        as_decimal, as_grouped = int(plain + decimals) * unit, int(plain + decimals) * unit * 100
        if as_decimal % 10 == 0:
            raise Refusal("money_ambiguous", candidates=(as_decimal // 10, as_grouped))
        raise Refusal("money_ambiguous", candidates=(as_grouped,))
    divisor: int = 10 ** len(decimals)  # int to an int power is Any to a type checker
    fen, odd = divmod(int(plain + decimals) * unit * 100, divisor)
    if odd or (len(decimals) > 2 and unit == 1):
        raise Refusal("money_too_many_decimals")
    return fen


def _check_groups(groups: list[str], unit: int, lone_comma_possible: bool) -> None:
    """Refuse grouping that is not 1–3 figures followed by threes, or whose comma may be a decimal comma."""
    regular = 1 <= len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])
    if regular and not groups[0].startswith("0"):
        return
    if lone_comma_possible and len(groups) == 2 and len(groups[1]) in (1, 2, 3):
        together = int(groups[0] + groups[1]) * unit * 100
        shifted, odd = divmod(together, 10 ** len(groups[1]))
        raise Refusal("money_ambiguous", candidates=(together,) if odd else (shifted, together))
    raise Refusal("money_grouping")
