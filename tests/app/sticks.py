"""Backups onto a stick that takes nothing: `python -m tests.app.sticks KIND FOLDER`.

Runs as a program of its own, because it needs file systems (or limits) of its own. The last line on standard output is
`well`.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from mediator_app.bootstrap import Premises
from mediator_app.domain.errors import Trouble
from mediator_app.safekeeping import Safekeeping
from tests.db.disks import full, limited, read_only

KINDS = {
    "full": (full, "backup_no_room"),
    "limited": (limited, "backup_no_room"),
    "read_only": (read_only, "backup_read_only"),
}
PASSPHRASE = "a fictional passphrase"


def main() -> None:
    kind, folder = sys.argv[1], Path(sys.argv[2])
    stick = folder / "stick"
    stick.mkdir()
    if kind != "limited":
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=12m,mode=700", "none", str(stick)], check=True)
    trouble, code = KINDS[kind]
    premises = Premises(folder / "data")
    opened, _ = premises.create(PASSPHRASE)
    keeping = Safekeeping(opened.store, opened.desk.clock)
    with trouble(stick):
        before = sorted(stick.iterdir())
        try:
            keeping.back_up(stick).result()
            raise AssertionError("the stick takes nothing")
        except Trouble as caught:
            assert caught.code == code, caught.code
        assert sorted(stick.iterdir()) == before
        assert keeping.last().result() is None
        if kind != "limited":
            # The store's own disk is well: what is recorded now is saved.
            opened.store.set_setting("since", kind).result()
    made = keeping.back_up(stick).result()
    assert list(stick.iterdir()) == [made.path]
    opened.close()
    other = Premises(folder / "other")
    other.restore(made.path, lambda vault: vault.open(PASSPHRASE))
    other.unlock(PASSPHRASE).close()
    sys.stdout.write("well\n")
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
