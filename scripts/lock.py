"""Work out `requirements/*.lock` from `pyproject.toml`: `make lock`, or `make lock ARGS=--upgrade`.

The locks hold for every platform and Python that the project supports, carry a hash for each file, and say nothing
about where the files came from: whoever installs them uses their own index.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SCRATCH = ROOT / "build" / "lock"
UV = "uv==0.13.9"
LOCKS: dict[str, list[str]] = {
    "run": [],
    "court": ["--extra", "court", "--constraint", "requirements/run.lock"],
    "dev": ["--extra", "court", "--group", "dev", "--constraint", "requirements/court.lock"],
    "bench": [
        "--extra",
        "court",
        "--group",
        "dev",
        "--group",
        "bench",
        "--constraint",
        "requirements/dev.lock",
    ],
}
"""Each lock includes the one before, at the same versions."""
HOW = [
    "--universal",
    "--python-version",
    "3.11",
    "--generate-hashes",
    "--annotation-style",
    "line",
    "--no-header",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--quiet",
]
TELLS_ITS_ORIGIN = re.compile(r"://|^\s*-(?!-hash=)|(?:^|[\s=])[/~]\S|\\\\\w", re.MULTILINE)


def provide_uv() -> Path:
    uv = SCRATCH / "bin" / "uv"
    python = SCRATCH / "bin" / "python"
    if not python.exists():
        venv.create(SCRATCH, clear=True, with_pip=True)
    pip = ["-m", "pip", "install", "--disable-pip-version-check", "--quiet"]
    subprocess.run([str(python), *pip, UV], check=True)
    return uv


def main() -> None:
    parser = argparse.ArgumentParser(description="work out requirements/*.lock from pyproject.toml")
    parser.add_argument(
        "--upgrade", action="store_true", help="move every version as far as pyproject.toml allows"
    )
    wish = parser.parse_args()
    uv = provide_uv()
    for name, groups in LOCKS.items():
        lock = ROOT / "requirements" / f"{name}.lock"
        output = f"requirements/{name}.lock"
        command = [str(uv), "pip", "compile", "pyproject.toml", *groups, "--output-file", output, *HOW]
        if wish.upgrade:
            command.append("--upgrade")
        subprocess.run(command, cwd=ROOT, check=True)
        found = TELLS_ITS_ORIGIN.search(lock.read_text("utf-8"))
        if found:
            sys.exit(f"{lock.name} tells where it was made: {found.group()!r}")
        print(f"requirements/{name}.lock: {lock.read_text('utf-8').count(' --hash=')} hashes")


if __name__ == "__main__":
    main()
