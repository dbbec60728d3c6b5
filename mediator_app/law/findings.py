"""What a check found: a code, where, how grave, and on which article it rests."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    BLOCK = "block"
    """The instrument may not be sealed."""
    WARN = "warn"
    """The instrument may be sealed; a person has to have seen this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing to mend or to look at.

    `field` is the path of the field in the content (`parties.1.legal_representative.name`), so that a window can
    go there. `params` are the values the words need. `basis` are article codes (see `articles`); empty where
    the check rests on practice or on a published standard that has no article.
    """

    code: str
    severity: Severity
    field: str = ""
    params: Mapping[str, object] = dataclasses.field(default_factory=dict, hash=False)
    basis: tuple[str, ...] = ()

    def under(self, path: str) -> Finding:
        """The same finding, seen from a larger value in which its field stands under `path`."""
        return dataclasses.replace(self, field=f"{path}.{self.field}" if self.field else path)


def blocking(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Those that stop the seal."""
    return tuple(finding for finding in findings if finding.severity is Severity.BLOCK)
