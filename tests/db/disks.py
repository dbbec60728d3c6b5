"""A hearing on a disk that fills up, or turns read-only, in the middle of it: `python -m tests.db.disks KIND FOLDER`.

Runs as a program of its own, because it needs file systems (or limits) of its own. Every check is an assertion in
here; the last line on standard output is `well`. The work goes through desk, saver and the encrypted store.
"""

from __future__ import annotations

import errno
import hashlib
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from db.store import EncryptedStore
from mediator_app.bootstrap import Premises
from mediator_app.desk import Desk
from mediator_app.domain.edits.base import standing
from mediator_app.domain.errors import Trouble
from mediator_app.domain.journal import JournalEntry
from mediator_app.domain.sealing import unsigned
from mediator_app.ports import Change
from mediator_app.saving import SaveState
from tests.cases import AUTHOR, CountingIds, Past, TickingClock, agreed, ink, served
from tests.db.pasts import KEY, changes


@contextmanager
def full(folder: Path) -> Iterator[None]:
    """The file system has no byte left, until the end of the block."""
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as file:
        for size in (1 << 16, 1 << 12, 1):
            try:
                while True:
                    file.write(b"\0" * size)
            except OSError as error:
                assert error.errno == errno.ENOSPC
    yield
    ballast.unlink()


@contextmanager
def limited(_: Path) -> Iterator[None]:
    """No file takes anything after its first page, until the end of the block: needs no file system of its own."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """The file system is read-only, until the end of the block; files that are open can no longer be written."""
    for link in Path("/proc/self/fd").iterdir():
        # A kernel that gives a failing disk up does this to open files; a tester has to do it by hand.
        target = Path(os.path.realpath(link))
        if folder in target.parents:
            reading = os.open(target, os.O_RDONLY)
            os.dup2(reading, int(link.name))
            os.close(reading)
    subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
    yield
    subprocess.run(["mount", "-o", "remount,rw", str(folder)], check=True)


KINDS: dict[str, tuple[Callable[[Path], Any], str]] = {
    "full": (full, "disk_full"),
    "limited": (limited, "disk_full"),
    "read_only": (read_only, "store_read_only"),
}


def unneeded() -> Any:
    raise AssertionError("not needed for what is done here")


def desk_on(store: EncryptedStore) -> Desk:
    return Desk(
        store=store,
        clock=TickingClock(),
        ids=CountingIds(),
        papers=unneeded,
        certifier=unneeded,
        verifier=unneeded,
        rules=unneeded,
        author=AUTHOR,
    )


def hearing_goes_on(kind: str, folder: Path, *, restart: bool) -> None:
    trouble, code = KINDS[kind]
    path = folder / "store.db"
    past = served()
    store = EncryptedStore(path, KEY)
    desk = desk_on(store)
    saved = []
    for entry in past.entries[:20]:
        saved.append(desk.do(past.case_id, entry.edit()).saved)
    for future in saved:
        future.result()
    acknowledged = 20
    with trouble(folder):
        # Everything up to the last signature and service is done while nothing can be written.
        for entry in past.entries[20:]:
            done = desk.do(past.case_id, entry.edit())
            saved.append(done.saved)
        assert desk.case(past.case_id) == past.case
        settle(store)
        state = desk.saving()
        acknowledged = sum(future.done() for future in saved)
        assert state.waiting == len(past.entries) - acknowledged > 0, state
        assert isinstance(state.trouble, Trouble)
        assert state.trouble.code == code, state.trouble.code
        # Trying again while nothing has changed says the same, and loses nothing.
        desk.retry_saving()
        settle(store)
        again = desk.saving()
        assert isinstance(again.trouble, Trouble)
        assert (again.waiting, again.trouble.code) == (state.waiting, code)
        # What is stored can still be read: the paper that was drawn before, the list, the search.
        assert [line.id for line in store.search("程虚构").result()] == [past.case_id]
        assert len(store.journal(past.case_id).result()) == acknowledged
        if restart:
            start_again(store, path, past, acknowledged, code)
    if restart:
        store = EncryptedStore(path, KEY)
        for change in changes_from(past, acknowledged):
            store.record(change).result()
    else:
        desk.retry_saving()
        for future in saved:
            future.result(timeout=20)
        assert desk.saving().trouble is None
        assert desk.saving().waiting == 0
    store.close()
    finished = EncryptedStore(path, KEY)
    assert finished.check().result() == ()
    assert finished.load(past.case_id).result().case == past.case
    assert finished.journal(past.case_id).result() == tuple(past.entries)
    finished.close()


def papers_come_out(kind: str, folder: Path) -> None:
    """Sealed, signed, closed, verified and served with the real papers while nothing can be written."""
    trouble, code = KINDS[kind]
    past = agreed()
    premises = Premises(folder / "data", clock=TickingClock(), ids=CountingIds(1 << 20))
    opened, _ = premises.create("a fictional passphrase")
    with opened:
        desk, case_id = opened.desk, past.case_id
        opened.closing.make("周示范", "上海市杨浦区劳动人事争议仲裁委员会", "沪调001")
        for future in [desk.do(case_id, entry.edit()).saved for entry in past.entries]:
            future.result()
        with trouble(folder / "data" if kind == "limited" else folder):
            sealed = desk.seal(case_id)
            while missing := unsigned(standing(desk.case(case_id).record)):
                desk.sign(case_id, missing[0], ink=ink(seed=len(missing)))
            closed = desk.close(case_id)
            opened.store.journal(case_id).result()
            state = desk.saving()
            assert state.waiting > 0
            assert isinstance(state.trouble, Trouble), repr(state)
            assert state.trouble.code == code, state.trouble.code
            # What is printed is the very file, asked for by its hash, although no disk has it yet.
            pdf = desk.closed_pdf(case_id).result()
            assert pdf == closed.paper.pdf
            assert desk.sealed_pdf(case_id).result() == sealed.paper.pdf
            assert desk.verify(pdf).untouched
            for paper in desk.papers_of(case_id):
                assert desk.draw(case_id, paper).pdf.startswith(b"%PDF")
        desk.retry_saving()
        closed.done.saved.result(timeout=20)
        assert desk.saving() == SaveState(0, None)
        assert desk.closed_pdf(case_id).result() == pdf
        assert opened.store.blob(hashlib.sha256(pdf).hexdigest()).result() == pdf
        assert opened.store.check().result() == ()


def start_again(store: EncryptedStore, path: Path, past: Past, acknowledged: int, code: str) -> None:
    """The program is ended and started on the very disk that is in trouble."""
    store.close()
    try:
        again = EncryptedStore(path, KEY)
    except Trouble as trouble:
        # Where the log cannot be taken in, the store says so rather than show less than was saved.
        assert trouble.code == code, trouble.code
        return
    assert again.load(past.case_id).result().seq == acknowledged
    try:
        again.record(changes_from(past, acknowledged)[0]).result()
        raise AssertionError("nothing can be saved here")
    except Trouble as trouble:
        assert trouble.code == code, trouble.code
    again.close()


def changes_from(past: Past, number: int) -> list[Change]:
    return changes(past)[number:]


def settle(store: EncryptedStore) -> tuple[JournalEntry, ...]:
    """Wait until the store has answered everything it was asked before."""
    return store.journal(served().case_id).result()


def set_up_again(kind: str, folder: Path) -> None:
    """The very first start meets the trouble: it is said plainly, and the next start is a first start again."""
    trouble, code = KINDS[kind]
    premises = Premises(folder / "data")
    (folder / "data").mkdir()
    with trouble(folder):
        try:
            premises.create("a fictional passphrase")
            raise AssertionError("nothing can be made here")
        except Trouble as caught:
            assert caught.code in (code, "key_file_not_written"), caught.code
        assert not premises.is_set_up
    # Nothing half made stands in the way.
    opened, _ = premises.create("a fictional passphrase")
    with opened:
        assert opened.store.check().result() == ()


def set_up_with_a_little_room(folder: Path) -> None:
    """As `set_up_again`, with room for the keys and not for the store."""
    premises = Premises(folder / "data")
    (folder / "data").mkdir()
    with full(folder):
        with (folder / "ballast").open("rb+") as ballast:
            ballast.truncate((folder / "ballast").stat().st_size - 20 * 1024)
        try:
            premises.create("a fictional passphrase")
            raise AssertionError("there is no room for a store")
        except Trouble as caught:
            assert caught.code == "disk_full", caught.code
        assert not premises.is_set_up
        assert not premises.real.store.exists()
    opened, _ = premises.create("a fictional passphrase")
    opened.close()


def main() -> None:
    kind, folder, what = sys.argv[1], Path(sys.argv[2]), sys.argv[3]
    if kind != "limited":
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=12m,mode=700", "none", str(folder)], check=True)
    match what:
        case "papers":
            papers_come_out(kind, folder)
        case "first":
            set_up_again(kind, folder)
            if kind == "full":
                shutil.rmtree(folder / "data")
                set_up_with_a_little_room(folder)
        case _:
            hearing_goes_on(kind, folder, restart=what == "restart")
    sys.stdout.write("well\n")
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
