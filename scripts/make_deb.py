"""Make a Debian package of the built program: `python scripts/make_deb.py` after `make installer`'s first step.

The package puts dist/mediator under /opt, a command `mediator` into the path, and an entry with its icon into the menu.
It needs no Python and no fonts on the other machine; the few system libraries that Qt wants are its dependencies.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILT = ROOT / "dist" / "mediator"
STAGE = ROOT / "build" / "deb"
ICONS = ROOT / "resources" / "icons"
HOME = "opt/mediators-desk"
SIZES = (48, 128, 256)

ENTRY = """\
[Desktop Entry]
Type=Application
Name=Mediator's Desk
Name[zh_CN]=调解工作台
Comment=Labour-dispute mediation at on-site hearings
Comment[zh_CN]=劳动人事争议现场调解：当事人、请求、协商、文书、签署、送达
Exec=/opt/mediators-desk/mediator
Icon=mediators-desk
Terminal=false
Categories=Office;
StartupWMClass=mediators-desk
"""


def architecture() -> str:
    return subprocess.run(
        ["dpkg", "--print-architecture"], check=True, capture_output=True, text=True
    ).stdout.strip()


def dependencies() -> str:
    """Debian's packages for the libraries that the program itself does not carry."""
    with (ROOT / "requirements" / "system.toml").open("rb") as file:
        needs = tomllib.load(file)["run"]["needs"]
    # What is looked for as a program or module serves setting up from source, not the built program.
    return ", ".join(need["package"] for need in needs if "library" in need)


def control(version: str, size: int) -> str:
    """The package's own description; `size` in KiB."""
    return (
        "Package: mediators-desk\n"
        f"Version: {version}\n"
        f"Architecture: {architecture()}\n"
        "Section: misc\nPriority: optional\n"
        "Maintainer: The mediator's desk <mediators-desk@localhost>\n"
        f"Installed-Size: {size}\n"
        f"Depends: libc6, {dependencies()}\n"
        "Recommends: cups-client\n"
        "Description: labour-dispute mediation at on-site hearings\n"
        " From parties, claims and offers to a signed, printed and served mediation\n"
        " agreement, without a network. 劳动人事争议现场调解工作台。\n"
    )


def stage(version: str) -> Path:
    """The package's tree, ready to be packed."""
    shutil.rmtree(STAGE, ignore_errors=True)
    shutil.copytree(BUILT, STAGE / HOME, symlinks=True)
    command = STAGE / "usr" / "bin" / "mediator"
    command.parent.mkdir(parents=True)
    command.symlink_to(f"/{HOME}/mediator")
    entry = STAGE / "usr/share/applications/mediators-desk.desktop"
    entry.parent.mkdir(parents=True)
    entry.write_text(ENTRY, "utf-8")
    for size in SIZES:
        icon = STAGE / f"usr/share/icons/hicolor/{size}x{size}/apps/mediators-desk.png"
        icon.parent.mkdir(parents=True)
        shutil.copy(ICONS / f"app-{size}.png", icon)
    icon = STAGE / "usr/share/icons/hicolor/scalable/apps/mediators-desk.svg"
    icon.parent.mkdir(parents=True)
    shutil.copy(ICONS / "app.svg", icon)
    notes = STAGE / "usr/share/doc/mediators-desk"
    notes.mkdir(parents=True)
    shutil.copy(ROOT / "CHANGELOG.md", notes / "changelog.md")
    size = sum(path.lstat().st_size for path in STAGE.rglob("*")) // 1024
    about = STAGE / "DEBIAN" / "control"
    about.parent.mkdir()
    about.write_text(control(version, size), "utf-8")
    # Whoever builds may have a strict umask; the installed program is for everybody.
    for path in STAGE.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)
    return STAGE


def main() -> int:
    if not (BUILT / "mediator").exists():
        print("make_deb: dist/mediator is not there; run `make installer`", file=sys.stderr)
        return 1
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    target = ROOT / "dist" / f"mediators-desk_{version}_{architecture()}.deb"
    packing = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z3", "--build", str(stage(version)), str(target)]
    subprocess.run(packing, check=True, stdout=subprocess.DEVNULL)
    shutil.rmtree(STAGE)
    print(f"{target.relative_to(ROOT)}: {target.stat().st_size / 2**20:.0f} MiB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
