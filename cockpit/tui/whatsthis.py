"""What's this? A pointer that goes over every element of the screen, by key or by mouse."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset

from cockpit.tui.pointing import Pointing


class WhatsThis(Pointing):
    """Goes round: after the last element comes the first."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("h", "dismiss(None)", "leave", id="app.what"),
    ]

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Point at what the mouse is over."""
        self._point_at(event.screen_offset)

    def on_click(self, event: events.Click) -> None:
        """Point at what was clicked."""
        self._point_at(event.screen_offset)

    def _point_at(self, offset: Offset) -> None:
        """The smallest element there, unless the words stand over it."""
        if self._caption.region.contains_point(offset):
            return
        there = [at for at, spot in enumerate(self._spots) if spot.region.contains_point(offset)]
        at = min(there, key=lambda at: self._spots[at].region.area, default=self._at)
        if at != self._at:
            self._at = at
            self.point()
