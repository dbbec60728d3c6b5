"""Texts that people typed, as they are set into a sentence."""

from __future__ import annotations


def sentence(text: str) -> str:
    """A reason with a full stop, in the script that it ends in; empty stays empty.

    >>> sentence("金额过高")
    '金额过高。'
    >>> sentence("Too low")
    'Too low.'
    """
    text = text.strip()
    if not text or text[-1] in "。！？.!?":
        return text
    return text + ("." if text[-1].isascii() else "。")
