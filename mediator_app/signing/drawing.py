"""The operators of a page's drawing, as far as its words need them (ISO 32000-1, 7.8.2 and 9.4).

pyHanko 0.38 has a parser of its own, which takes the operators `f` and `n` for the beginning of `false` and `null`
and gives up on the first filled path.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

Operand = bytes | str | list[bytes] | None
"""A string as bytes, a name as text with its slash, the strings of an array; None for what holds no words."""

_PIECE = re.compile(
    rb"""[\s\0]+ | %[^\r\n]*                                # white space, comments
    | (?P<name>/[^\s\0()<>\[\]{}/%]*)
    | (?P<open>\()
    | <<|>>
    | <(?P<hex>[0-9A-Fa-f\s\0]*)>
    | (?P<array>\[) | (?P<end>\])
    | (?P<word>[^\s\0()<>\[\]{}/%]+)
    | .""",
    re.VERBOSE | re.DOTALL,
)
_STRING = re.compile(
    rb"[^()\\]+|\\(?:(?P<code>[0-7]{1,3})|\r\n|(?P<sign>.))|(?P<open>\()|(?P<close>\))", re.DOTALL
)
_SIGNS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b""}
_NUMBER = frozenset(b"0123456789+-.")
_CONSTANTS = frozenset({b"true", b"false", b"null"})
_PICTURE_END = re.compile(rb"[\s\0]EI(?=[\s\0]|$)")


def operators(data: bytes) -> Iterator[tuple[str, list[Operand]]]:
    """Each operator with its operands, in order; pictures within the text are passed over.

    Never raises: what is no operand and no operator is skipped.
    """
    operands: list[Operand] = []
    array: list[bytes] | None = None
    at = 0
    while at < len(data):
        match = _PIECE.match(data, at)
        if match is None:
            return
        at = match.end()
        string: bytes | None = None
        match match.lastgroup:
            case "open":
                string, at = _literal(data, at)
            case "hex":
                digits = re.sub(rb"[\s\0]", b"", match["hex"]).decode("ascii")
                string = bytes.fromhex(digits + "0" * (len(digits) % 2))
            case "name":
                operands.append(_name(match["name"]))
            case "array":
                array = []
            case "end":
                operands.append(array or [])
                array = None
            case "word":
                word = match["word"]
                if word[0] in _NUMBER or word in _CONSTANTS:
                    if array is None:
                        operands.append(None)
                    continue
                yield word.decode("latin-1"), operands
                operands, array = [], None
                if word == b"ID":
                    end = _PICTURE_END.search(data, at)
                    at = len(data) if end is None else end.end()
            case _:
                pass
        if string is not None:
            if array is None:
                operands.append(string)
            else:
                array.append(string)


def _literal(data: bytes, at: int) -> tuple[bytes, int]:
    """The string whose opening bracket ends at `at`, and where what follows it begins."""
    out = bytearray()
    depth = 1
    while (match := _STRING.match(data, at)) is not None:
        at = match.end()
        match match.lastgroup:
            case "code":
                out.append(int(match["code"], 8) & 0xFF)
            case "sign":
                out += _SIGNS.get(match["sign"], match["sign"])
            case "close" if depth == 1:
                return bytes(out), at
            case "close":
                depth -= 1
                out += b")"
            case "open":
                depth += 1
                out += b"("
            case _ if match[0][:1] != b"\\":
                out += match[0]
            case _:
                pass
    return bytes(out), len(data)


def _name(raw: bytes) -> str:
    return re.sub(rb"#([0-9A-Fa-f]{2})", lambda m: bytes((int(m[1], 16),)), raw).decode("utf-8", "replace")
