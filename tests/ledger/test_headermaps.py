from pathlib import Path

from cockpit.ledger.sqlite import SqliteLedger


def test_what_columns_become_is_kept_by_header_until_it_is_said_anew(tmp_path: Path) -> None:
    ledger = SqliteLedger(tmp_path / "cockpit.db", "here")
    assert ledger.header_map("a\nb") == {}
    ledger.remember_header_map("a\nb", {"a": "name", "b": "reception phone"})
    ledger.remember_header_map("c", {"c": "phone"})
    assert ledger.header_map("a\nb") == {"a": "name", "b": "reception phone"}
    ledger.remember_header_map("a\nb", {"a": "company"})
    assert ledger.header_map("a\nb") == {"a": "company"}
    ledger.remember_header_map("a\nb", {})
    assert ledger.header_map("a\nb") == {}
    assert ledger.header_map("c") == {"c": "phone"}
    ledger.close()
