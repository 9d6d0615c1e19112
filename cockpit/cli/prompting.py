"""The scripts as they are said to one lead."""

import click

from cockpit.cli.scene import Scene
from cockpit.core.mask import CLEAR, Mask
from cockpit.core.script import Kind, Script
from cockpit.core.text import clean
from cockpit.session.prompter import Prompter
from cockpit.session.view import ScriptView
from cockpit.shelf import Shelf


def said(script: Script, shelf: Shelf, here: Scene, phone: str, mask: Mask = CLEAR) -> ScriptView:
    """A script of the shelf as it is said to the lead on that number, or shown by a mask."""
    prompter = Prompter(shelf, here.config.rep, here.lookout)
    prompter.turn(script.kind, shelf.of(script.kind).index(script))
    return prompter.script(script.kind, here.dossier, phone, here.at, mask)


def of_kind(shelf: Shelf, name: str, kind: Kind, hint: str) -> Script:
    """The script of that name and kind; raises a usage error that names those of the kind."""
    fitting = shelf.of(kind)
    for script in fitting:
        if script.name == name:
            return script
    names = ", ".join(clean(script.name) for script in fitting)
    words = f"{clean(name)} is no script of kind {kind.value}; there are {names}"
    raise click.BadParameter(words, param_hint=hint)
