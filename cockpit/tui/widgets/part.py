"""A pane of the calling screen, painted together with the others."""

from collections.abc import Mapping

from textual.geometry import Region

from cockpit.tui.widgets.pane import Pane


class Part(Pane):
    """A pane that leaves its repainting to its screen: one errand for all that a key changes.

    Every pane of a screen is one or none is: a screen that is asked to repaint lines of its
    own forgets what its widgets asked for.
    """

    def elements(self) -> Mapping[str, Region]:
        """Where each element that it shows stands, in the pane's own cells."""
        raise NotImplementedError

    def redraw(self) -> bool:
        """Draw anew, and have the screen repaint the lines that are not as they were, if any."""
        if changed := self.changes():
            at = self.region.offset
            self.screen.refresh(*(lines.translate(at) for lines in changed))
        return bool(changed)
