from __future__ import annotations

from ui.immortal import keep_singletons

keep_singletons()
