"""The leads of a file on their way into the ledger."""

from collections.abc import Container, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from cockpit.cli import opening
from cockpit.cli.columnmaps import keep_map, kept_map, map_said
from cockpit.cli.fingerprint import fingerprint
from cockpit.cli.intake import Intake, Report
from cockpit.cli.order import Order
from cockpit.cli.preview import lead_facts
from cockpit.cli.progress import Progress
from cockpit.core.model import Counts, LeadDraft
from cockpit.ledger.sqlite import SqliteLedger
from cockpit.lists.columns import Columns
from cockpit.lists.fields import Field, MapError
from cockpit.lists.leadcolumns import lead_columns
from cockpit.lists.leads import lead_rows
from cockpit.lists.rows import ListError

if TYPE_CHECKING:
    from cockpit.ledger.packing import Batches


def import_leads(ledger: SqliteLedger, order: Order, progress: Progress, stem: str) -> Report:
    """Import the leads of a file, onto list ``stem`` where neither row nor order names one."""
    anew = bool(order.chosen or order.forget)
    kept = {} if anew else kept_map(ledger, order.table)
    columns = _columns(order, {**kept, **order.chosen})
    intake: Intake[LeadDraft] = Intake()
    counts = _merged(ledger, order, progress, stem, columns, intake)
    if anew and not order.dry_run:
        keep_map(ledger, order.table, order.chosen)
    said = (order.table.said, *map_said(order.table, kept), *columns.said)
    first = intake.first if order.dry_run else None
    preview = None if first is None else [lead_facts(each, stem, order.mask) for each in first]
    return Report(said, counts, intake.rejected, intake.notices, columns, preview)


def _merged(
    ledger: SqliteLedger, order: Order, progress: Progress, stem: str, columns: Columns,
    intake: Intake[LeadDraft],
) -> Counts:  # fmt: skip
    """Merge them, unless the very same file was merged before and all is as it left it."""
    now = opening.now()
    mark = fingerprint(
        order.file, order.table.is_large and not order.dry_run,
        order.region, order.list or "", stem, columns.format, repr(columns.became),
    )  # fmt: skip
    if again := ledger.import_again(mark.word, now, order.name) if mark.word else None:
        order.read(intake, progress)
        return again
    forgotten = ledger.suppression()
    with _drafts(order, columns, intake, progress, forgotten) as drafts:
        return ledger.import_leads(
            drafts, stem, now, order.name, order.dry_run, progress.merged,
            lambda: mark.still(not intake.rejected and not intake.notices), forgotten,
        )  # fmt: skip


@contextmanager
def _drafts(
    order: Order, columns: Columns, intake: Intake[LeadDraft], progress: Progress,
    forgotten: Container[str],
) -> "Iterator[Iterable[LeadDraft] | Batches]":  # fmt: skip
    """The leads of a file: those of a large one are read by another process."""
    given = (order.table, order.region, order.list or "", columns, forgotten)

    def finish() -> None:
        order.read(intake, progress)

    if not order.table.is_large:
        yield intake.drafts(lead_rows(*given), progress.step, finish)
        return
    from cockpit.cli.python import python
    from cockpit.ledger.packing import Batches
    from cockpit.lists.apart import Job, parts

    with parts(Job(*given), python()) as found:
        yield Batches(intake.packed(found, progress.step, finish))


def _columns(order: Order, chosen: Mapping[str, Field]) -> Columns:
    try:
        columns = lead_columns(order.table, order.region, chosen)
    except MapError as error:
        raise click.BadParameter(str(error), param_hint="--map") from error
    except ListError as error:
        raise ListError(f"{error}, or say so with --map 'COLUMN=phone'") from error
    return columns.without("list") if order.list else columns
