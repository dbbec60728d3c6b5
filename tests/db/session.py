"""A session with a store as talkative as it can be made: `python -m tests.db.session FOLDER`, killed at its end.

Everything a program may leave behind is asked to go somewhere below FOLDER; somebody else then searches it.
"""

from __future__ import annotations

import hashlib
import logging
import os
import signal
import sys
from dataclasses import replace
from pathlib import Path

from db.store import EncryptedStore
from mediator_app.domain.errors import Refusal
from mediator_app.ports import Blob
from tests.cases import mediating, served
from tests.db.pasts import KEY, another, changes, keep


def main() -> None:
    folder = Path(sys.argv[1])
    logging.basicConfig(filename=folder / "everything.log", level=logging.NOTSET)
    logging.getLogger("sqlalchemy").setLevel(logging.DEBUG)
    key_file = folder / "data" / "keys.json"
    key_file.parent.mkdir()
    key_file.write_text("{}")
    store = EncryptedStore(folder / "data" / "store.db", KEY, key_file=key_file)
    past = served()
    made = changes(past)
    paper = "%PDF 程虚构 310110198001010022 750,000.00".encode() * 100
    blob = Blob(hashlib.sha256(paper).hexdigest(), "application/pdf", paper)
    keep(store, [*made[:-1], replace(made[-1], blobs=(blob,))])
    # Enough cases that sorting, searching and checking do not fit into a page or two.
    for number in range(1, 41):
        keep(store, another(mediating(), number))
    assert len(store.search("程虚构", limit=100).result()) == 41
    assert store.search("跨国 程", limit=100).result()
    assert store.cases().result()
    assert store.load(past.case_id).result().case == past.case
    assert store.check().result() == ()
    store.set_setting("last", "程虚构").result()
    store.set_secret("certificate", "程虚构's private key".encode()).result()
    store.backup(folder / "stick" / "backup.mdbackup").result()
    other = served()
    conflict = replace(made[5].entry, body=made[6].entry.body, hash="0" * 64)
    try:
        store.record(replace(made[5], entry=conflict)).result()
    except Refusal as refusal:
        logging.getLogger("session").warning("refused: %s %r", refusal, refusal.code)
    try:
        store.set_setting("half", "\ud800程虚构").result()
    except UnicodeEncodeError:
        logging.getLogger("session").warning("a text that is none was not stored")
    keep(store, changes(other)[-1:])
    for number in range(41, 61):
        keep(store, another(mediating(), number))
    # No farewell: what is in the log and in temporary files stays there.
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main()
