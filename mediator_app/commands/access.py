"""How a command gets at files, passphrases and stores."""

from __future__ import annotations

import getpass
import re
import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mediator_app.bootstrap import OpenDesk, Premises, data_folder
from mediator_app.console import Console
from mediator_app.domain.errors import Refusal, Trouble

_CODE: Final = re.compile("[0-9A-Za-z]{4}(?:[ -]?[0-9A-Za-z]{4}){7}")
_ONE_TIME: Final = re.compile("[0-9A-Za-z]{5}(?:[ -]?[0-9A-Za-z]{5}){3}")

if TYPE_CHECKING:
    from mediator_app.signing.token import AskPin, PinRequest


def read(path: Path) -> bytes:
    """The file's bytes. Trouble `cannot_read_file`."""
    try:
        return path.read_bytes()
    except OSError:
        raise Trouble("cannot_read_file", path=str(path)) from None


def first_line(path: Path) -> str:
    """A secret from a file. Trouble `cannot_read_file`."""
    try:
        lines = read(path).decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise Trouble("cannot_read_file", path=str(path)) from None
    return lines[0] if lines else ""


def recovery_code(path: Path) -> str:
    """The code in a file: the line that looks like one, as on the sheet that `init` writes, else the first line."""
    return _line_like(path, _CODE)


def _line_like(path: Path, code: re.Pattern[str]) -> str:
    """Trouble `cannot_read_file`."""
    try:
        lines = [line.strip() for line in read(path).decode("utf-8-sig").splitlines()]
    except UnicodeDecodeError:
        raise Trouble("cannot_read_file", path=str(path)) from None
    looks = (line for line in lines if code.fullmatch(line))
    return next(looks, lines[0] if lines else "")


def premises(options: Namespace, console: Console) -> Premises:
    """The stores in the data folder that the options name."""
    return Premises(data_folder(options.data), ask_pin=_ask_pin(console))


def opened(options: Namespace, console: Console) -> OpenDesk:
    """The store that the options ask for: practice, or the real one by recovery code, passphrase file, key ring, or
    prompt. Refusal `passphrase_needed` where nobody can be asked.
    """
    house = premises(options, console)
    console.step("step_unlock")
    if options.practice:
        return house.practice()
    if options.recovery_code_file is not None:
        return house.unlock_with_code(recovery_code(options.recovery_code_file))
    if options.passphrase_file is None and house.has_quick_unlock:
        try:
            return house.unlock_quickly()
        except Trouble as trouble:
            if not trouble.code.startswith("key_ring_"):
                raise
            console.warn(console.words.error(trouble))
    if not house.is_set_up:
        raise Refusal("not_set_up")
    return house.unlock(passphrase(options, console, "ask_passphrase"))


def passphrase(options: Namespace, console: Console, question: str) -> str:
    """From the file that was named, else from the terminal. Refusal `passphrase_needed`."""
    if options.passphrase_file is not None:
        return first_line(options.passphrase_file)
    return asked(console, question)


def one_time_code(options: Namespace, console: Console) -> str:
    """The court's code, from the file that was named, which may be the sheet that the court printed, else from the
    terminal. Refusal `code_needed`.
    """
    if options.code_file is not None:
        return _line_like(options.code_file, _ONE_TIME)
    return asked(console, "ask_code", missing="code_needed")


def asked(console: Console, question: str, *, missing: str = "passphrase_needed", **params: object) -> str:
    """A secret typed at the terminal, unseen. The refusal `missing` where there is no terminal."""
    if not sys.stdin.isatty():
        raise Refusal(missing)
    console.done()
    return getpass.getpass(console.words.say(question, **params))


def _ask_pin(console: Console) -> AskPin:
    def ask(request: PinRequest) -> str | None:
        question = "ask_pin_last" if request.last_try else "ask_pin"
        return asked(console, question, missing="token_pin_not_given", token=request.token) or None

    return ask


Command = Callable[[Namespace, Console], int]
