"""How fast the cockpit is, beside programs that do less, measured in one interleaved run.

``words`` and ``data`` make lists of any length from a fixed seed; ``stock`` keeps them, and the
ledgers imported from them, in a cache. ``terminal`` is a real pty that times a key to the end
of the frame that shows what it did; ``inside`` runs in the program's own Python. The measures
(``starts keys queries ranking memory imports checks beside``) put samples into ``figures``;
``targets`` judges them and ``report`` tells, as a table, as JSON and in BENCHMARKS.md.
"""
