"""``cockpit why``: why somebody stands where they do in the queue, or why not."""

from datetime import datetime
from itertools import islice
from typing import Any

import click

from cockpit.cli import opening
from cockpit.cli.options import Line, Moment, Settings, common
from cockpit.cli.out import answer, say
from cockpit.cli.scene import Scene, scene
from cockpit.cli.who import person
from cockpit.cli.words import lead_name
from cockpit.core.hours import day_named
from cockpit.core.guard.evidence import ordinal
from cockpit.core.model import Lead
from cockpit.core.queue import Rank, Turn
from cockpit.core.value import value
from cockpit.core.why import Explanation, before, explanation
from cockpit.session.files import Files
from cockpit.session.lineup import Lineup, Standing

COUNTED = 200
"""Leads from the queue's head on among which somebody's place is counted."""
