"""Finding any piece of a name: texts as overlapping pairs of characters, for a full-text index that knows words only.

SQLite's trigram tokenizer cannot match fewer than three characters, and most Chinese names have two or three. So each
character pair becomes one word of the index, and a search for a piece of any length becomes a search for the
pairs it consists of, standing next to each other. Each character is spelt as four ASCII letters, because the
tokenizers built into SQLite take the rarer Chinese characters for punctuation.
"""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from typing import Final

_DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"
_LEFT_OUT: Final = frozenset(
    {"Cc", "Cf", "Cs", "Pc", "Pd", "Pe", "Pf", "Pi", "Po", "Ps", "Sc", "Sk", "Sm", "So"}
) | {
    "Zl",
    "Zp",
    "Zs",
}
_END: Final = "0000"
"""Spelt in place of a second character after the last one, and never typed: it is U+0000."""


def plain(text: str) -> str:
    """What is compared: letters and digits of any script in one width and one case, everything else left out.

    So `（2026）` is found as `2026`, `Müller` as `MÜLLER`, and a name with a middle dot also without it. Characters
    that this Python does not know yet stay: a newer extension of Unicode has names in it, too.
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(c for c in folded if unicodedata.category(c) not in _LEFT_OUT)


def indexed(names: tuple[str, ...]) -> str:
    """The words of the index for these names. Pieces that run from one name into the next are never found."""
    lines: list[str] = []
    for name in names:
        spelt = [_spelt(c) for c in plain(name)]
        lines += [first + second for first, second in pairwise([*spelt, _END])]
        lines.append(_END)
    return " ".join(lines)


def asked(text: str) -> str:
    """The index's query for `text`: every word of it must stand somewhere in a name. Empty where nothing is asked.

    What was typed reaches the query only in spelt form, so no quote or operator in it means anything.
    """
    return " AND ".join(_phrase(piece) for piece in pieces(text))


def pieces(text: str) -> tuple[str, ...]:
    """The words that were typed, as they are compared."""
    return tuple(piece for word in text.split() if (piece := plain(word)))


def _phrase(piece: str) -> str:
    spelt = [_spelt(c) for c in piece]
    if len(spelt) == 1:
        return f"{spelt[0]}*"
    return '"' + " ".join(first + second for first, second in pairwise(spelt)) + '"'


def _spelt(char: str) -> str:
    number, letters = ord(char), ""
    for _ in range(4):
        number, digit = divmod(number, 36)
        letters = _DIGITS[digit] + letters
    return letters
