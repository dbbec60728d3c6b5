"""Keeps out of the start what PySide6 brings along and nobody here asks for.

**Its own `import`.** PySide6 6.12 puts another function in the place of Python's, for the sake of `from __feature__
import …`: it reads the source text of every module that is imported from then on, to see whether the name of PySide6
stands in it. Nothing here uses those features; at the start of the program the reading took 20 ms and 3 MB.

**Its signatures.** To say what a call of Qt may be given (in the text of a TypeError, to `help` and to `inspect`) it
carries a parser and a writer of stubs as source text, and compiles all of it at every start: 27 ms and 3 MB. Here that
waits until somebody gives a call of Qt the wrong things.
"""

from __future__ import annotations

import builtins
from collections.abc import Callable
from functools import partial
from importlib import import_module
from threading import RLock
from typing import Any, Final

_HOME: Final = "shibokensupport/signature/"
LATER: Final = {
    _HOME + name: asked
    for name, asked in {
        "errorhandler.py": (),
        "layout.py": (),
        "mapping.py": ("update_mapping",),
        "parser.py": (),
        "lib/enum_sig.py": (),
        "lib/pyi_generator.py": (),
        "lib/tool.py": (),
    }.items()
}
"""Modules of PySide6 that say what a call may be given, each with what C looks up in it without asking the module. None
of them does anything when it is loaded."""
_lock: Final = RLock()


def load_shiboken() -> None:
    """Load the part of PySide6 that does both, and undo the one and put off the other; before any other part is loaded.

    Where PySide6 was loaded before, everything stays as it had it.
    """
    plain, compiler = builtins.__import__, builtins.compile

    def compile_or_wait(source: Any, filename: Any, *others: Any, **named: Any) -> Any:
        if filename in LATER:
            source = f"from {__name__} import wait\nwait(globals(), {filename!r})\n"
        return compiler(source, filename, *others, **named)

    builtins.compile = compile_or_wait
    try:
        import_module("shiboken6")
    finally:
        builtins.compile = compiler
        builtins.__import__ = plain


def wait(names: dict[str, Any], file: str) -> None:
    """Fill an empty module, whose `names` these are, only when something is asked of it."""

    def load(name: str) -> Any:
        if name.startswith("__"):  # the machinery of imports asks for such names of every module
            raise AttributeError(name)
        with _lock:
            if names.get("__getattr__") is load:
                del names["__getattr__"]
                exec(compile(names["__loader__"].zfile.read(file), file, "exec"), names)
        try:
            return names[name]
        except KeyError:
            raise AttributeError(name) from None

    names["__getattr__"] = load
    for name in LATER[file]:
        names[name] = partial(_call, load, name)


def _call(load: Callable[[str], Any], name: str) -> Any:
    return load(name)()
