"""What differs between a document and the one it should be, as a reader of the paper would say it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from mediator_app.domain.verdict import Finding, FindingCode
from mediator_app.signing.pages import Contents, open_contents

_CONTEXT_BEFORE = 8
_CONTEXT_AFTER = 16


def differences(before: bytes, after: bytes) -> tuple[Finding, ...]:
    """Compare the true file with the one at hand. Never raises; empty where they are the same.

    Pages are compared by what they show, so a file that some program wrote anew is told from one whose
    text was changed. What cannot be read is named as far as it can.
    """
    if before == after:
        return ()
    found = [_bytes_differ(before, after)]
    # The file at hand may be hostile and the parser is not ours: whatever it raises, the bytes differ.
    with suppress(Exception):
        true = open_contents(before)
        try:
            seen = list(_shown(true, open_contents(after)))
        except Exception:  # noqa: BLE001 - see above
            seen = [Finding(FindingCode.DAMAGED)]
        found += seen
    return tuple(found)


def additions(closed: bytes, pdf: bytes) -> tuple[Finding, ...]:
    """What was written behind a closed document: the same comparison, without counting the bytes again."""
    return tuple(f for f in differences(closed, pdf) if f.code is not FindingCode.BYTES_DIFFER)


def broken_pages(pdf: bytes) -> tuple[Finding, ...]:
    """The pages that can no longer be read: most changed bytes break the checksum of a packed stream.

    Never raises; `damaged` where not even the pages can be found.
    """
    try:
        contents = open_contents(pdf)
        pages = contents.pages()
    except Exception:  # noqa: BLE001 - hostile input, foreign parser
        return (Finding(FindingCode.DAMAGED),)
    found = []
    for number, page in enumerate(pages, start=1):
        try:
            contents.drawing(page)
        except Exception:  # noqa: BLE001 - hostile input, foreign parser
            found.append(Finding(FindingCode.PAGE_UNREADABLE, (("page", number),)))
    return tuple(found)


def _bytes_differ(before: bytes, after: bytes) -> Finding:
    shorter = min(len(before), len(after))
    # One comparison of two long numbers finds every differing byte at once, in C.
    mask = int.from_bytes(before[:shorter], "big") ^ int.from_bytes(after[:shorter], "big")
    apart = mask.to_bytes(shorter, "big")
    first = shorter - len(apart.lstrip(b"\0"))
    # What stands behind the original (its signature, or additions) is not a difference from it.
    count = shorter - apart.count(0) + max(0, len(before) - len(after))
    return Finding(FindingCode.BYTES_DIFFER, (("first", first), ("count", count)))


def _shown(before: Contents, after: Contents) -> Iterator[Finding]:
    old, new = before.pages(), after.pages()
    for number, (page, other) in enumerate(zip(old, new, strict=False), start=1):
        where = ("page", number)
        try:
            same = before.drawing(page) == after.drawing(other)
            notes = before.annotations(page) == after.annotations(other)
        except Exception:  # noqa: BLE001 - hostile input, foreign parser
            yield Finding(FindingCode.PAGE_UNREADABLE, (where,))
            continue
        if not same:
            text = _text_difference(before, page, after, other)
            if text is None:
                yield Finding(FindingCode.PAGE_DRAWING, (where,))
            else:
                yield Finding(FindingCode.PAGE_TEXT, (where, ("before", text[0]), ("after", text[1])))
        if not notes:
            yield Finding(FindingCode.ANNOTATION_CHANGED, (where,))
    if len(new) > len(old):
        yield Finding(FindingCode.PAGES_ADDED, (("count", len(new) - len(old)),))
    elif len(new) < len(old):
        yield Finding(FindingCode.PAGES_REMOVED, (("count", len(old) - len(new)),))
    fields, others = before.fields(), after.fields()
    for name in sorted(fields.keys() | others.keys()):
        if fields.get(name) != others.get(name):
            yield Finding(FindingCode.FIELD_CHANGED, (("name", name),))
    if before.details() != after.details():
        yield Finding(FindingCode.DETAILS_CHANGED)


def _text_difference(
    before: Contents, page: dict[str, object], after: Contents, other: dict[str, object]
) -> tuple[str, str] | None:
    """The first place where the words of a page differ, with some context; None where they do not."""
    try:
        old, new = before.text(page), after.text(other)
    except Exception:  # noqa: BLE001 - hostile input, foreign parser; also pages with pictures in the text
        return None
    if old == new:
        return None
    place = next(
        (k for k, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new))
    )
    start = max(0, place - _CONTEXT_BEFORE)
    return _line(old[start : place + _CONTEXT_AFTER]), _line(new[start : place + _CONTEXT_AFTER])


def _line(text: str) -> str:
    return " ".join(text.split())
