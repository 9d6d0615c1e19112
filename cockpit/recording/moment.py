"""One moment of a recording."""

from cockpit.recording.frame import Frame, Shot, Take


def frame_at(take: Take, at: int) -> Frame:
    """What is on screen ``at`` milliseconds in; before the first shot that is the first."""
    shown = take.shots[0]
    for shot in take.shots:
        if shot.at > at:
            break
        shown = shot
    return shown.frame


def first_showing(take: Take, text: str) -> Shot | None:
    """The first shot with ``text`` on one of its lines, if there is one."""
    return next((shot for shot in take.shots if text in shot.frame.text()), None)
