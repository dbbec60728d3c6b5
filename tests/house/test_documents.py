"""What the papers for readers point at is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.house.tree import ROOT

POINTED = re.compile(r"\]\(([^)\s#]+)\)")
READ = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def pointed_at(path: Path) -> list[Path]:
    """The files and folders of this tree that a text names in its links and pictures."""
    found = POINTED.findall(path.read_text("utf-8"))
    return [path.parent / one for one in found if "://" not in one]


@pytest.mark.parametrize("path", READ, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_and_pictures_lead_somewhere(path: Path) -> None:
    assert [one for one in pointed_at(path) if not one.exists()] == []


def test_the_guides_and_both_readmes_show_pictures() -> None:
    for name in ("docs/guide.zh-CN.md", "docs/guide.en.md", "README.md", "README.zh-CN.md"):
        assert len([one for one in pointed_at(ROOT / name) if one.suffix == ".png"]) >= 3, name


def test_the_pictures_stay_small() -> None:
    total = sum(path.stat().st_size for path in (ROOT / "docs" / "screenshots").rglob("*.png"))
    assert 0 < total < 16_500_000
