"""What the laptop's network is like now."""

from __future__ import annotations

from dataclasses import dataclass

from mediator_app.delivery import RoadState


@dataclass(slots=True)
class Network:
    """What is known of the network, and what may be done with it."""

    online: bool = True
    metered: bool = False
    captive: bool = False
    metered_allowed: bool = False

    @property
    def closed(self) -> RoadState | None:
        """Why nothing may be sent; None where it may."""
        if not self.online:
            return RoadState.OFFLINE
        if self.captive:
            return RoadState.CAPTIVE
        if self.metered and not self.metered_allowed:
            return RoadState.METERED
        return None
