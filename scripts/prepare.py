"""Make this machine ready: `python3 scripts/prepare.py run|court|test|bench|installer`.

Runs before anything is installed, so it uses the standard library only. It looks for what `requirements/system.toml`
names, asks apt for what is missing where it may (root, or sudo without a password), makes `.venv`, and installs the
locked packages by their hashes. What is already there is left alone: a second call takes a fraction of a second.

Set MEDIATOR_NO_APT=1 to keep it from installing system packages; it then says what to type.
"""

from __future__ import annotations

import ctypes
import fcntl
import hashlib
import importlib.util
import json
import os
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
REQUIREMENTS = ROOT / "requirements"
OLDEST, NEWEST = (3, 11), (3, 13)
ASKED_APT = "MEDIATOR_ASKED_APT"
"""Set for the fresh process that looks again after apt has been asked."""


@dataclass(frozen=True, slots=True)
class Purpose:
    """What somebody wants to do here: the kinds of system packages, the lock file, and the locks that it includes."""

    system: tuple[str, ...]
    lock: str
    includes: tuple[str, ...] = ()


PURPOSES: Mapping[str, Purpose] = {
    "run": Purpose(("run",), "run"),
    "court": Purpose(("court",), "court", ("run",)),
    "test": Purpose(("run", "test"), "dev", ("court", "run")),
    "bench": Purpose(("run", "test", "bench"), "bench", ("dev", "court", "run")),
    "installer": Purpose(("run", "installer"), "dev", ("court", "run")),
}


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that the machine must have; `kind` says how to look for `name`, `package` is Debian's package."""

    package: str
    kind: str
    name: str

    def is_met(self) -> bool:
        match self.kind:
            case "library":
                try:
                    ctypes.CDLL(self.name)
                except OSError:
                    return False
                return True
            case "program":
                path = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/sbin"])
                return shutil.which(self.name, path=path) is not None
            case "file":
                return Path(self.name).exists()
            case "module":
                importlib.invalidate_caches()
                return importlib.util.find_spec(self.name) is not None
            case _:
                raise ValueError(
                    f"requirements/system.toml: {self.package}: do not know how to look for {self.kind}"
                )


def say(text: str) -> None:
    print(f"prepare: {text}", file=sys.stderr, flush=True)


def stop(text: str) -> NoReturn:
    say(text)
    raise SystemExit(1)


def read_needs(kinds: Sequence[str], table: Path = REQUIREMENTS / "system.toml") -> list[Need]:
    """The needs of `kinds` in the order of the file."""
    version = ".".join(map(str, sys.version_info[:2]))
    groups = tomllib.loads(table.read_text("utf-8").replace("{version}", version))
    needs = []
    for kind in kinds:
        for entry in groups[kind]["needs"]:
            package = entry["package"]
            ((how, name),) = ((key, value) for key, value in entry.items() if key != "package")
            needs.append(Need(package, how, name))
    return needs


def apt_command(packages: Sequence[str]) -> list[str]:
    return ["apt-get", "install", "--yes", "--no-install-recommends", *packages]


def way_to_root() -> list[str] | None:
    """The words to put before a command that root must run: none for root, sudo where it asks nothing, else None."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo"):
        asks_nothing = subprocess.run(
            ["sudo", "-n", "true"], stdin=subprocess.DEVNULL, capture_output=True, check=False
        )
        if asks_nothing.returncode == 0:
            return ["sudo", "-n"]
    return None


def what_to_type(packages: Sequence[str]) -> str:
    sudo = [] if os.geteuid() == 0 else ["sudo"]
    return f"{shlex.join([*sudo, 'apt-get', 'update'])} && {shlex.join([*sudo, *apt_command(packages)])}"


def provide_system(needs: Sequence[Need]) -> None:
    """See that every need is met; leave by SystemExit, with the command to type, where that is not possible."""
    missing = [need for need in needs if not need.is_met()]
    if not missing:
        return
    packages = list(dict.fromkeys(need.package for need in missing))
    names = ", ".join(need.name for need in missing)
    by_hand = f"Please type this, then try again:\n\n    {what_to_type(packages)}\n"
    if shutil.which("apt-get") is None:
        stop(
            f"missing on this machine: {names}.\nThis is not a Debian, so please install what brings them. "
            f"On Debian the packages are: {' '.join(packages)}"
        )
    if os.environ.get(ASKED_APT):
        stop(f"still missing after the installation: {names}.\n{by_hand}")
    root = None if os.environ.get("MEDIATOR_NO_APT") else way_to_root()
    if root is None:
        stop(f"missing on this machine: {names}.\n{by_hand}")
    say(f"installing system packages, which may take a minute: {' '.join(packages)}")
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive"]
    for command in (["apt-get", "update", "--quiet"], [*apt_command(packages), "--quiet"]):
        done = subprocess.run(
            [*root, *quiet, *command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        # A list that cannot be fetched is no reason to stop: the packages may be known already.
        if done.returncode != 0 and command[1] == "install":
            print(done.stdout.decode(errors="replace"), file=sys.stderr)
            stop(f"apt-get could not install them (status {done.returncode}).\n{by_hand}")
    # Look again in a fresh process: this one may remember that a library or a module was not there.
    os.environ[ASKED_APT] = "1"
    os.execv(sys.executable, sys.orig_argv)


def fingerprint(lock: str) -> str:
    return hashlib.sha256((REQUIREMENTS / f"{lock}.lock").read_bytes()).hexdigest()


def works(python: Path) -> bool:
    """True where `python` starts, is new enough and has pip."""
    if not python.exists():
        return False
    probe = f"import sys, pip; sys.exit(not {OLDEST!r} <= sys.version_info[:2] <= {NEWEST!r})"
    return subprocess.run([python, "-I", "-c", probe], capture_output=True, check=False).returncode == 0


def provide_packages(purpose: Purpose) -> None:
    """Make `.venv` hold what the purpose's lock file names.

    The stamp remembers where and for which Python the environment was made, and which locks it holds. One that was
    copied or moved, or whose Python has been replaced under it, is made anew.
    """
    stamp = VENV / "locks.json"
    made_as = {"place": str(VENV), "python": ".".join(map(str, sys.version_info[:2]))}
    held: dict[str, str] = json.loads(stamp.read_text("utf-8")) if stamp.exists() else {}
    if PYTHON.exists() and held.items() >= {**made_as, purpose.lock: fingerprint(purpose.lock)}.items():
        return
    if not works(PYTHON) or (held and not held.items() >= made_as.items()):
        say("making .venv")
        made = subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=False)
        if made.returncode != 0:
            stop(f"{sys.executable} could not make an environment (status {made.returncode})")
    stamp.unlink(missing_ok=True)
    say(f"installing the packages of requirements/{purpose.lock}.lock")
    pip = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--quiet"]
    locked = ["--require-hashes", "--only-binary", ":all:", "-r", f"requirements/{purpose.lock}.lock"]
    done = subprocess.run([*pip, *locked], cwd=ROOT, stdin=subprocess.DEVNULL, check=False)
    if done.returncode != 0:
        stop(f"pip could not install the locked packages (status {done.returncode}); is there a network?")
    # Only these: whatever else the environment held may have been moved to other versions just now.
    held = {**made_as, **{lock: fingerprint(lock) for lock in (purpose.lock, *purpose.includes)}}
    part = stamp.with_suffix(".part")
    part.write_text(json.dumps(held, indent=1) + "\n", "utf-8")
    part.replace(stamp)


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Hold back a second preparation of the same tree until the first is done."""
    directory = os.open(REQUIREMENTS, os.O_RDONLY)
    try:
        fcntl.flock(directory, fcntl.LOCK_EX)
        yield
    finally:
        os.close(directory)


def main(arguments: Sequence[str]) -> None:
    if len(arguments) != 1 or arguments[0] not in PURPOSES:
        stop(f"usage: prepare.py {'|'.join(PURPOSES)}")
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        wanted = ".".join(map(str, OLDEST))
        stop(f"Python {wanted} is needed; this is {sys.version.split()[0]}. Try: make PYTHON=python{wanted}")
    purpose = PURPOSES[arguments[0]]
    with one_at_a_time():
        provide_system(read_needs(purpose.system))
        provide_packages(purpose)


if __name__ == "__main__":
    main(sys.argv[1:])
