"""`mediator init`, `backup`, `restore`: setting up, and keeping what there is."""

from __future__ import annotations

from argparse import Namespace

from mediator_app import dossier
from mediator_app.bootstrap import OpenDesk
from mediator_app.commands import FINE
from mediator_app.commands.access import asked, opened, passphrase, premises, recovery_code
from mediator_app.console import Console
from mediator_app.domain.days import CHINA
from mediator_app.domain.errors import Refusal, Trouble


def set_up(options: Namespace, console: Console) -> int:
    """`mediator init`. Run again on a store without a certificate, it adds one.

    The recovery code is shown or written before anything else is asked, so that no mistake afterwards loses it.
    """
    house = premises(options, console)
    if house.is_set_up:
        if not options.name and not options.token and not options.quick_unlock:
            raise Refusal("already_set_up")
        with opened(options, console) as office:
            _certificate(office, options, console)
            if options.quick_unlock:
                _quick(options, console)
        return FINE
    if options.recovery_sheet is not None and options.recovery_sheet.exists():
        raise Refusal("file_exists", "recovery_sheet", path=str(options.recovery_sheet))
    chosen = passphrase(options, console, "ask_new_passphrase")
    if options.passphrase_file is None and asked(console, "ask_again") != chosen:
        raise Refusal("passphrase_differs", "passphrase")
    office, made = house.create(chosen)
    with office:
        _sheet(made.recovery_code, options, console)
        _certificate(office, options, console)
        if options.quick_unlock:
            made.vault.enable_quick_unlock(made.key, house.ring())
            console.say("quick_on")
    console.say("init_done", folder=house.real.folder)
    return FINE


def _sheet(code: str, options: Namespace, console: Console) -> None:
    words = console.words
    text = f"{words.say('sheet_title')}\n\n    {code}\n\n{words.say('sheet_text')}\n"
    if options.recovery_sheet is None:
        console.line(text)
        return
    try:
        dossier.put(options.recovery_sheet, text.encode(), mode=0o600)
    except Trouble:
        console.line(text)
        raise
    console.say("init_sheet_written", path=options.recovery_sheet)


def _certificate(office: OpenDesk, options: Namespace, console: Console) -> None:
    if options.token:
        office.closing.use_token(str(options.token.resolve()))
        return
    if not (options.name or options.organisation or options.number):
        console.say("init_no_certificate")
        return
    made = office.closing.make(options.name, options.organisation, options.number)
    console.say("init_certificate", name=made.name, until=made.not_after)


def _quick(options: Namespace, console: Console) -> None:
    house = premises(options, console)
    key = house.vault().open(passphrase(options, console, "ask_passphrase"))
    house.vault().enable_quick_unlock(key, house.ring())
    console.say("quick_on")


def back_up(options: Namespace, console: Console) -> int:
    """`mediator backup TO`."""
    with opened(options, console) as office:
        console.step("step_backup")
        office.store.backup(options.to).result()
    console.say("backup_done", path=options.to)
    return FINE


def restore(options: Namespace, console: Console) -> int:
    """`mediator restore FROM`: by the passphrase or the recovery code of the time when the backup was made.

    It is said how far the backup goes: work of the days since then is not in it.
    """
    house = premises(options, console)
    if not options.file.exists():
        raise Trouble("cannot_read_file", path=str(options.file))
    code = recovery_code(options.recovery_code_file) if options.recovery_code_file else ""
    typed = "" if code else passphrase(options, console, "ask_passphrase")
    console.step("step_restore")
    aside = house.restore(
        options.file, lambda vault: vault.open_with_code(code) if code else vault.open(typed)
    )
    with house.unlock_with_code(code) if code else house.unlock(typed) as office:
        newest = office.store.cases(limit=1).result()
    console.say("restore_done")
    for line in newest:
        console.say("restore_newest", time=f"{line.updated_at.astimezone(CHINA):%Y-%m-%d %H:%M}")
    if aside is not None:
        console.say("restore_aside", folder=aside)
    return FINE
