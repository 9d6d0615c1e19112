"""The rules of CSS by which the parts of a picture come and go."""

from dataclasses import dataclass, field

from cockpit.recording.timeline import Span

_VISIBLE, _HIDDEN = "visibility:visible", "visibility:hidden"


@dataclass(slots=True)
class Motion:
    """Names the times at which parts are seen, and writes down what the names mean.

    ``ends`` is when the whole begins anew or stops on its last frame, in milliseconds.
    """

    ends: int
    loop: bool
    names: dict[tuple[Span, ...], str] = field(default_factory=dict)

    def attributes(self, spans: tuple[Span, ...]) -> str:
        """The attributes of a group that is seen at these times; none if always.

        Without its animation a group is as at the very end.
        """
        if spans == ((0, self.ends),):
            return ""
        name = self.names.setdefault(spans, f"k{len(self.names)}")
        at_the_end = ' class="z"' if self._lasts(spans) else ""
        return f'{at_the_end} style="animation-name:{name}"'

    def rules(self) -> str:
        """The style rules for all the times named so far."""
        if not self.names:
            return ""
        repeats = "infinite" if self.loop else "1"
        return (
            f"g[style]{{animation:{self.ends}ms step-end {repeats};{_HIDDEN}}}"
            f"g.z{{{_VISIBLE}}}"
            "@media(prefers-reduced-motion:reduce){g[style]{animation:none!important}}"
            + "".join(f"@keyframes {name}{{{self._keys(at)}}}" for at, name in self.names.items())
        )

    def _keys(self, spans: tuple[Span, ...]) -> str:
        appears = [self._share(start) for start, _ in spans]
        vanishes = [self._share(end) for _, end in spans if end < self.ends]
        # Before its first keyframe a group is as it is without any.
        first_hidden = ["0%"] if spans[0][0] and self._lasts(spans) else []
        return "".join(
            f"{','.join(keys)}{{{state}}}"
            for keys, state in ((first_hidden + vanishes, _HIDDEN), (appears, _VISIBLE))
            if keys
        )

    def _lasts(self, spans: tuple[Span, ...]) -> bool:
        return spans[-1][1] == self.ends

    def _share(self, at: int) -> str:
        """The moment in percent, to a millisecond, and never late."""
        digits = max(len(str(self.ends)) - 2, 1)
        whole, part = divmod(at * 100 * 10**digits // self.ends, 10**digits)
        return f"{whole}.{part:0{digits}d}".rstrip("0").rstrip(".") + "%"
