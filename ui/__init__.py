from __future__ import annotations

import gc

from ui.immortal import keep_singletons
from ui.plain_imports import load_shiboken

# What is loaded from here on stays: sweeping it took 8 ms of a start. `ui.sweeping` takes over once there is a window.
gc.disable()
keep_singletons()
load_shiboken()
