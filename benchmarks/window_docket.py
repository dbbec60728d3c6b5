"""The program from its start until the docket can be used: `window_docket.py FOLDER`, over the practice store in there.

The same parts in the same order as `mediator` itself, but that nobody has to press "practise". Prints when the docket
was painted with its cases, and the memory held by then (MB).
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from mediator_app.commands.window import prepare_practice


def main() -> None:
    from ui.app import dress, make_application

    app = make_application()
    from PySide6.QtCore import QObject

    from mediator_app.bootstrap import Premises
    from mediator_app.desk import Desk
    from mediator_app.house import Rooms
    from ui.bridge import SaveNews, bridge, when
    from ui.preferences import PreferenceFile
    from ui.window import Window

    folder = Path(sys.argv[1])
    kept, news = PreferenceFile(folder / "window.ini"), SaveNews()
    dress(app, kept)
    house = Rooms(Premises(folder, on_save=news.tell), prepare=prepare_practice)
    window = Window(house, news, kept)
    window.show()

    class Person(QObject):
        """Stands for whoever comes in."""

        def enter(self, desk: Desk) -> None:
            window.enter(desk)
            from ui.rooms.docket import DocketPage

            docket = window.rooms.currentWidget()
            assert isinstance(docket, DocketPage)
            self.docket = docket
            self.docket.drawn.connect(self.see)

        def see(self) -> None:
            window.repaint()
            at = time.time()
            assert self.docket.isVisible()
            assert self.docket.isEnabled()
            assert self.docket.agenda is not None
            assert self.docket.agenda.going_on
            status = Path("/proc/self/status").read_text("ascii").splitlines()
            resident = next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))
            print(at, resident / 1024, flush=True)
            app.quit()

    person = Person()
    when(house.practice(), person.enter)
    app.exec()
    bridge().close()
    house.close()


main()
