"""What the desktop knows about the network, told on as it changes. Nothing is asked twice."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QNetworkInformation

Info = QNetworkInformation


class NetworkHints(QObject):
    """Online, metered and captive as the system says. Where it says nothing the network counts as there and free:
    whether the court answers shows in trying.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._info: Info | None = None

    def start(self) -> None:
        """Begin to listen, and say how things stand."""
        if self._info is None and Info.loadDefaultBackend():
            self._info = Info.instance()
            self._info.reachabilityChanged.connect(self._tell)
            self._info.isMeteredChanged.connect(self._tell)
            self._info.isBehindCaptivePortalChanged.connect(self._tell)
        self.changed.emit()

    def _tell(self, _: object) -> None:
        self.changed.emit()

    @property
    def online(self) -> bool:
        """A court may stand in the same building, so a network without the internet is one too."""
        if self._info is None or not self._info.supports(Info.Feature.Reachability):
            return True
        return self._info.reachability() is not Info.Reachability.Disconnected

    @property
    def metered(self) -> bool:
        info = self._info
        return info is not None and info.supports(Info.Feature.Metered) and info.isMetered()

    @property
    def captive(self) -> bool:
        info = self._info
        return info is not None and info.supports(Info.Feature.CaptivePortal) and info.isBehindCaptivePortal()
