"""Reads a PDF back with poppler and qpdf, as other people's programs do."""

from __future__ import annotations

import subprocess
from pathlib import Path


def text(pdf: bytes, folder: Path, *options: str) -> str:
    """What pdftotext reads."""
    return _run(["pdftotext", *options, str(_file(pdf, folder)), "-"])


def flat(pdf: bytes, folder: Path) -> str:
    """The text without any white space."""
    return "".join(text(pdf, folder).split())


def fonts(pdf: bytes, folder: Path) -> list[str]:
    """The lines of pdffonts, without its heads."""
    return _run(["pdffonts", str(_file(pdf, folder))]).splitlines()[2:]


def info(pdf: bytes, folder: Path) -> dict[str, str]:
    """What pdfinfo says."""
    lines = _run(["pdfinfo", str(_file(pdf, folder))]).splitlines()
    return {name.strip(): value.strip() for name, _, value in (line.partition(":") for line in lines)}


def check(pdf: bytes, folder: Path) -> str:
    """What qpdf finds; raises CalledProcessError for errors and warnings."""
    return _run(["qpdf", "--check", str(_file(pdf, folder))])


def picture(pdf: bytes, folder: Path, page: int, dpi: int = 72) -> tuple[int, int, bytes]:
    """One page as grey bytes: width, height, pixels from the top left."""
    target = folder / "page"
    _run(
        ["pdftoppm", "-r", str(dpi), "-gray", "-f", str(page), "-l", str(page), "-singlefile",
         str(_file(pdf, folder)), str(target)]
    )  # fmt: skip
    data = target.with_suffix(".pgm").read_bytes()
    _, size, _, pixels = data.split(b"\n", 3)
    width, height = (int(part) for part in size.split())
    return width, height, pixels


def _file(pdf: bytes, folder: Path) -> Path:
    path = folder / "paper.pdf"
    path.write_bytes(pdf)
    return path


def _run(command: list[str]) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
