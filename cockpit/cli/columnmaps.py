"""What a rep says that the columns of a file become, and what the ledger remembers of it."""

from collections.abc import Mapping

import click

from cockpit.ledger.sqlite import SqliteLedger
from cockpit.lists.fields import Field, MapError, column_key, field, header_key, mapping
from cockpit.lists.leadcolumns import remembered
from cockpit.lists.table import Table


def column_map(
    context: click.Context, parameter: click.Parameter, value: tuple[str, ...]
) -> dict[str, Field]:
    """Return what columns become by texts such as ``Kunde=company``."""
    try:
        return mapping(value)
    except MapError as error:
        raise click.BadParameter(str(error), context, parameter) from error


def kept_map(ledger: SqliteLedger, table: Table) -> dict[str, Field]:
    """Return what a rep once said of a file with these columns; nothing where it has no header."""
    if not table.header:
        return {}
    kept = ledger.header_map(header_key(table.header))
    return {key: field(text) for key, text in kept.items()}


def keep_map(ledger: SqliteLedger, table: Table, chosen: Mapping[str, Field]) -> None:
    """Remember what a rep says for the next file with these columns; nothing forgets it."""
    if table.header:
        named = remembered(table, chosen)
        texts = {key: str(became) for key, became in named.items()}
        ledger.remember_header_map(header_key(table.header), texts)


def map_said(table: Table, kept: Mapping[str, Field]) -> tuple[str, ...]:
    """Return what to say about columns that were read as a rep once said."""
    keys = {name: column_key(name) for name in table.header}
    named = [f"{name} is {kept[key]}" for name, key in keys.items() if key in kept]
    if not named:
        return ()
    return (f"as --map said before, {', '.join(named)}: --forget-map forgets it",)
