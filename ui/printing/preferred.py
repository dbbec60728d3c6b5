"""Which printer is taken where nobody chooses: the one of the settings, or the one that was used last."""

from __future__ import annotations

_name: list[str] = []


def preferred() -> str:
    """The system's name for it; empty where the default printer of the system is as good as any."""
    return _name[0] if _name else ""


def prefer(name: str) -> None:
    """Take this one from now on, while this program runs."""
    _name[:] = [name] if name else []
