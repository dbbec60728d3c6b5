"""A print server of its own for the tests: real cupsd, real queues, in a folder that nobody else uses.

The backend at the end of each queue stands for the printer: it puts what arrives into a folder, fails, or waits at a
gate. Everything before it is CUPS as it runs in an office.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path

SYSTEM_BIN = Path("/usr/lib/cups")
PROGRAMS = "/usr/local/sbin:/usr/sbin:/sbin:/usr/local/bin:/usr/bin:/bin"

BACKEND = """#!/bin/sh
# The printer: a folder. The device is desk:/MODE/FOLDER
if [ $# -eq 0 ]; then echo 'direct desk "Desk" "Test printer"'; exit 0; fi
mode=$(echo "$DEVICE_URI" | cut -d/ -f2)
folder=/$(echo "$DEVICE_URI" | cut -d/ -f3-)
[ $# -ge 6 ] && exec < "$6"
if [ "$mode" = fail ]; then
    cat > /dev/null
    echo "STATE: +media-jam-error" >&2
    echo "ERROR: Paper jam" >&2
    exit 1
fi
if [ "$mode" = gate ]; then
    cat > "$folder/waiting-$1"
    read -r line < "$folder/gate"
    mv "$folder/waiting-$1" "$folder/job-$1.out"
    exit 0
fi
cat > "$folder/part-$1"
echo "copies=$4 title=$3 options=$5" > "$folder/job-$1.txt"
mv "$folder/part-$1" "$folder/job-$1.out"
exit 0
"""

PPD = """*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "DESK.PPD"
*Manufacturer: "Desk"
*Product: "(Desk)"
*ModelName: "Desk Test Printer"
*ShortNickName: "Desk Test Printer"
*NickName: "Desk Test Printer"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: False
*cupsVersion: 2.2
{filters}
*OpenUI *PageSize/Page Size: PickOne
*OrderDependency: 10 AnySetup *PageSize
*DefaultPageSize: A4
*PageSize A4/A4: ""
*PageSize Letter/US Letter: ""
*CloseUI: *PageSize
*OpenUI *PageRegion/Page Size: PickOne
*OrderDependency: 10 AnySetup *PageRegion
*DefaultPageRegion: A4
*PageRegion A4/A4: ""
*PageRegion Letter/US Letter: ""
*CloseUI: *PageRegion
*DefaultImageableArea: A4
*ImageableArea A4/A4: "0 0 595.276 841.89"
*ImageableArea Letter/US Letter: "0 0 612 792"
*DefaultPaperDimension: A4
*PaperDimension A4/A4: "595.276 841.89"
*PaperDimension Letter/US Letter: "612 792"
"""
AS_IT_IS = '*cupsFilter2: "application/pdf application/pdf 0 -"'
"""A printer that reads PDF: the bytes go through untouched."""
BY_FILTER = '*cupsFilter2: "application/vnd.cups-pdf application/pdf 0 -"'
"""The usual way of cups-filters: pages are chosen and laid out first."""

POSTSCRIPT = "/usr/share/ppd/cups-pdf/CUPS-PDF_noopt.ppd"
"""The driver of printer-driver-cups-pdf: a PostScript printer, as the older ones in offices are."""

CONFIG = """LogLevel debug
MaxLogSize 0
Listen {base}/cups.sock
Browsing Off
WebInterface No
DefaultAuthType Basic
PreserveJobHistory Yes
PreserveJobFiles No
ErrorPolicy abort-job
JobKillDelay 1
JobRetryInterval 1
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit Cancel-Job Hold-Job Release-Job Set-Job-Attributes>
    Require user @OWNER @SYSTEM
    Order deny,allow
  </Limit>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""

FILES = """ServerRoot {base}/etc
ServerBin {base}/bin
DataDir /usr/share/cups
CacheDir {base}/cache
StateDir {base}/state
RequestRoot {base}/spool
TempDir {base}/temp
DocumentRoot {base}/docs
ErrorLog {base}/log/error
AccessLog {base}/log/access
PageLog {base}/log/page
FileDevice Yes
SyncOnClose No
Sandboxing relaxed
"""


@dataclass(frozen=True)
class Arrived:
    """What came out of a queue."""

    data: bytes
    about: str


class PrintServer:
    """cupsd on a socket in its own folder. `address` is what CUPS_SERVER would say."""

    def __init__(self) -> None:
        self.base = Path(tempfile.mkdtemp(prefix="desk-cups-"))
        self.base.chmod(0o755)
        for name in ("etc/ppd", "bin/backend", "cache", "state", "spool", "temp", "docs", "log", "out"):
            (self.base / name).mkdir(parents=True)
        (self.base / "temp").chmod(0o1777)
        for name in ("filter", "daemon", "notifier", "cgi-bin", "driver", "monitor"):
            if (SYSTEM_BIN / name).exists():
                (self.base / "bin" / name).symlink_to(SYSTEM_BIN / name)
        backend = self.base / "bin/backend/desk"
        backend.write_text(BACKEND)
        backend.chmod(0o755)
        (self.base / "etc/cupsd.conf").write_text(CONFIG.format(base=self.base))
        (self.base / "etc/cups-files.conf").write_text(FILES.format(base=self.base))
        self.address = f"{self.base}/cups.sock"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Return once it answers."""
        command = [
            "cupsd",
            "-f",
            "-c",
            f"{self.base}/etc/cupsd.conf",
            "-s",
            f"{self.base}/etc/cups-files.conf",
        ]
        environment = {**os.environ, "PATH": PROGRAMS}
        self._process = subprocess.Popen(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.wait_until(Path(self.address).exists)

    def stop(self) -> None:
        """End the server that this object started, and take its folder away."""
        if self._process is not None:
            self._process.send_signal(signal.SIGTERM)
            try:
                self._process.wait(10)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        shutil.rmtree(self.base, ignore_errors=True)

    def wait_until(self, is_so: object, seconds: float = 20) -> None:
        """Until a condition holds; a clock that nobody else looks at, so that no test sleeps on its own thread."""
        assert callable(is_so)
        pause = threading.Event()
        for _ in range(round(seconds / 0.05)):
            if is_so():
                return
            pause.wait(0.05)
        raise AssertionError(f"it did not come to that; the log says:\n{self.log()}")

    def log(self) -> str:
        file = self.base / "log/error"
        return "\n".join(file.read_text("utf-8", "replace").splitlines()[-40:]) if file.exists() else ""

    def run(self, *command: str) -> str:
        """One of CUPS's own commands against this server."""
        environment = {**os.environ, "PATH": PROGRAMS, "CUPS_SERVER": self.address, "LC_ALL": "C"}
        done = subprocess.run(
            command,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
            timeout=30,
        )
        assert done.returncode == 0, f"{command}: {done.stderr}"
        return done.stdout

    def add(self, name: str, mode: str = "keep", filters: str = AS_IT_IS, *options: str) -> Path:
        """A queue; gives the folder in which its paper lands."""
        folder = self.base / "out" / name
        folder.mkdir()
        folder.chmod(0o777)
        if mode == "gate":
            os.mkfifo(folder / "gate", 0o666)
            (folder / "gate").chmod(0o666)
        ppd = self.base / f"{name}.ppd"
        ppd.write_text(Path(filters).read_text() if filters.startswith("/") else PPD.format(filters=filters))
        self.run(
            "lpadmin",
            "-p",
            name,
            "-v",
            f"desk:/{mode}{folder}",
            "-P",
            str(ppd),
            "-E",
            "-D",
            f"Printer {name}",
            *options,
        )
        return folder

    def arrived(self, folder: Path) -> list[Arrived]:
        """Everything that came out, in order."""
        found = sorted(folder.glob("job-*.out"), key=lambda file: int(file.stem.partition("-")[2]))
        return [
            Arrived(
                file.read_bytes(),
                file.with_suffix(".txt").read_text() if file.with_suffix(".txt").exists() else "",
            )
            for file in found
        ]
