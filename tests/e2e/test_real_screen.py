"""The whole hearing with a real keyboard on a real X server: what a window that nobody sees would let pass."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from scripts.drive_window import drive


@pytest.mark.timeout(600)
def test_a_real_keyboard_brings_a_case_from_the_first_run_to_service(tmp_path: Path) -> None:
    pictures = tmp_path / "pictures"
    assert drive("zh", pictures, mouse=False)
    seen = sorted(path.name for path in pictures.iterdir())
    assert seen[0] == "01-first-run.png"
    assert seen[-1].endswith("-served.png")
    for path in pictures.iterdir():
        assert len(Image.open(path).getcolors(1_000_000) or ()) > 100, path.name
