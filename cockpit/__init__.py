"""A terminal cockpit for live calling sessions.

keys ──▶ tui ──verbs──▶ session ──append──▶ ledger (SQLite, one file)
         tui ◀──View─── session ◀──on disk── ledger

A *core* of pure rules reads no clock, file, database or screen. A *ledger* is only ever
appended to. The *session* owns both, with one verb for each thing a rep does: the verb
appends an event, waits until it is on disk, and returns a *View*, a frozen snapshot of all
that a screen shows. The *tui* maps keys to verbs and paints Views. A *demo* is the
same tui with a robot rep at the keys, a *recording* what its screen showed. The *cli* puts the
pieces together. Imports point one way (pyproject.toml says which, ``scripts/check`` holds
them to it).
"""

__version__ = "0.1.0"
