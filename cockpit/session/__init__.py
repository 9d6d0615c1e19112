"""A calling session: the one object that owns the rules and the ledger.

``Session`` has one verb for each thing a rep does, and every verb returns a ``View``.
"""

from cockpit.session.session import Session
from cockpit.session.view import View

__all__ = ["Session", "View"]
