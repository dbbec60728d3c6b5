"""Trouble of the world (disk, key file, key ring, token) in words: what happened, and what to do next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class TroubleWords:
    """`short` fits into a chip; `long` says what to do next."""

    short: str
    long: str


def trouble_words(code: str, params: Mapping[str, object] | None = None) -> TroubleWords:  # noqa: ARG001
    """The words for a code; an unknown one gets honest general words."""
    return _disk(code) or _keys(code) or _ring(code) or _token(code) or _general()


def known(code: str) -> bool:
    """Whether a code has words of its own."""
    return any(table(code) is not None for table in (_disk, _keys, _ring, _token))


def _general() -> TroubleWords:
    return TroubleWords(
        translate("Trouble", "unexpected trouble"),
        translate(
            "Trouble",
            "Something went wrong that the program has no words for. Your work is kept; please try again.",
        ),
    )


def _disk(code: str) -> TroubleWords | None:
    match code:
        case "disk_full":
            return TroubleWords(
                translate("Trouble", "the disk is full"),
                translate(
                    "Trouble",
                    "The disk is full. Nothing on screen is lost. Make room on the disk, then try again.",
                ),
            )
        case "store_read_only":
            return TroubleWords(
                translate("Trouble", "the disk is read-only"),
                translate(
                    "Trouble",
                    "The data folder cannot be written to. Check its permissions or the write lock, then "
                    "try again.",
                ),
            )
        case "store_locked":
            return TroubleWords(
                translate("Trouble", "the store is in use"),
                translate(
                    "Trouble", "Another window of this program is using the store. Close it, then try again."
                ),
            )
        case "store_damaged":
            return TroubleWords(
                translate("Trouble", "the store is damaged"),
                translate(
                    "Trouble", "The store is damaged. Do not go on working with it; restore the last backup."
                ),
            )
        case "store_io":
            return TroubleWords(
                translate("Trouble", "the disk does not answer"),
                translate(
                    "Trouble",
                    "The disk reported an error. Check that the drive is still connected, then try again.",
                ),
            )
        case "store_behind" | "store_too_new":
            return TroubleWords(
                translate("Trouble", "the store is of another version"),
                translate(
                    "Trouble",
                    "The store was written by another version of this program. Install the newest version "
                    "and try again.",
                ),
            )
        case "store_missing" | "store_not_opened":
            return TroubleWords(
                translate("Trouble", "the store cannot be opened"),
                translate(
                    "Trouble",
                    "The store could not be opened. Check that its folder is there, or restore the last "
                    "backup.",
                ),
            )
        case "store_closed":
            return TroubleWords(
                translate("Trouble", "the store is closed"),
                translate("Trouble", "The store was closed in the meantime. Unlock it again and go on."),
            )
        case "backup_not_verified":
            return TroubleWords(
                translate("Trouble", "the backup is not good"),
                translate(
                    "Trouble",
                    "The backup could not be read back and was not kept. Choose another drive and try again.",
                ),
            )
        case _:
            return None


def _keys(code: str) -> TroubleWords | None:
    match code:
        case "key_file_damaged" | "key_unreadable" | "key_file_unreadable":
            return TroubleWords(
                translate("Trouble", "the key file cannot be read"),
                translate(
                    "Trouble",
                    "The key file cannot be read. Put back the copy from your backup; the cases "
                    "themselves are safe.",
                ),
            )
        case "key_file_exists":
            return TroubleWords(
                translate("Trouble", "there is a store already"),
                translate(
                    "Trouble", "There is already a store on this computer. Restart the program and unlock it."
                ),
            )
        case "key_file_missing":
            return TroubleWords(
                translate("Trouble", "the key file is gone"),
                translate("Trouble", "The key file is not where it was. Put back the copy from your backup."),
            )
        case "key_file_not_written":
            return TroubleWords(
                translate("Trouble", "the key file cannot be written"),
                translate(
                    "Trouble",
                    "The key file could not be written. Check the free space and permissions, then try "
                    "again.",
                ),
            )
        case "key_file_too_new":
            return TroubleWords(
                translate("Trouble", "the key file is newer than this program"),
                translate(
                    "Trouble",
                    "The key file was written by a newer version of this program. Install that version.",
                ),
            )
        case _:
            return None


def _ring(code: str) -> TroubleWords | None:
    match code:
        case "key_ring_missing":
            return TroubleWords(
                translate("Trouble", "quick unlock is not set up"),
                translate(
                    "Trouble",
                    "The key ring holds no key for this store. Type the passphrase; quick unlock can be "
                    "set up again in the settings.",
                ),
            )
        case "key_ring_locked":
            return TroubleWords(
                translate("Trouble", "the key ring is locked"),
                translate(
                    "Trouble", "The computer's key ring is locked. Unlock it, or type the passphrase here."
                ),
            )
        case "key_ring_refused":
            return TroubleWords(
                translate("Trouble", "the key ring refused"),
                translate("Trouble", "The key ring did not give the key. Type the passphrase."),
            )
        case "key_ring_none":
            return TroubleWords(
                translate("Trouble", "no key ring"),
                translate("Trouble", "This computer has no key ring that encrypts. Type the passphrase."),
            )
        case _:
            return None


def _token(code: str) -> TroubleWords | None:
    match code:
        case "token_missing" | "token_not_ready":
            return TroubleWords(
                translate("Trouble", "the token is not there"),
                translate("Trouble", "The certificate token was not found. Plug it in and try again."),
            )
        case "token_module_missing":
            return TroubleWords(
                translate("Trouble", "the token's driver is missing"),
                translate(
                    "Trouble",
                    "The driver of the certificate token is not installed. Install it, or use the "
                    "certificate on this computer.",
                ),
            )
        case "token_pin_wrong":
            return TroubleWords(
                translate("Trouble", "wrong PIN"),
                translate(
                    "Trouble",
                    "The PIN is wrong. Check it before trying again: after a few attempts the token locks "
                    "itself.",
                ),
            )
        case "token_pin_locked" | "token_pin_expired":
            return TroubleWords(
                translate("Trouble", "the PIN is locked"),
                translate(
                    "Trouble", "The token no longer takes this PIN. Whoever issued the token can unlock it."
                ),
            )
        case "token_ambiguous" | "token_key_ambiguous":
            return TroubleWords(
                translate("Trouble", "more than one token or key"),
                translate(
                    "Trouble",
                    "More than one certificate token or key was found. Leave only yours plugged in and "
                    "try again.",
                ),
            )
        case "token_key_missing" | "token_certificate_missing":
            return TroubleWords(
                translate("Trouble", "no certificate on the token"),
                translate(
                    "Trouble",
                    "The token holds no usable certificate. Have it issued again, or use the certificate "
                    "on this computer.",
                ),
            )
        case "token_failed":
            return TroubleWords(
                translate("Trouble", "the token failed"),
                translate(
                    "Trouble",
                    "The certificate token reported an error. Unplug it, plug it in again and try once more.",
                ),
            )
        case _:
            return None
