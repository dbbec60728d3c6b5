"""A key ring in memory that keeps the contract of `SecretStore`."""

from __future__ import annotations

from mediator_app.domain.errors import Trouble


class FakeSecretStore:
    """Holds secrets in a dictionary; can be absent, locked or unwilling."""

    def __init__(self) -> None:
        self.secrets: dict[str, str] = {}
        self.state: str | None = None

    def get(self, name: str) -> str:
        self._answerable()
        if name not in self.secrets:
            raise Trouble("key_ring_missing")
        return self.secrets[name]

    def put(self, name: str, secret: str) -> None:
        self._answerable()
        self.secrets[name] = secret

    def drop(self, name: str) -> None:
        self.get(name)
        del self.secrets[name]

    def _answerable(self) -> None:
        if self.state is not None:
            raise Trouble(self.state)
