"""A short tour: the eye is led over the screen, element by element."""

from dataclasses import replace
from typing import ClassVar

from textual.binding import Binding, BindingType

from cockpit.tui.elements import ELEMENTS, TOUR, Stop
from cockpit.tui.places import Spot
from cockpit.tui.pointing import Pointing

_ELEMENTS = {element.id: element for element in ELEMENTS}


class Tour(Pointing):
    """Ends behind its last stop."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("T", "dismiss(None)", "leave", id="app.tour"),
    ]

    def chosen(self, there: tuple[Spot, ...]) -> tuple[Spot, ...]:
        """A spot for each stop whose element, or whose substitute, is in sight."""
        found = {spot.element.id: spot for spot in there}
        return tuple(spot for stop in TOUR if (spot := _spot(stop, found)))

    def action_step(self, steps: int) -> None:
        """The next stop, or the one before, if there is one."""
        if self._at + steps == len(self._spots):
            self.dismiss(None)
        else:
            self._at = max(0, self._at + steps)
            self.point()


def _spot(stop: Stop, found: dict[str, Spot]) -> Spot | None:
    spot = found.get(stop.element)
    if spot or stop.instead not in found:
        return spot
    told = _ELEMENTS[stop.element]
    named = replace(told, name=f"{told.name} (none just now)")
    return replace(found[stop.instead], element=named)
