"""The upright axis of the chart: even, from nought where that shows the steps, round figures at equal distances."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from mediator_app.domain.money import Money, format_money
from ui.language import Language, tongue

MOST_STEPS: Final = 5
_YUAN: Final = 100
_WAN: Final = 10_000 * _YUAN
_FROM_NOUGHT: Final = 3
"""The axis begins at nought unless the smallest amount is more than this share (in tenths) of the largest."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Amounts (fen) to heights from 0 (lowest) to 1 (highest), evenly; a line at every `step`."""

    low: int
    high: int
    step: int

    def height(self, fen: int) -> float:
        return (fen - self.low) / (self.high - self.low)

    def lines(self) -> tuple[int, ...]:
        """The amounts at which a line goes across, from the lowest up."""
        return tuple(range(self.low, self.high + 1, self.step))

    def words(self, fen: int) -> str:
        """A figure at the axis: `150 万`, `72.5 万` in Chinese, all of them in one unit; `1,500,000` in English.

        Exact, unlike the figures at the dots: two lines never read alike.
        """
        in_wan = tongue().language is Language.CHINESE and self.high >= _WAN and self.step >= 100 * _YUAN
        if not in_wan:
            return format_money(Money(fen)).removesuffix(".00")
        whole, part = divmod(fen // (100 * _YUAN), 100)
        decimals = f"{part:02}".rstrip("0")
        return f"{whole:,}.{decimals} 万" if decimals else f"{whole:,} 万"


def scale_for(amounts: Sequence[int]) -> Scale:
    """A scale that holds all amounts (fen, none negative); an empty list gives 0 to 5 yuan."""
    low, high = min(amounts, default=0), max(amounts, default=0)
    if low * 10 <= high * _FROM_NOUGHT or low == high:
        low = 0
    step = _step(high - low)
    low -= low % step
    while (high - low + step - 1) // step > MOST_STEPS:
        step = _next(step)
        low -= low % step
    steps = max((high - low + step - 1) // step, 1)
    return Scale(low, low + steps * step, step)


def _step(span: int) -> int:
    """The smallest round step (1, 2 or 5 and noughts, at least a yuan) that crosses `span` in few enough steps."""
    step = _YUAN
    while step * MOST_STEPS < span:
        step = _next(step)
    return step


def _next(step: int) -> int:
    """1, 2, 5, 10, 20, …"""
    first = int(str(step)[0])
    return step // 2 * 5 if first == 2 else step * 2
