"""Times of day as people type them: 9:30 · 9：30 · 0930 · 930 · 9点半 · 下午2点 · 9时05分 · now · 现在."""

from __future__ import annotations

import re
import unicodedata
from datetime import time
from typing import Final

from mediator_app.domain.errors import Refusal

_COLON: Final = re.compile(r"(\d{1,2})[:.](\d{2})")
_RUN: Final = re.compile(r"(\d{1,2})(\d{2})")
_HOUR: Final = re.compile(r"(\d{1,2})\s*[点时](?:整|钟)?")
_HOUR_MINUTE: Final = re.compile(r"(\d{1,2})\s*[点时]\s*(?:(半)|(?:(\d{1,2})分?)|(一刻)|(三刻))")
_AFTER_NOON: Final = ("下午", "晚上", "傍晚", "pm", "p.m.")
_BEFORE_NOON: Final = ("上午", "早上", "凌晨", "am", "a.m.")


def parse_clock(text: str, now: time) -> time:
    """The time that is meant, to the minute. Refusal `not_a_time` for everything else."""
    plain = unicodedata.normalize("NFKC", text).strip().lower()
    if plain in ("now", "现在"):
        return now.replace(second=0, microsecond=0)
    later, plain = _half_of_day(plain)
    hour, minute = _parts(plain)
    if later and hour < 12:
        hour += 12
    if hour > 23 or minute > 59:
        raise Refusal("not_a_time")
    return time(hour, minute)


def _half_of_day(plain: str) -> tuple[bool, str]:
    for words, later in ((_AFTER_NOON, True), (_BEFORE_NOON, False)):
        for word in words:
            if plain.startswith(word) or plain.endswith(word):
                return later, plain.removeprefix(word).removesuffix(word).strip()
    return False, plain


def _parts(plain: str) -> tuple[int, int]:
    for form in (_COLON, _RUN):
        if found := form.fullmatch(plain):
            return int(found[1]), int(found[2])
    if found := _HOUR.fullmatch(plain):
        return int(found[1]), 0
    if found := _HOUR_MINUTE.fullmatch(plain):
        minutes = 30 if found[2] else 15 if found[4] else 45 if found[5] else int(found[3])
        return int(found[1]), minutes
    if plain.isascii() and plain.isdigit() and len(plain) <= 2:
        return int(plain), 0
    raise Refusal("not_a_time")
