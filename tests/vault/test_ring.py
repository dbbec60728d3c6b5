"""One contract for every key ring, kept by the fake and by a real gnome-keyring alike."""

from __future__ import annotations

import configparser
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediator_app.domain.errors import Trouble
from mediator_app.vault.ring import OsKeyRing, SecretStore, back_end_name
from tests.vault.desktop import Desktop, bus_environment, desktop, session_bus
from tests.vault.fakes import FakeSecretStore


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desktop]:
    with desktop(tmp_path_factory.mktemp("desktop")) as running:
        yield running


@pytest.fixture
def in_session(session: Desktop, monkeypatch: pytest.MonkeyPatch) -> Desktop:
    for name, value in session.environment.items():
        monkeypatch.setenv(name, value)
    return session


@pytest.fixture(params=["fake", "gnome-keyring"])
def ring(request: pytest.FixtureRequest) -> SecretStore:
    if request.param == "fake":
        return FakeSecretStore()
    request.getfixturevalue("in_session")
    return OsKeyRing()


def code_of(action: object, *arguments: str) -> str:
    assert callable(action)
    with pytest.raises(Trouble) as caught:
        action(*arguments)
    return caught.value.code


def test_what_is_put_comes_back(ring: SecretStore) -> None:
    ring.put("kept", "a secret")
    assert ring.get("kept") == "a secret"


def test_the_last_put_counts(ring: SecretStore) -> None:
    ring.put("twice", "first")
    ring.put("twice", "second")
    assert ring.get("twice") == "second"


def test_names_are_apart(ring: SecretStore) -> None:
    ring.put("left", "1")
    ring.put("right", "2")
    assert (ring.get("left"), ring.get("right")) == ("1", "2")


def test_nothing_there_is_missing(ring: SecretStore) -> None:
    assert code_of(ring.get, "never put") == "key_ring_missing"
    assert code_of(ring.drop, "never put") == "key_ring_missing"


def test_dropped_is_missing(ring: SecretStore) -> None:
    ring.put("gone", "soon")
    ring.drop("gone")
    assert code_of(ring.get, "gone") == "key_ring_missing"


def test_the_desktop_really_holds_it(in_session: Desktop) -> None:
    OsKeyRing().put("visible", "seen by the desktop")
    assert b"seen by the desktop" in in_session.everything_stored()
    assert back_end_name() == "SecretService"


def test_locked_is_said_without_a_prompt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with desktop(tmp_path) as running:
        for name, value in running.environment.items():
            monkeypatch.setenv(name, value)
        ring = OsKeyRing()
        ring.put("kept", "a secret")
        running.lock()
        assert code_of(ring.get, "kept") == "key_ring_locked"
        assert code_of(ring.put, "kept", "another") == "key_ring_locked"
        assert code_of(ring.drop, "kept") == "key_ring_locked"
        # Nobody is there to answer a prompt on this desktop, so asking is turned down.
        assert code_of(OsKeyRing(prompt=True, seconds=20).get, "kept") == "key_ring_refused"


def test_a_prompt_that_nobody_answers_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with desktop(tmp_path) as running:
        for name, value in running.environment.items():
            monkeypatch.setenv(name, value)
        OsKeyRing().put("kept", "a secret")
        running.lock()
        with running.silent_prompter():
            assert code_of(OsKeyRing(prompt=True, seconds=0.5).get, "kept") == "key_ring_locked"


def test_a_hanging_service_is_not_waited_for(in_session: Desktop) -> None:
    ring = OsKeyRing(seconds=0.3)
    started = time.monotonic()
    with in_session.hanging():
        assert code_of(ring.get, "anything") == "key_ring_refused"
    assert time.monotonic() - started < 5
    OsKeyRing().put("after", "it answers again")


def test_no_bus_is_no_key_ring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'nothing'}")
    assert code_of(OsKeyRing().get, "anything") == "key_ring_none"
    assert code_of(OsKeyRing().put, "anything", "secret") == "key_ring_none"
    assert code_of(OsKeyRing().drop, "anything") == "key_ring_none"


def test_a_bus_without_a_service_is_no_key_ring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with session_bus(bus_environment(tmp_path)) as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        assert code_of(OsKeyRing().get, "anything") == "key_ring_none"


def test_a_plaintext_back_end_in_the_configuration_is_never_used(tmp_path: Path) -> None:
    """The user's keyring configuration names a back end that keeps plain text: it must not be asked."""
    environment = bus_environment(tmp_path)
    (tmp_path / "plain.py").write_text(
        "from keyring.backend import KeyringBackend\n"
        "class Plain(KeyringBackend):\n"
        "    priority = 20\n"
        "    def get_password(self, service, username): return 'from a plain file'\n"
        "    def set_password(self, service, username, password): open('leak', 'w').write(password)\n"
        "    def delete_password(self, service, username): pass\n"
    )
    settings = configparser.ConfigParser()
    settings["backend"] = {"default-keyring": "plain.Plain", "keyring-path": str(tmp_path)}
    folder = tmp_path / "config" / "python_keyring"
    folder.mkdir()
    with (folder / "keyringrc.cfg").open("w") as file:
        settings.write(file)
    environment["PYTHON_KEYRING_BACKEND"] = "plain.Plain"
    environment["PYTHONPATH"] = f"{Path(__file__).parents[2]}:{tmp_path}"
    ask = (
        "from mediator_app.vault.ring import OsKeyRing\n"
        "from mediator_app.domain.errors import Trouble\n"
        "for act in (lambda r: r.get('x'), lambda r: r.put('x', 'secret')):\n"
        "    try: act(OsKeyRing()); print('used')\n"
        "    except Trouble as trouble: print(trouble.code)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", ask], env=environment, cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert run.stdout.split() == ["key_ring_none", "key_ring_none"]
    assert not (tmp_path / "leak").exists()


def test_what_a_back_end_says_is_not_passed_on(in_session: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    from keyring.backends import SecretService

    def leak(*_: object) -> None:
        raise RuntimeError("could not store 'the secret itself'")

    monkeypatch.setattr(SecretService.Keyring, "set_password", leak)
    with pytest.raises(Trouble) as caught:
        OsKeyRing().put("name", "the secret itself")
    assert caught.value.code == "key_ring_refused"
    assert "secret itself" not in repr(caught.value) + str(caught.value.params)
    assert caught.value.__cause__ is None
