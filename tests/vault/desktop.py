"""A private desktop session: its own D-Bus, its own gnome-keyring, nothing of the machine's own."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import secretstorage
from jeepney import message_bus
from jeepney.io.blocking import open_dbus_connection

PASSWORD = "a password for a fictional desktop"


@dataclass
class Desktop:
    """A running session; `environment` is what a program in it would see."""

    environment: dict[str, str]
    ring: subprocess.Popen[bytes]

    @contextmanager
    def collection(self) -> Iterator[secretstorage.Collection]:
        with closing(secretstorage.dbus_init()) as bus:
            yield secretstorage.Collection(bus)

    def lock(self) -> None:
        with self.collection() as collection:
            collection.lock()
            assert collection.is_locked()

    @contextmanager
    def silent_prompter(self) -> Iterator[None]:
        """Somebody puts up the desktop's password prompts and then walks away from the screen."""
        with open_dbus_connection(self.environment["DBUS_SESSION_BUS_ADDRESS"]) as bus:
            bus.send_and_get_reply(message_bus.RequestName("org.gnome.keyring.SystemPrompter"))
            yield

    def everything_stored(self) -> list[bytes]:
        with self.collection() as collection:
            return [item.get_secret() for item in collection.get_all_items()]

    @contextmanager
    def hanging(self) -> Iterator[None]:
        """The key ring's process stands still."""
        self.ring.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self.ring.send_signal(signal.SIGCONT)


def program(name: str) -> str:
    found = shutil.which(name)
    assert found, f"the tests need {name}: apt-get install gnome-keyring dbus"
    return found


def bus_environment(home: Path) -> dict[str, str]:
    folders = {
        "HOME": home,
        "XDG_DATA_HOME": home / "data",
        "XDG_CONFIG_HOME": home / "config",
        "XDG_CACHE_HOME": home / "cache",
        "XDG_RUNTIME_DIR": home / "runtime",
    }
    for folder in folders.values():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    kept = {k: v for k, v in os.environ.items() if k in ("PATH", "LANG", "LC_ALL")}
    return kept | {name: str(folder) for name, folder in folders.items()}


@contextmanager
def session_bus(environment: dict[str, str]) -> Iterator[str]:
    """A private message bus that starts nothing by itself; gives its address."""
    home = Path(environment["HOME"])
    config = home / "bus.conf"
    # No service folders: what is not started here does not exist on this bus.
    config.write_text(
        "<busconfig><type>session</type>"
        f"<listen>unix:path={home / 'bus'}</listen><auth>EXTERNAL</auth>"
        '<policy context="default"><allow send_destination="*" eavesdrop="true"/>'
        '<allow eavesdrop="true"/><allow own="*"/></policy></busconfig>'
    )
    bus = subprocess.Popen(
        [program("dbus-daemon"), f"--config-file={config}", "--nofork", "--print-address"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    try:
        assert bus.stdout is not None
        yield bus.stdout.readline().decode().strip()
    finally:
        bus.terminate()
        bus.wait()
        assert bus.stdout is not None
        bus.stdout.close()


@contextmanager
def desktop(home: Path) -> Iterator[Desktop]:
    """A session with an unlocked key ring, as after logging in."""
    environment = bus_environment(home)
    with session_bus(environment) as address:
        environment["DBUS_SESSION_BUS_ADDRESS"] = address
        ring = subprocess.Popen(
            [program("gnome-keyring-daemon"), "--foreground", "--unlock", "--components=secrets"],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert ring.stdin is not None
        assert ring.stdout is not None
        try:
            ring.stdin.write(PASSWORD.encode())
            ring.stdin.close()
            ring.stdout.readline()  # GNOME_KEYRING_CONTROL=…: it is on the bus from here on
            yield Desktop(environment, ring)
        finally:
            ring.send_signal(signal.SIGCONT)
            ring.terminate()
            ring.wait()
            ring.stdout.close()
