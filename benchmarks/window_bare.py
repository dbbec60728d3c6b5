"""The least that a window of Qt can be: one label. Prints when it was painted, and the memory held by then (MB)."""

from __future__ import annotations

import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel


def main() -> None:
    app = QApplication(sys.argv[:1])
    label = QLabel("label")
    label.resize(1366, 768)
    label.show()

    def painted() -> None:
        label.repaint()
        at = time.time()
        with open("/proc/self/status", encoding="ascii") as status:
            resident = next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))
        print(at, resident / 1024, flush=True)
        app.quit()

    QTimer.singleShot(0, painted)
    app.exec()


main()
