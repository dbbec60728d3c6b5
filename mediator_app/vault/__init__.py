"""Keys: the passphrase, the recovery code, the key ring, and the data key that they open."""

from __future__ import annotations

from mediator_app.vault.datakey import DataKey
from mediator_app.vault.opening import SHORTEST_PASSPHRASE, NewVault, Vault
from mediator_app.vault.ring import OsKeyRing, SecretStore, back_end_name
from mediator_app.vault.wrapping import STANDARD_COST, Cost

__all__ = [
    "SHORTEST_PASSPHRASE",
    "STANDARD_COST",
    "Cost",
    "DataKey",
    "NewVault",
    "OsKeyRing",
    "SecretStore",
    "Vault",
    "back_end_name",
]
