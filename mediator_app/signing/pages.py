"""What a PDF shows, page by page, in a form that can be compared: text, drawing, annotations, fields.

Read from files that may be hostile, so every walk is bounded: references are followed once, nesting and
the number of pages are limited, and pyHanko limits what a stream may expand to.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.decode_limits import DecodeLimits, StreamDecodeLimits
from pyhanko.pdf_utils.reader import PdfFileReader

from mediator_app.signing.drawing import operators

PAGES_MAX = 2000
STREAM_MAX = 64 * 2**20
"""No picture on a paper unpacks to more than 64 MiB; a file that claims so is built to exhaust the reader."""
TEXT_MAX = 2 * 2**20
"""The drawing of a page of ours takes some kilobytes; beyond 2 MiB its words are not looked for."""
_LEAST = 256
_DEPTH_MAX = 60
_FORMS_DEEP = 4
_BACKWARDS = frozenset({"/Parent", "/P", "/StructParents", "/StructParent", "/Annots"})
"""Entries that lead back up the tree, or that are compared by themselves."""
_ENCODING = frozenset({"/Length", "/Filter", "/DecodeParms"})
"""How a stream is packed is not what it shows."""
_INHERITED = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")


@dataclass(slots=True)
class Contents:
    """A PDF, opened to be compared. Raises whatever pyHanko raises where it is damaged."""

    reader: PdfFileReader
    _known: dict[tuple[int, int], bytes] = field(default_factory=dict)
    _left: int = TEXT_MAX
    _fonts: dict[int, tuple[Any, dict[bytes, str]]] = field(default_factory=dict)

    def pages(self) -> list[dict[str, Any]]:
        """The pages in order, each with what it inherits."""
        found: list[dict[str, Any]] = []
        seen: set[tuple[int, int]] = set()

        def walk(reference: Any, inherited: dict[str, Any], depth: int) -> None:
            if isinstance(reference, generic.IndirectObject):
                key = (reference.idnum, reference.generation)
                if key in seen:
                    return
                seen.add(key)
            node = _resolved(reference)
            if not isinstance(node, generic.DictionaryObject) or depth > _DEPTH_MAX:
                return
            own = {key: node.raw_get(key) for key in _INHERITED if key in node}
            if "/Kids" in node:
                for kid in _resolved(node.raw_get("/Kids")):
                    walk(kid, {**inherited, **own}, depth + 1)
            elif len(found) < PAGES_MAX:
                found.append({**inherited, **{str(key): node.raw_get(key) for key in node}})

        walk(self.reader.root.raw_get("/Pages"), {}, 0)
        return found

    def drawing(self, page: dict[str, Any]) -> bytes:
        """A hash of all that the page shows, apart from annotations."""
        digest = hashlib.sha256()
        for key in sorted(page):
            if key not in _BACKWARDS:
                digest.update(key.encode() + b"=" + self.fingerprint(page[key]))
        return digest.digest()

    def annotations(self, page: dict[str, Any]) -> list[bytes]:
        """A hash of each annotation on the page that is not a signature field."""
        annotations = _resolved(page.get("/Annots"))
        if not isinstance(annotations, list):
            return []
        return sorted(
            self.fingerprint(annotation)
            for annotation in list.__iter__(annotations)
            if _entry(_resolved(annotation), "/FT") != "/Sig"
        )

    def fields(self) -> dict[str, bytes]:
        """The form fields that are no signatures, by full name, with a hash of each."""
        return {name: self.fingerprint(node) for name, node, kind in self._fields() if kind != "/Sig"}

    def signature_fields(self) -> dict[str, Any]:
        """The signature fields that are filled, by full name, each with its signature dictionary."""
        return {
            name: _entry(node, "/V")
            for name, node, kind in self._fields()
            if kind == "/Sig" and isinstance(_entry(node, "/V"), generic.DictionaryObject)
        }

    def details(self) -> bytes:
        """A hash of what no page shows: the catalog without its pages and form, and the document's title."""
        digest = hashlib.sha256()
        root = self.reader.root
        for key in sorted(root):
            if key not in {"/Pages", "/AcroForm", "/Perms", "/Extensions", "/Version"}:
                digest.update(key.encode() + b"=" + self.fingerprint(root.raw_get(key)))
        if "/Info" in self.reader.trailer:
            digest.update(self.fingerprint(self.reader.trailer.raw_get("/Info")))
        return digest.digest()

    def fingerprint(self, value: Any, depth: int = 0) -> bytes:
        """A hash of a value with everything it refers to, whatever numbers the objects have."""
        if isinstance(value, generic.IndirectObject):
            key = (value.idnum, value.generation)
            if key not in self._known:
                self._known[key] = b"again"
                try:
                    self._known[key] = self.fingerprint(_resolved(value), depth + 1)
                except BaseException:
                    # Damaged: the next page that uses the same object has to find that out too.
                    del self._known[key]
                    raise
            return self._known[key]
        digest = hashlib.sha256()
        if depth > _DEPTH_MAX:
            return b"deep"
        if isinstance(value, generic.DictionaryObject):
            stream = isinstance(value, generic.StreamObject)
            for key in sorted(value):
                if key not in _BACKWARDS and not (stream and key in _ENCODING):
                    digest.update(key.encode() + b"=" + self.fingerprint(value.raw_get(key), depth + 1))
            if isinstance(value, generic.StreamObject):
                digest.update(hashlib.sha256(value.data).digest())
        elif isinstance(value, list):
            for item in list.__iter__(value):
                digest.update(self.fingerprint(item, depth + 1))
        else:
            # ContentStreams and scalars: pyHanko's own types print their value.
            digest.update(type(value).__name__.encode() + repr(value).encode("utf-8", "backslashreplace"))
        return digest.digest()

    def text(self, page: dict[str, Any]) -> str:
        """The text of the page in the order in which it is drawn, a line for each move of the pen.

        Raises ValueError for a drawing beyond TEXT_MAX, and what pyHanko raises.
        """
        # Between two streams there is at least a space: ISO 32000-1, table 30.
        drawing = b"\n".join(stream.data for stream in _streams(page.get("/Contents")))
        self._left = TEXT_MAX
        return "".join(self._text(drawing, page.get("/Resources"), 0)).strip()

    def _fields(self) -> Iterator[tuple[str, generic.DictionaryObject, Any]]:
        """Every field of the form: full name, dictionary, and its kind, which a field may inherit."""
        form = _entry(self.reader.root, "/AcroForm")
        seen: set[int] = set()

        def walk(nodes: Any, prefix: str, kind: Any, depth: int) -> Iterator[tuple[str, Any, Any]]:
            if not isinstance(nodes, list) or depth > _DEPTH_MAX:
                return
            for node in map(_resolved, list.__iter__(nodes)):
                if not isinstance(node, generic.DictionaryObject) or id(node) in seen:
                    continue
                seen.add(id(node))
                own = _entry(node, "/FT") or kind
                part = _entry(node, "/T")
                name = ".".join(p for p in (prefix, str(part) if part is not None else "") if p)
                if part is not None:
                    yield name, node, own
                yield from walk(_entry(node, "/Kids"), name, own, depth + 1)

        yield from walk(_entry(form, "/Fields"), "", None, 0)

    def _text(self, drawing: bytes, resources: Any, depth: int) -> Iterator[str]:
        # A form may be drawn again and again within another: each time counts, an empty one as a little.
        self._left -= max(len(drawing), _LEAST)
        if self._left < 0:
            raise ValueError("more drawing than any page of ours has")
        letters: dict[bytes, str] = {}
        for operator, operands in operators(drawing):
            match operator, operands:
                case "Tf", [str(font), *_]:
                    letters = self._letters(resources, font)
                case (("Td" | "TD" | "Tm" | "T*" | "BT"), _):
                    yield "\n"
                case (("Tj" | "'" | '"'), [*_, bytes(string)]):
                    yield _decoded(string, letters)
                case "TJ", [list(strings)]:
                    yield from (_decoded(string, letters) for string in strings)
                case "Do", [str(name)] if depth < _FORMS_DEEP:
                    form = _entry(_entry(_resolved(resources), "/XObject"), name)
                    if isinstance(form, generic.StreamObject) and _entry(form, "/Subtype") == "/Form":
                        inner = form.raw_get("/Resources") if "/Resources" in form else resources
                        yield from self._text(form.data, inner, depth + 1)
                case _:
                    pass

    def _letters(self, resources: Any, name: str) -> dict[bytes, str]:
        """The codes of a font and the text each stands for; empty where the font does not say."""
        font = _entry(_entry(_resolved(resources), "/Font"), name)
        if id(font) not in self._fonts:
            table = _entry(font, "/ToUnicode")
            letters = _code_table(table.data) if isinstance(table, generic.StreamObject) else {}
            # The font is kept with its table, so that no other object can get its id.
            self._fonts[id(font)] = font, letters
        return self._fonts[id(font)][1]


def open_contents(pdf: bytes) -> Contents:
    """Raises whatever pyHanko raises for what is no readable PDF."""
    return Contents(PdfFileReader(BytesIO(pdf), strict=False, decode_limits=_LIMITS))


_LIMITS = DecodeLimits(per_stream=StreamDecodeLimits(max_output_size=STREAM_MAX))


def _resolved(value: Any) -> Any:
    for _ in range(_DEPTH_MAX):
        if not isinstance(value, generic.IndirectObject):
            break
        value = value.get_object()
    return value


def _entry(node: Any, key: str) -> Any:
    if not isinstance(node, generic.DictionaryObject) or key not in node:
        return None
    return _resolved(node.raw_get(key))


def _streams(contents: Any) -> list[Any]:
    contents = _resolved(contents)
    parts = list.__iter__(contents) if isinstance(contents, list) else iter([contents])
    return [part for part in map(_resolved, parts) if isinstance(part, generic.StreamObject)]


def _decoded(raw: bytes, letters: dict[bytes, str]) -> str:
    if not letters:
        return raw.decode("latin-1")
    wide = max(map(len, letters))
    return "".join(letters.get(raw[k : k + wide], "\ufffd") for k in range(0, len(raw), wide))


_SINGLES = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_RANGES = re.compile(rb"beginbfrange(.*?)endbfrange", re.DOTALL)
_PAIR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_TRIPLE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[([^\]]*)\])")
_HEX = re.compile(rb"<([0-9A-Fa-f]+)>")


def _code_table(cmap: bytes) -> dict[bytes, str]:
    """A /ToUnicode map (ISO 32000-1, 9.10.3): bfchar and bfrange, at most 65 536 codes to a range."""
    table: dict[bytes, str] = {}
    for block in _SINGLES.findall(cmap):
        for code, text in _PAIR.findall(block):
            table[_bytes(code)] = _utf16(text)
    for block in _RANGES.findall(cmap):
        for low, high, start, listed in _TRIPLE.findall(block):
            first, last, width = int(low, 16), min(int(high, 16), int(low, 16) + 0xFFFF), len(low) // 2
            texts = [_utf16(t) for t in _HEX.findall(listed)] if listed else None
            for code in range(first, last + 1):
                offset = code - first
                if texts is not None:
                    text = texts[offset] if offset < len(texts) else ""
                else:
                    base = _utf16(start)
                    text = base[:-1] + chr(ord(base[-1]) + offset) if base else ""
                table[code.to_bytes(width, "big")] = text
    return table


def _bytes(digits: bytes) -> bytes:
    return bytes.fromhex(digits.decode("ascii"))


def _utf16(digits: bytes) -> str:
    return _bytes(digits).decode("utf-16-be", "replace")
