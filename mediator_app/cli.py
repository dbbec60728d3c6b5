"""`mediator`: without a command the window, with one the desk without it.

This module knows the words of the command line; `commands` does the work.

Exit codes: 0 fine; 1 refused, or something was found; 2 wrong usage; 3 trouble with disk, keys or printer; 70 a bug.
`verify` answers 0 untouched, 1 altered or unsigned, 2 unreadable.
"""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Final, NoReturn

from mediator_app.commands import BUG, FOUND, TROUBLE, USAGE
from mediator_app.console import Console
from mediator_app.domain.errors import Refusal, Trouble
from mediator_app.words import LANGUAGES, Language, Words, usual_language

VERSION: Final = "0.1.0"
INTERRUPTED: Final = 130
PIPE: Final = 141
"""128 and the number of the signal, as shells count."""


class _Usage(Exception):
    """What argparse did not understand."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise _Usage(f"{message}\n\n{self.format_usage()}")


def parser(words: Words) -> _Parser:
    """Every command with its options, explained in one language."""
    say = words.say
    common = _common(words)
    top = _Parser(prog="mediator", description=say("about"), epilog=say("exit_codes"), parents=[common])
    top.add_argument("--version", action="store_true", help=say("help_version"))
    top.add_argument("--selftest", action="store_true", help=say("help_selftest"))
    kinds = top.add_subparsers(dest="command", metavar="COMMAND")

    case = kinds.add_parser("case", help=say("help_case"), description=say("help_case"))
    deeds = case.add_subparsers(dest="deed", metavar="COMMAND", required=True)
    check = _add(deeds, "check", "help_check", "cases:check_file", words)
    check.add_argument("file", type=Path, metavar="FILE", help=say("help_file"))
    # A check opens no store; who checks a file with the words of the settling to come is understood all the same.
    check.add_argument("--practice", action="store_true", help=argparse.SUPPRESS)
    settle = _add(deeds, "settle", "help_settle", "cases:settle_file", words, store=True)
    settle.add_argument("file", type=Path, metavar="FILE", help=say("help_file"))
    settle.add_argument("--out", type=Path, metavar="DIR", required=True, help=say("help_out"))
    papers = _add(deeds, "papers", "help_papers", "cases:write_papers", words, store=True)
    papers.add_argument("id", metavar="ID", help=say("help_id"))
    papers.add_argument("--out", type=Path, metavar="DIR", required=True, help=say("help_out"))
    export = _add(deeds, "export", "help_export", "cases:export_case", words, store=True)
    export.add_argument("id", metavar="ID", help=say("help_id"))
    export.add_argument("--to", type=Path, metavar="FILE", help=say("help_export_to"))
    _add(deeds, "list", "help_list", "cases:list_cases", words, store=True)

    verify = _add(kinds, "verify", "help_verify", "verifying:verify_file", words)
    verify.add_argument("file", type=Path, metavar="FILE.pdf", help=say("help_pdf"))
    verify.add_argument("--original", type=Path, metavar="FILE.pdf", help=say("help_original"))
    verify.add_argument(
        "--trust", type=Path, metavar="CERT", action="append", default=[], help=say("help_trust")
    )
    verify.add_argument("--seal", default="", help=argparse.SUPPRESS)

    backup = _add(kinds, "backup", "help_backup", "keeping:back_up", words, store=True)
    backup.add_argument("to", type=Path, metavar="TO", help=say("help_to"))
    restore = _add(kinds, "restore", "help_restore", "keeping:restore", words, keys=True)
    restore.add_argument("file", type=Path, metavar="FROM", help=say("help_from"))

    court = kinds.add_parser("court", help=say("help_court"), description=say("help_court"))
    asked = court.add_subparsers(dest="deed", metavar="COMMAND", required=True)
    enrol = _add(asked, "enrol", "help_enrol", "court:enrol", words, store=True)
    enrol.add_argument("url", metavar="URL", help=say("help_url"))
    enrol.add_argument("--code-file", type=Path, metavar="FILE", help=say("help_code_file"))
    enrol.add_argument("--ca", type=Path, metavar="FILE", help=say("help_ca"))
    _add(asked, "status", "help_status", "court:status", words, store=True)
    _add(asked, "deliver", "help_deliver", "court:deliver", words, store=True)
    bundle = _add(asked, "bundle", "help_bundle", "court:bundle", words, store=True)
    bundle.add_argument("--to", type=Path, metavar="DIR", required=True, help=say("help_bundle_to"))
    bundle.add_argument("--only", metavar="ID", action="append", help=say("help_bundle_only"))
    answers = _add(asked, "answers", "help_answers", "court:answers", words, store=True)
    answers.add_argument("file", type=Path, metavar="FILE.answers", help=say("help_answers_file"))
    hearings = _add(asked, "hearings", "help_hearings", "court:hearings", words, store=True)
    hearings.add_argument("--open", metavar="ID", default="", help=say("help_open_hearing"))

    init = _add(kinds, "init", "help_init", "keeping:set_up", words, keys=True)
    for name in ("name", "organisation", "number"):
        init.add_argument(f"--{name}", default="", help=say(f"help_{name}"))
    init.add_argument("--recovery-sheet", type=Path, metavar="FILE", help=say("help_sheet"))
    init.add_argument("--token", type=Path, metavar="MODULE", help=say("help_token"))
    init.add_argument("--quick-unlock", action="store_true", help=say("help_quick"))
    init.set_defaults(practice=False)

    practice = _add(kinds, "practice", "help_practise", "practising:practise", words)
    practice.add_argument("--out", type=Path, metavar="DIR", required=True, help=say("help_out"))
    practice.add_argument("--window", action="store_true", help=say("help_by_hand"))

    _add(kinds, "window", "help_window", "window:show_window", words)
    return top


def _common(words: Words) -> _Parser:
    """Options that may stand before or behind the command; SUPPRESS keeps the second place from undoing the first."""
    common = _Parser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--lang", choices=LANGUAGES, help=words.say("help_lang"))
    common.add_argument("--data", type=Path, metavar="DIR", help=words.say("help_data"))
    return common


def _add(
    kinds: argparse._SubParsersAction[_Parser],
    name: str,
    explained: str,
    runs: str,
    words: Words,
    *,
    store: bool = False,
    keys: bool = False,
) -> _Parser:
    """A command that runs `module:function`; with `store` it opens one, with `keys` it only takes the ways to do so."""
    text = words.say(explained)
    one = kinds.add_parser(name, help=text, description=text, parents=[_common(words)])
    one.set_defaults(runs=runs)
    if store:
        one.add_argument("--practice", action="store_true", help=words.say("help_practice"))
    if store or keys:
        one.add_argument(
            "--passphrase-file", type=Path, metavar="FILE", help=words.say("help_passphrase_file")
        )
        one.add_argument("--recovery-code-file", type=Path, metavar="FILE", help=words.say("help_code"))
    return one


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code. Nobody is shown a stack trace for what a person or the disk did."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    _readable(sys.stdout)
    _readable(sys.stderr)
    console = Console(Words(_language(given)))
    try:
        return _run(given, console)
    except _Usage as error:
        console.warn(console.words.say("usage", reason=str(error)))
        return USAGE
    except Refusal as refusal:
        console.warn(_refused(refusal, console))
        return FOUND
    except Trouble as trouble:
        console.warn(console.words.error(trouble))
        return TROUBLE
    except KeyboardInterrupt:
        console.warn(console.words.say("interrupted"))
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has seen enough, as `| head` has; Python must not complain about it at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE
    except Exception as error:  # noqa: BLE001 - the last place: its text may hold personal data, its place cannot
        console.warn(console.words.say("bug", kind=type(error).__name__, place=_place(error)))
        return BUG


def _run(given: list[str], console: Console) -> int:
    options = parser(console.words).parse_args(given, argparse.Namespace(data=None, lang=None))
    if options.version:
        console.line(f"mediator {VERSION}")
        return 0
    if options.selftest:
        from mediator_app.commands.practising import selftest

        return selftest(console)
    runs = options.runs if options.command is not None else "window:show_window"
    module, _, function = runs.partition(":")
    run = getattr(import_module(f"mediator_app.commands.{module}"), function)
    code: int = run(options, console)
    console.done()
    return code


def _refused(refusal: Refusal, console: Console) -> str:
    text = console.words.error(refusal)
    return text if not refusal.field else f"{text} [{refusal.field}]"


def _language(given: list[str]) -> Language:
    """The language asked for, found before the arguments are read, since their faults are told in it."""
    for at, argument in enumerate(given):
        name, _, value = argument.partition("=")
        if name == "--lang":
            value = value or (given[at + 1] if at + 1 < len(given) else "")
            for language in LANGUAGES:
                if value == language:
                    return language
    return usual_language()


def _readable(stream: object) -> None:
    """Chinese on a console that cannot show it: replaced characters, not a crash."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        encoding = str(getattr(stream, "encoding", "") or "").lower().replace("-", "")
        reconfigure(errors="backslashreplace", encoding="utf-8" if encoding in ("ascii", "latin1") else None)


def _place(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    if not frames:
        return "?"
    last = frames[-1]
    return f"{Path(last.filename).name}:{last.lineno}"
