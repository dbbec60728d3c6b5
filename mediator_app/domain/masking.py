"""Personal numbers with their middle hidden, for screens that others can see and for lists.

The paper itself bears the full number; a masked number is never stored and never read back.
"""

from __future__ import annotations

HIDDEN = "*"


def mask_middle(text: str, head: int, tail: int) -> str:
    """`text` with all but the first `head` and last `tail` characters hidden.

    What is too short to keep a hidden middle of at least two characters is hidden whole.
    """
    middle = len(text) - head - tail
    if middle < 2:
        return HIDDEN * len(text)
    return text[:head] + HIDDEN * middle + text[len(text) - tail :]


def mask_identity(number: str) -> str:
    """An identity or passport number: first 4 and last 4 of a long number, first 1 and last 2 of a short one."""
    return mask_middle(number, 4, 4) if len(number) >= 12 else mask_middle(number, 1, 2)


def mask_account(number: str) -> str:
    """A bank account: first 4 and last 4."""
    return mask_middle("".join(number.split()), 4, 4)


def in_fours(number: str) -> str:
    """A bank account in groups of four, as on the card; of a masked one the four last stand together."""
    tail = number[-4:] if HIDDEN in number and not number.endswith(HIDDEN) else ""
    rest = number[: len(number) - len(tail)]
    groups = [rest[at : at + 4] for at in range(0, len(rest), 4)]
    return " ".join([*groups, tail] if tail else groups)


def mask_phone(number: str) -> str:
    """A telephone number: first 3 and last 4."""
    return mask_middle(number, 3, 4)


def mask_name(name: str) -> str:
    """A name with only its first character shown; whole characters, supplementary planes included."""
    return name[:1] + HIDDEN * max(len(name) - 1, 1) if name else ""
