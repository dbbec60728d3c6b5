"""Killed with SIGKILL at random moments: what was reported as saved is there, and everything fits together."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.db.killing import kill

KILLS = 200


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_no_kill_loses_an_edit_that_was_reported_as_saved(tmp_path: Path) -> None:
    findings = kill(tmp_path, KILLS, seed=2017)
    assert findings.faults == ()
    assert findings.lost == 0
    assert findings.kills == KILLS
    # Otherwise the kills came too early to prove anything.
    assert findings.acknowledged > KILLS


@pytest.mark.timeout(600)
def test_the_check_can_fail(tmp_path: Path) -> None:
    """A store that reports before the commit is caught by the very same check."""
    findings = kill(tmp_path, KILLS, seed=1917, honest=False, until_lost=True)
    assert findings.lost > 0
    assert findings.faults == ()
