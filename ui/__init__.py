from __future__ import annotations

from ui.immortal import keep_singletons
from ui.plain_imports import load_shiboken

keep_singletons()
load_shiboken()
