"""A pane of the calling screen, painted together with the others."""

from cockpit.tui.widgets.pane import Pane


class Part(Pane):
    """A pane that leaves its repainting to its screen: one errand for all that a key changes.

    Every pane of a screen is one or none is: a screen that is asked to repaint lines of its
    own forgets what its widgets asked for.
    """

    def redraw(self) -> None:
        """Draw anew, and have the screen repaint the lines that are not as they were."""
        if changed := self.changes():
            at = self.region.offset
            self.screen.refresh(*(lines.translate(at) for lines in changed))
