"""What a large file says and how it is read, in one word: the same word, the same leads."""

from dataclasses import dataclass
from hashlib import blake2b, file_digest
from pathlib import Path

from cockpit import __version__


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """The fingerprint of a file of leads as it was before it was read; blank for none."""

    file: Path
    reading: tuple[str, ...]
    word: str

    def still(self, is_clean: bool) -> str:
        """The same, if the file has not changed since and every row of it could be used."""
        if not (self.word and is_clean):
            return ""
        return self.word if _word(self.file, self.reading) == self.word else ""


def fingerprint(file: Path, is_large: bool, *reading: str) -> Fingerprint:
    """The fingerprint of a file that is worth one; ``reading`` is all that its leads hang on
    beside its bytes: the region, the list, what its columns become.
    """
    return Fingerprint(file, reading, _word(file, reading) if is_large else "")


def _word(file: Path, reading: tuple[str, ...]) -> str:
    begun = blake2b("\0".join((__version__, *reading)).encode(), digest_size=20)
    with file.open("rb") as stream:
        return file_digest(stream, begun.copy).hexdigest()
