"""Amounts as people say them: exact where they are agreed, short where they are compared."""

from __future__ import annotations

from typing import Final

from mediator_app.domain.money import Money, format_money
from ui.language import Language, tongue

_WAN: Final = 1_000_000
"""Fen in 万 yuan."""
_ROUNDED_FROM: Final = 100 * _WAN


def exact_amount(amount: Money) -> str:
    """As short as it can be said without a fen more or less: `75 万` or `749,999.99`."""
    thousands = amount.fen % (_WAN // 10) == 0
    return short_amount(amount) if thousands else format_money(amount).removesuffix(".00")


def short_amount(amount: Money) -> str:
    """`284.6 万`, `75 万`, `11,500` in Chinese; `2,846,000` in English. Never for a paper.

    Rounded from a million yuan on; below, a rounded amount is another amount to whoever reads it.
    """
    sign, fen = ("-", -amount.fen) if amount.fen < 0 else ("", amount.fen)
    rounds = fen >= _ROUNDED_FROM
    if tongue().language is Language.CHINESE and fen >= _WAN and (rounds or fen % (_WAN // 10) == 0):
        tenths = (fen * 10 + _WAN // 2) // _WAN
        whole, tenth = divmod(tenths, 10)
        return f"{sign}{whole:,}.{tenth} 万" if tenth else f"{sign}{whole:,} 万"
    return sign + format_money(Money((fen + 50) // 100 * 100 if rounds else fen)).removesuffix(".00")
