"""Whether a text is a line about a party, or just a name: a name is never taken apart.

`Example Co., Ltd.`, `García Márquez, Gabriel` and `John Smith (史密斯)` look like lines of parts and are names. Only a
text that says something else beside the name (a number, an address, a sex, a label with its colon) is a line.
"""

from __future__ import annotations

import re
from typing import Final

from mediator_app.law.reading import Part, Piece, Reading, is_unit, read_party

_NAMES: Final = frozenset({Part.NAME, Part.LATIN_NAME, Part.REST, Part.LABEL})
_SOFT: Final = frozenset({Part.ADDRESS, Part.SERVICE_ADDRESS, Part.REPRESENTATIVE, Part.PHONE, Part.EMAIL})
"""What words alone may be taken for, without a figure in them that only it can have."""
_SURE: Final = re.compile("[:：]|[0-9０-９]{6}|@")
_LATIN: Final = re.compile("[A-Za-z]")


def read_name(text: str) -> Reading:
    """What stands in a name field or in the line for a new party: the parts of a line, or one name that is whole."""
    reading = read_party(text)
    name = text.strip()
    if _is_line(reading, text) or not any(char.isalpha() for char in name):
        return reading
    return Reading((Piece(Part.NAME, name),))


def _is_line(reading: Reading, text: str) -> bool:
    name, latin = reading.text(Part.NAME), reading.text(Part.LATIN_NAME)
    facts = [piece for piece in reading.pieces if piece.part not in _NAMES]
    if not name:
        # `上海市示例区示例路小学` and `电话通信公司` look like an address and a telephone.
        return bool(_SURE.search(text)) or any(piece.part not in _SOFT for piece in facts)
    if facts or _SURE.search(text):
        return True
    return bool(latin) and not _LATIN.search(name) and not is_unit(name) and not reading.rest
