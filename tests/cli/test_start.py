"""A bare ``cockpit`` is understood without click, and exactly as click understands it."""

import pytest
from click.testing import CliRunner

from cockpit.cli.root import NAME, root
from cockpit.cli.settings import Settings, screen_settings

PLAIN = [
    ([], {}),
    ([], {"COCKPIT_DB": "a.db", "COCKPIT_CONFIG": "c.yaml"}),
    ([], {"COCKPIT_DB": "", "COCKPIT_CONFIG": ""}),
    (["--db", "b.db"], {"COCKPIT_DB": "a.db"}),
    (["--db", "b.db"], {"COCKPIT_DB": " "}),
    (["--config", "c.yaml", "--db", "b.db"], {}),
    (["--db", "b.db", "--db", "c.db"], {}),
    (["--db", "--version"], {}),
    (["--db", "-"], {}),
    (["--db", "queue"], {}),
    (["--db", "no/such/folder/x.db"], {}),
    (["--config", "."], {}),
    (["--db", "\udcff.db"], {}),
]
"""Arguments and environments that ask for the calling screen and nothing else."""
OTHER = [
    (["queue"], {}),
    (["--help"], {}),
    (["-h"], {}),
    (["--version"], {}),
    (["--json"], {}),
    (["--db"], {}),
    (["--db", ""], {}),
    (["--db", " "], {}),
    (["--config", "\t"], {}),
    ([], {"COCKPIT_DB": " "}),
    ([], {"COCKPIT_CONFIG": " "}),
    (["--db", "b.db", "queue"], {}),
    (["--db", "b.db", "queue", "--json"], {}),
    (["--db", "b.db", "--verbose", "x"], {}),
    (["--db=b.db"], {}),
    (["--", "--db"], {}),
    (["--d", "b.db"], {}),
]
"""Those that ask for something else, or that click would refuse."""


@pytest.mark.parametrize(("arguments", "environment"), PLAIN)
def test_what_is_plain_means_what_click_makes_of_it(arguments, environment):
    env = {"COCKPIT_DB": None, "COCKPIT_CONFIG": None, **environment}
    found = screen_settings(arguments, environment)
    with CliRunner(env=env).isolation():
        context = root.make_context(NAME, list(arguments))
    assert found == context.ensure_object(Settings)


@pytest.mark.parametrize(("arguments", "environment"), OTHER)
def test_all_else_is_left_to_click(arguments, environment):
    assert screen_settings(arguments, environment) is None
