"""Keeps what is typed in the open case and not recorded: a lock or a lost power supply asks nobody.

After a short rest of the keys, and at once where the case is left, the store is given all such texts; when the case is
opened again they stand in their fields as they were typed, entered by nobody.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from mediator_app.domain.errors import Refusal, Trouble
from mediator_app.domain.unrecorded import Unrecorded
from ui.bridge import when
from ui.steps.base import Step
from ui.widgets.step_list import step_words
from ui.widgets.strokes import strokes

if TYPE_CHECKING:
    from ui.workspace import Workspace

REST_MS: Final = 350
"""How long no key is pressed before the texts are kept; longer than between two keys of one word."""
MOST_MS: Final = 2000
"""How long somebody may type without such a rest before the texts are kept all the same."""
_HALF: Final = re.compile("[\ud800-\udfff]")
"""Half of a surrogate pair, as a broken input method may leave it: no character, and no file can hold it."""
Texts = tuple[Unrecorded, ...]


class UnrecordedTexts(QObject):
    """Of one workspace. `edited` goes off a moment after every edit."""

    def __init__(self, space: Workspace, edited: QTimer) -> None:
        super().__init__(space)
        self._space = space
        self._given = self._asking = False
        self._kept: Texts | None = None
        """What the store has; None where that is not known."""
        self._typed: dict[Step, Texts] = {}
        self._lost: frozenset[Unrecorded] = frozenset()
        self._rest, self._most = QTimer(self), QTimer(self)
        for timer, after in ((self._rest, REST_MS), (self._most, MOST_MS)):
            timer.setSingleShot(True)
            timer.setInterval(after)
            timer.timeout.connect(self.keep)
        strokes().heard.connect(self._heard)
        edited.timeout.connect(self.keep)
        space.step_changed.connect(self._look_everywhere)
        self._ask()

    # --- keeping --------------------------------------------------------------------------------

    def _heard(self) -> None:
        self._rest.start()
        if not self._most.isActive():
            self._most.start()

    def keep(self) -> None:
        """Give the store what stands unrecorded on the page that is open, and on the others as it was left."""
        self._rest.stop()
        self._most.stop()
        self._look(self._space.step)
        self._tell()

    def lose(self) -> None:
        """Somebody was told that it is lost when they leave, and leaves. Nobody was told of what stands aside."""
        self._look_everywhere()
        self._lost = frozenset(one for one in self._all() if not one.aside)
        self._tell()

    def _look(self, step: Step) -> None:
        page = self._space.pages.get(step)
        if page is not None:
            self._typed[step] = tuple(
                replace(one, place=f"{step.value}/{one.place}", text=_HALF.sub("", one.text))
                for one in page.unrecorded()
            )

    def _look_everywhere(self, _: object = None) -> None:
        for step in self._space.pages:
            self._look(step)
        self._tell()

    def _all(self) -> Texts:
        texts = [one for step in sorted(self._typed) for one in self._typed[step]]
        return tuple(sorted(texts, key=lambda one: one.place))

    def _tell(self) -> None:
        if not self._given:
            self._ask()  # what the store has is read before anything takes its place
            return
        texts = tuple(one for one in self._all() if one not in self._lost)
        if texts != self._kept:
            self._kept = texts
            when(self._space.desk.keep_unrecorded(self._space.case_id, texts), self._was_kept, self._not_kept)

    def _was_kept(self, _: object) -> None:
        """Nobody needs to hear of it."""

    def _not_kept(self, error: Exception) -> None:
        """What keeps edits from the disk is said already; these texts are given again with the next key."""
        if not isinstance(error, Refusal | Trouble):
            raise error
        self._kept = None

    # --- giving back ------------------------------------------------------------------------------

    def _ask(self) -> None:
        if not self._asking:
            self._asking = True
            when(self._space.desk.unrecorded(self._space.case_id), self._give, self._not_read)

    def _not_read(self, error: Exception) -> None:
        if not isinstance(error, Refusal | Trouble):
            raise error
        self._asking = False

    def _give(self, texts: Texts) -> None:
        self._given, self._kept = True, texts
        of: defaultdict[str, list[Unrecorded]] = defaultdict(list)
        for one in texts:
            step, _, place = one.place.partition("/")
            of[step].append(replace(one, place=place))
        for step in Step:
            if step in of:
                self._space.page_of(step).put_back(of[step])
        self._look_everywhere()
        self._say()

    def _say(self) -> None:
        """Where it stands. What was typed in caucus is not spoken of."""
        steps = [step_words(step) for step in Step if any(not one.aside for one in self._typed.get(step, ()))]
        if steps:
            told = self.tr("Not recorded yet, and in its field again as it was typed: {steps}.")
            self._space.said.emit(told.format(steps=self.tr(", ").join(steps)), "amber")
