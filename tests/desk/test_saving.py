"""What is on the screen becomes durable: in order, never dropped, once more when the disk recovers."""

from __future__ import annotations

import threading
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediator_app.domain.edits import StateFacts
from mediator_app.domain.errors import Trouble
from mediator_app.domain.ids import CaseId
from mediator_app.domain.journal import replay
from mediator_app.ports import Blob, Change
from mediator_app.saving import Saver, SaveState
from tests import cases
from tests.cases import Past, uid
from tests.db.fakes import FakeStore
from tests.db.pasts import changes
from tests.desk.fakes import SlowStore
from tests.strategies import seeds


def edits(count: int = 12) -> list[Change]:
    return changes(cases.prepared())[:count]


def states(futures: list[Future[None]]) -> str:
    return "".join("+" if future.done() else "." for future in futures)


def test_saved_means_that_the_store_has_said_so() -> None:
    store, told = SlowStore(), list[SaveState]()
    saver = Saver(store, told.append)
    futures = [saver.save(change) for change in edits(3)]
    assert (states(futures), saver.state()) == ("...", SaveState(3, None))
    store.answer()
    assert (states(futures), saver.state()) == ("+..", SaveState(2, None))
    store.answer_all()
    assert states(futures) == "+++"
    assert told == [SaveState(2, None), SaveState(1, None), SaveState(0, None)]
    assert saver.waiting(CaseId(uid(0))) == 0


def test_after_trouble_nothing_more_is_sent_and_nothing_is_lost() -> None:
    store = SlowStore()
    saver = Saver(store)
    all_of = edits(6)
    futures = [saver.save(change) for change in all_of[:3]]
    store.trouble = "disk_full"
    store.answer()
    assert isinstance(saver.state().trouble, Trouble)
    futures += [saver.save(change) for change in all_of[3:5]]
    assert store.order == [1, 2, 3]  # the last two were not even sent
    store.answer_all()
    assert (states(futures), saver.state().waiting) == (".....", 5)
    assert str(saver.state().trouble) == "disk_full"  # the first reason, not those that follow from it
    store.trouble = None
    saver.retry()
    store.answer_all()
    assert states(futures) == "+++++"
    assert saver.state() == SaveState(0, None)
    futures.append(saver.save(all_of[5]))
    store.answer()
    assert states(futures) == "++++++"
    assert [entry.seq for entry in store.entries[CaseId(uid(0))]] == [1, 2, 3, 4, 5, 6]


def test_a_retry_that_meets_the_same_trouble_keeps_everything_again() -> None:
    store = SlowStore()
    saver = Saver(store)
    futures = [saver.save(change) for change in edits(4)]
    store.trouble = "store_locked"
    store.answer_all()
    for _ in range(3):
        saver.retry()
        store.answer_all()
        assert (states(futures), str(saver.state().trouble)) == ("....", "store_locked")
    store.trouble = None
    saver.retry()
    store.answer_all()
    assert states(futures) == "++++"


def test_what_was_under_way_when_the_disk_recovered_does_not_overtake() -> None:
    """The first fails, the disk recovers, and the second reaches a store that has not seen the first."""
    store = SlowStore()
    saver = Saver(store)
    futures = [saver.save(change) for change in edits(3)]
    store.trouble = "disk_full"
    store.answer()
    store.trouble = None
    store.answer_all()
    assert store.entries == {}
    assert str(saver.state().trouble) == "disk_full"  # the cause, not "the one before it is missing"
    saver.retry()
    store.answer_all()
    assert states(futures) == "+++"


def test_a_retry_asked_for_too_early_is_kept_until_the_last_answer() -> None:
    store = SlowStore()
    saver = Saver(store)
    futures = [saver.save(change) for change in edits(3)]
    store.trouble = "disk_full"
    store.answer()
    store.trouble = None
    saver.retry()  # two answers are still to come
    assert store.order == [1, 2, 3]
    store.answer_all()
    assert states(futures) == "+++"
    assert store.order == [1, 2, 3, 1, 2, 3]


def test_without_trouble_a_retry_does_nothing() -> None:
    store = SlowStore()
    saver = Saver(store)
    saver.save(edits(1)[0])
    saver.retry()
    assert store.order == [1]


def test_a_store_that_cannot_even_be_asked_is_trouble_too() -> None:
    store = SlowStore()
    saver = Saver(store)
    store.broken = RuntimeError("the thread has ended")
    first, second = edits(2)
    futures = [saver.save(first), saver.save(second)]
    assert (states(futures), saver.state().waiting) == ("..", 2)
    assert saver.state().trouble is store.broken
    store.broken = None
    saver.retry()
    store.answer_all()
    assert states(futures) == "++"


def test_an_edit_that_has_happened_cannot_be_called_off() -> None:
    store = SlowStore()
    saver = Saver(store)
    future = saver.save(edits(1)[0])
    assert not future.cancel()
    store.answer()
    assert future.result() is None


class Interrupted(SlowStore):
    """Its thread is told to end before it comes to an answer."""

    def answer(self) -> None:
        _, answer = self.asked.pop(0)
        answer.set_exception(CancelledError())


def test_a_store_that_gives_up_leaves_everything_waiting() -> None:
    store = Interrupted()
    saver = Saver(store)
    saver.save(edits(1)[0])
    store.answer()
    assert saver.state().waiting == 1
    assert saver.state().trouble is not None


def test_bytes_are_found_while_they_wait_and_not_after() -> None:
    store = SlowStore()
    saver = Saver(store)
    change = edits(1)[0]
    blob = Blob("a" * 64, "application/pdf", b"%PDF")
    saver.save(Change(change.entry, change.before, change.after, (blob,)))
    assert saver.blob("a" * 64) == b"%PDF"
    assert saver.blob("b" * 64) is None
    store.answer()
    assert saver.blob("a" * 64) is None


@given(seed=seeds, count=st.integers(1, 11))
def test_any_mixture_of_saving_trouble_and_retrying_ends_well(seed: int, count: int) -> None:
    rng, store = Random(seed), SlowStore()
    saver = Saver(store)
    todo, futures = edits(count), list[Future[None]]()
    for _ in range(80):
        match rng.randrange(5):
            case 0 if todo:
                futures.append(saver.save(todo.pop(0)))
            case 1 | 2 if store.asked:
                store.answer()
            case 3:
                store.trouble = None if store.trouble else "disk_full"
            case 4:
                saver.retry()
            case _:
                pass
        stored = store.entries.get(CaseId(uid(0)), [])
        done = sum(future.done() for future in futures)
        assert [entry.seq for entry in stored] == list(range(1, len(stored) + 1))
        assert done <= len(stored)  # never called saved before it is
        assert saver.state().waiting == len(futures) - done
        assert states(futures).rstrip(".").count(".") == 0  # and in order
    store.trouble = None
    while todo:
        futures.append(saver.save(todo.pop(0)))
    for _ in range(3):
        store.answer_all()
        saver.retry()
    store.answer_all()
    assert all(future.done() for future in futures)
    assert len(store.entries[CaseId(uid(0))]) == count


class PoolStore(FakeStore):
    """Answers on a thread of its own, like the real one; the first few changes fail."""

    def __init__(self, failures: int) -> None:
        super().__init__()
        self.pool = ThreadPoolExecutor(max_workers=1)
        self.failures = failures

    def record(self, change: Change) -> Future[None]:
        return self.pool.submit(self._work, change)

    def _work(self, change: Change) -> None:
        if self.failures:
            self.failures -= 1
            raise Trouble("disk_full")
        self._record(change)


@pytest.mark.parametrize("failures", [0, 1, 7])
def test_many_threads_at_once(failures: int) -> None:
    """Four cases written from four threads, retried from a fifth, answered on a sixth."""
    store = PoolStore(failures)
    saver = Saver(store)
    pasts = [Past(CaseId(uid(0x90_0000 + n))) for n in range(4)]
    for past in pasts:
        past.ids.last = int(past.case_id[-12:], 16) + 0x1000
        past.open()
        for number in range(25):
            past.do(StateFacts, facts=str(number))
    futures: list[list[Future[None]]] = [[] for _ in pasts]
    stop = threading.Event()

    def write(number: int) -> None:
        futures[number].extend(saver.save(change) for change in changes(pasts[number]))

    def keep_retrying() -> None:
        while not stop.wait(0.001):
            saver.retry()

    retrying = threading.Thread(target=keep_retrying)
    writers = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    retrying.start()
    for thread in writers:
        thread.start()
    for thread in writers:
        thread.join()
    for some in futures:
        for future in some:
            future.result(timeout=20)
    stop.set()
    retrying.join()
    store.pool.shutdown()
    assert saver.state() == SaveState(0, None)
    for past in pasts:
        assert replay(past.case_id, store.entries[past.case_id]) == past.history
