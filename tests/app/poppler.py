"""What poppler and qpdf, which know nothing of us, say of a PDF."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

RUNNING = re.compile(r"^(演练文书|封存校验码|— ?\d+ ?—|第\d+页|.*第\d+号 (仲裁|调解|授权|送达|权利))")


def told(*command: str | Path) -> str:
    """What a program prints. Raises CalledProcessError where it finds fault."""
    done = subprocess.run([str(word) for word in command], capture_output=True, encoding="utf-8", check=True)
    return done.stdout


def text(pdf: Path) -> str:
    """The words of a PDF without line breaks, spaces, page numbers and footers."""
    lines = (line.strip() for line in told("pdftotext", "-layout", pdf, "-").replace("\f", "\n").splitlines())
    return re.sub(r"\s", "", "".join(line for line in lines if not RUNNING.match(line)))
