"""The one place that knows every adapter: it finds the data folder, opens a store and puts a desk before it.

Everything heavy is loaded when it is first needed; importing this module costs next to nothing.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from threading import Condition, Lock
from typing import TYPE_CHECKING, Final

from mediator_app.closing import ClosingKeys
from mediator_app.desk import Desk
from mediator_app.domain.days import legal_day
from mediator_app.domain.errors import Refusal, Trouble
from mediator_app.domain.ids import AuthorId
from mediator_app.instance import Instance

if TYPE_CHECKING:
    from mediator_app.delivery import PackFact
    from mediator_app.filing.counter import Counter
    from mediator_app.filing.packs import Shelf
    from mediator_app.law.rules import Rules
    from mediator_app.ports import Clock, Ids, Papers, Store
    from mediator_app.saving import SaveState
    from mediator_app.signing.token import AskPin
    from mediator_app.vault import DataKey, NewVault, SecretStore, Vault

RESOURCES: Final = Path(__file__).resolve().parents[1] / "resources"


DATA_VARIABLE: Final = "MEDIATOR_DATA"
PROGRAM: Final = "mediators-desk"


class SystemClock:
    """The computer's clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def today(self) -> date:
        return legal_day(self.now())


class Uuid7:
    """UUIDv7, each later than all made before by the same source, even within one tick of the clock."""

    def __init__(self) -> None:
        self._last = 0
        self._lock = Lock()

    def new(self) -> str:
        import uuid

        from uuid_utils import uuid7

        with self._lock:
            self._last = max(uuid7().int, self._last + 1)
            return str(uuid.UUID(int=self._last))


def data_folder(named: Path | None = None) -> Path:
    """Where cases are kept: the folder named, else what MEDIATOR_DATA names, else the system's place for such data."""
    if named is not None:
        return named
    if from_environment := os.environ.get(DATA_VARIABLE):
        return Path(from_environment)
    import platformdirs

    return platformdirs.user_data_path(PROGRAM, appauthor=False)


@cache
def rules() -> Rules:
    """The rule pack that ships with the program."""
    from mediator_app.law.rules import FILES, load_rules

    return load_rules({name: (RESOURCES / "rules" / name).read_text("utf-8") for name in FILES})


@dataclass(frozen=True, slots=True)
class Places:
    """Where one store lies: the encrypted file, and beside it the sealed keys."""

    folder: Path

    @property
    def store(self) -> Path:
        return self.folder / "store.db"

    @property
    def keys(self) -> Path:
        return self.folder / "keys.json"


class Saves:
    """Hears of every save, wakes whoever waits for the last one, and passes the news on."""

    def __init__(self, listener: Callable[[SaveState], None] | None = None) -> None:
        self._listener = listener
        self._news = Condition()

    def __call__(self, state: SaveState) -> None:
        """Called by the desk after every acknowledged or failed save, on the store's thread."""
        with self._news:
            self._news.notify_all()
        if self._listener is not None:
            self._listener(state)

    def wait(self, desk: Desk) -> None:
        """Until nothing waits to be saved. Raises the trouble that a save is in."""
        with self._news:
            while True:
                state = desk.saving()
                if state.trouble is not None:
                    raise state.trouble
                if not state.waiting:
                    return
                self._news.wait()


class OpenDesk:
    """A desk with its store open. `close` (or the end of a `with` block) finishes saving and lets go of everything."""

    def __init__(
        self,
        desk: Desk,
        store: Store,
        instance: Instance,
        closing: ClosingKeys,
        saves: Saves,
        key: DataKey,
        packs: Packs,
    ) -> None:
        self.desk = desk
        self.store = store
        self.closing = closing
        self.key = key
        self._instance = instance
        self._saves = saves
        self._packs = packs
        self._counter: Counter | None = None
        self._opening = Lock()

    @property
    def delivery(self) -> Counter:
        """Filing with the court. Its thread begins with the first call; nothing reaches the network before."""
        with self._opening:
            if self._counter is None:
                from mediator_app.filing.counter import Counter

                self._counter = Counter(self.desk, self.store, self._packs.papers, self._packs.take)
            return self._counter

    def saved(self) -> None:
        """Wait until everything that was done is durable. Raises what keeps it from the disk."""
        self._saves.wait(self.desk)

    def __enter__(self) -> OpenDesk:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Finish what was asked for, then let go of the file and the folder. May be called twice."""
        if self._counter is not None:
            self._counter.close()
        self.store.close()
        self._instance.release()


class Premises:
    """The stores of this computer's user: one real, sealed with a passphrase, and one for practice."""

    def __init__(
        self,
        folder: Path,
        *,
        clock: Clock | None = None,
        ids: Ids | None = None,
        ring: SecretStore | None = None,
        ask_pin: AskPin | None = None,
        on_save: Callable[[SaveState], None] | None = None,
    ) -> None:
        self.real = Places(folder)
        self.drill = Places(folder / "practice")
        self._clock = clock or SystemClock()
        self._ids = ids or Uuid7()
        self._given_ring = ring
        self._ask_pin = ask_pin
        self._on_save = on_save

    # --- the real store ---------------------------------------------------------------------

    @property
    def is_set_up(self) -> bool:
        """Whether there is a real store; practice does not count."""
        return self.real.keys.exists()

    @property
    def has_quick_unlock(self) -> bool:
        """Whether the key ring may be able to open the real store."""
        return self.is_set_up and self.vault().has_quick_unlock

    def vault(self) -> Vault:
        """The vault of the real store."""
        from mediator_app.vault import Vault

        return Vault(self.real.keys)

    def ring(self) -> SecretStore:
        """The key ring of this desktop."""
        from mediator_app.vault import OsKeyRing

        return self._given_ring or OsKeyRing()

    def has_key_ring(self) -> bool:
        """Whether there is one that answers: it is asked for an entry that it cannot have. At most five seconds."""
        from mediator_app.vault import OsKeyRing

        ring = self._given_ring or OsKeyRing(seconds=5.0)
        try:
            ring.get("nothing")
        except Trouble as trouble:
            return trouble.code == "key_ring_missing"
        return True

    def create(self, passphrase: str) -> tuple[OpenDesk, NewVault]:
        """Make the real store. Refusal `already_set_up`, `passphrase_short`; Trouble `key_file_…`, `store_…`."""
        from mediator_app.vault import Vault

        if self.is_set_up:
            raise Refusal("already_set_up")
        instance = Instance(self.real.folder)
        try:
            made = Vault.create(self.real.keys, passphrase)
            try:
                return self._open(self.real, made.key, instance, create=True), made
            except BaseException:
                # Keys without a store would be taken for a loss; nothing was ever kept under these.
                if not self.real.store.exists():
                    self.real.keys.unlink(missing_ok=True)
                raise
        except BaseException:
            instance.release()
            raise

    def unlock(self, passphrase: str) -> OpenDesk:
        """Open the real store. Refusal `not_set_up`, `passphrase_wrong`; Trouble `key_file_…`, `store_…`."""
        return self._unlock(lambda: self.vault().open(passphrase))

    def unlock_with_code(self, code: str) -> OpenDesk:
        """Open the real store by the printed recovery code. Refusal `recovery_code_…`."""
        return self._unlock(lambda: self.vault().open_with_code(code))

    def unlock_quickly(self) -> OpenDesk:
        """Open the real store by the key ring alone. Trouble: one of the four `key_ring_…`."""
        return self._unlock(lambda: self.vault().open_quickly(self.ring()))

    def _unlock(self, key: Callable[[], DataKey]) -> OpenDesk:
        if not self.is_set_up:
            raise Refusal("not_set_up")
        instance = Instance(self.real.folder)
        try:
            # A key file whose store is gone is no fresh start: somebody has to be told.
            return self._open(self.real, key(), instance, create=False)
        except BaseException:
            instance.release()
            raise

    def restore(self, source: Path, unlock: Callable[[Vault], DataKey]) -> Path | None:
        """Put a backup in the place of the real store; gives the folder that keeps what was there before.

        Refusal `not_a_backup`, `backup_damaged`, `backup_too_new`, `backup_key_wrong` and those of `unlock`.
        """
        from db.backup import restore
        from mediator_app.vault import Vault

        instance = Instance(self.real.folder)
        try:
            return restore(source, self.real.store, self.real.keys, lambda keys: unlock(Vault(keys)).reveal())
        finally:
            instance.release()

    # --- practice ---------------------------------------------------------------------------

    def practice(self) -> OpenDesk:
        """The practice store, made where there is none. It needs no passphrase and protects nothing: its key lies
        beside it, and only fictional cases go into it.
        """
        from mediator_app.vault import Vault

        instance = Instance(self.drill.folder)
        try:
            vault = Vault(self.drill.keys)
            if vault.exists:
                key = vault.open_practice()
            else:
                # A store without its keys cannot be opened any more; being practice, it is not missed.
                with suppress(OSError):
                    self.drill.store.unlink()
                _, key = Vault.create_practice(self.drill.keys)
            return self._open(self.drill, key, instance, create=True, practice=True)
        except BaseException:
            instance.release()
            raise

    def forget_practice(self) -> None:
        """Take the practice store away with everything in it. Trouble `store_locked` while it is open."""
        instance = Instance(self.drill.folder)
        instance.release()
        try:
            shutil.rmtree(self.drill.folder)
        except OSError:
            raise Trouble("store_io", reason="practice") from None

    # --- both -------------------------------------------------------------------------------

    def _open(
        self, places: Places, key: DataKey, instance: Instance, *, create: bool, practice: bool = False
    ) -> OpenDesk:
        from db.store import EncryptedStore

        store = EncryptedStore(places.store, key.reveal(), key_file=places.keys, create=create)
        try:
            closing = ClosingKeys(store, self._clock, places.folder, practice=practice, ask_pin=self._ask_pin)
            saves = Saves(self._on_save)
            packs = Packs(store, places.folder / "wording")
            desk = Desk(
                store=store,
                clock=self._clock,
                ids=self._ids,
                papers=packs.papers,
                certifier=closing.certifier,
                verifier=closing.verifier,
                author=_author(store, self._ids),
                rules=packs.rules,
                practice=practice,
                on_save=saves,
            )
        except BaseException:
            store.close()
            raise
        return OpenDesk(desk, store, instance, closing, saves, key, packs)


def _author(store: Store, ids: Ids) -> AuthorId:
    """The id under which this store's owner makes edits; a name would be one personal datum more in every edit."""
    found = store.setting("author").result()
    if not isinstance(found, str):
        found = ids.new()
        store.set_setting("author", found).result()
    return AuthorId(found)


class Packs:
    """Rules and wording for one store: what ships with the program, until a court has sent others.

    What deals with packs is loaded when there is one.
    """

    def __init__(self, store: Store, folder: Path) -> None:
        self._store = store
        self._folder = folder
        self._lock = Lock()
        self._known: Shelf | None = None
        self._none = False

    def rules(self) -> Rules:
        shelf = self._shelf()
        return rules() if shelf is None else shelf.rules()

    def papers(self) -> Papers:
        shelf = self._shelf()
        return papers() if shelf is None else shelf.papers()

    def take(self, fact: PackFact, data: bytes) -> None:
        """See `filing.packs.Shelf.take`."""
        with self._lock:
            shelf = self._make()
            self._none = False
        shelf.take(fact, data)

    def _shelf(self) -> Shelf | None:
        """What has been taken; None where nothing was, which is asked of the store once."""
        with self._lock:
            if self._known is None and not self._none:
                self._none = all(one.state != "taken" for one in self._store.answers.packs().result())
            return None if self._none else self._make()

    def _make(self) -> Shelf:
        if self._known is None:
            from mediator_app.filing.packs import Shelf

            self._known = Shelf(
                self._store,
                self._folder,
                rules=rules,
                papers=papers,
                example=RESOURCES / "practice" / "s1.case.json",
            )
        return self._known


@cache
def papers() -> Papers:
    """Papers by ReportLab from the wording under `resources/wording`."""
    from mediator_app.documents.papers import PaperMaker

    return PaperMaker(RESOURCES / "wording")
