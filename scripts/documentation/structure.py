"""How the program is built: its folders, their layers, the events it remembers."""

import importlib
import pkgutil
import tomllib
from collections.abc import Iterator
from pathlib import Path

import cockpit
from cockpit.ledger.codec import KINDS
from scripts.documentation.markdown import code, fenced, table

_PROJECT = Path(__file__).parents[2] / "pyproject.toml"


def layers() -> str:
    """The layers, from the contract that holds imports to them."""
    contracts = tomllib.loads(_PROJECT.read_text())["tool"]["importlinter"]["contracts"]
    found = next(each["layers"] for each in contracts if each["type"] == "layers")
    return fenced("\n".join(layer.replace("cockpit.", "") for layer in found))


def folders() -> str:
    """Every folder of the program and every module beside them, in one sentence."""
    rows = ((code(name), says) for name, says in _folders(cockpit.__path__, "cockpit"))
    return table(("where", "what"), rows)


def events() -> str:
    """What the ledger remembers, in one sentence each."""
    rows = (
        (code(kind), code(event.__name__), _sentence(event.__doc__))
        for kind, event in KINDS.items()
    )
    return table(("written as", "event", "says"), rows)


def _folders(path: list[str], name: str) -> Iterator[tuple[str, str]]:
    inner = name != cockpit.__name__
    for found in sorted(pkgutil.iter_modules(path), key=lambda each: each.name):
        full = f"{name}.{found.name}"
        if not found.ispkg and (inner or found.name == "__main__"):
            continue
        module = importlib.import_module(full)
        place = full.replace(".", "/")
        yield f"{place}/" if found.ispkg else f"{place}.py", _sentence(module.__doc__)
        if found.ispkg:
            yield from _folders(list(module.__path__), full)


def _sentence(doc: str | None) -> str:
    return " ".join((doc or "").partition("\n\n")[0].split())
