"""A large file that comes again, as another process would read it."""

from collections.abc import Iterator

from cockpit.lists.table import LARGE
from tests.cli.conftest import Cockpit

AREAS = (212, 312, 303, 617, 213, 404, 206, 214, 305, 702, 215, 602, 415, 504, 313, 512, 615, 720)
NOTE = "a note that makes the file large enough for it to be read by processes of its own " * 30


def lines(changed: str) -> Iterator[str]:
    yield "name,phone,company,notes\n"
    for n in range(LARGE // len(NOTE) + 100):
        company = changed if n == 3 else "Sample Freight"
        phone = f"+1 {AREAS[n // 100 % len(AREAS)]} 555 {100 + n % 100:04}"
        yield f"Lead {n},{phone},{company},{NOTE}\n"


def written(cockpit: Cockpit, name: str, changed: str = "Sample Freight") -> str:
    text = "".join(lines(changed))
    assert len(text) > LARGE
    return cockpit.file(name, text)


def counts(cockpit: Cockpit, file: str, *options: str) -> tuple[int, int, int]:
    told = cockpit.done("import", file, *options)
    return told["added"], told["updated"], told["unchanged"]


def test_a_large_file_again_changes_nothing_until_something_else_did(cockpit: Cockpit) -> None:
    file = written(cockpit, "leads.csv")
    added, *rest = counts(cockpit, file)
    assert (added > 1000, rest) == (True, [0, 0])
    assert counts(cockpit, file) == (0, 0, added)
    other = written(cockpit, "other.csv", "Sample Dental")
    assert counts(cockpit, other, "--list", "leads") == (0, 1, added - 1)
    assert counts(cockpit, file) == (0, 1, added - 1)
    assert counts(cockpit, file) == (0, 0, added)
    assert counts(cockpit, file, "--list", "Other") == (0, added, 0)
