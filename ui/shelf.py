"""Pictures for the style sheet, which takes them from files only: they lie among Qt's resources, in memory.

No disk is written to, so nothing is left behind by a program that was killed. The three parts of a resource are laid
out as Qt's resource compiler lays them out (format 1).
"""

from __future__ import annotations

from collections.abc import Mapping
from struct import pack
from typing import Final

from PySide6.QtCore import qRegisterResourceData

ROOT: Final = ":"
_FORMAT: Final = 1
_FILE: Final = 0
_FOLDER: Final = 2
_ENTRY: Final = 14
"""Bytes of one entry of the tree."""
_ANY_COUNTRY, _ANY_LANGUAGE = 0, 1

_lying: dict[str, tuple[bytes, bytes, bytes]] = {}
"""What Qt reads from, by the name of the folder: it keeps no copy."""


def lay(folder: str, files: Mapping[str, bytes]) -> str:
    """Put `files` into a folder of that name and give its path; a folder that lies there stays as it is.

    Names are ASCII. RuntimeError where Qt does not take them.
    """
    if folder not in _lying:
        parts = _laid_out(folder, files)
        if not qRegisterResourceData(_FORMAT, *parts):
            raise RuntimeError(f"Qt took no resource {folder!r}")
        _lying[folder] = parts
    return f"{ROOT}/{folder}"


def _laid_out(folder: str, files: Mapping[str, bytes]) -> tuple[bytes, bytes, bytes]:
    """Tree, names and contents. Qt looks a name up by its hash, so the files stand in the order of theirs."""
    tree, names, contents = bytearray(), bytearray(), bytearray()
    tree += pack(">IHII", 0, _FOLDER, 1, 1)
    tree += pack(">IHII", len(names), _FOLDER, len(files), 2)
    names += _named(folder)
    for name in sorted(files, key=_hash):
        tree += pack(">IHHHI", len(names), _FILE, _ANY_COUNTRY, _ANY_LANGUAGE, len(contents))
        names += _named(name)
        contents += pack(">I", len(files[name])) + files[name]
    assert len(tree) == _ENTRY * (len(files) + 2)
    return bytes(tree), bytes(names), bytes(contents)


def _named(name: str) -> bytes:
    return pack(">HI", len(name), _hash(name)) + name.encode("utf-16-be")


def _hash(name: str) -> int:
    """The ELF hash, as Qt's resources have it."""
    found = 0
    for unit in name.encode("ascii"):
        found = (found << 4) + unit
        found ^= (found & 0xF0000000) >> 23
        found &= 0x0FFFFFFF
    return found
