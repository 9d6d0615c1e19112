"""Demonstrations: the real app, a ledger of its own, and a robot rep at the keys."""
