"""Every key of the calling screen, as data.

Bindings, footer, help screen, config and README are made from this list. Keys are named as
Textual names them (``a``, ``A``, ``ctrl+p``, ``slash``, ``question_mark``, ``pageup``).
"""

from cockpit.core.value import value


@value
class Key:
    """One thing a key does: ``id`` names it in the config, ``action`` in the calling screen."""

    id: str
    keys: tuple[str, ...]
    words: str
    action: str
    short: str = ""
    """The words where there is little room."""


KEYS: tuple[Key, ...] = (
    Key("outcome.answered", ("a",), "answered", "outcome('answered')", "answered"),
    Key("outcome.voicemail", ("v",), "voicemail left", "outcome('voicemail')", "voicemail"),
    Key("outcome.no_message", ("n",), "no message", "outcome('no_message')", "no message"),
    Key("call.next", ("enter",), "after answered: on to the next lead", "next", "next"),
    Key("call.detail", ("x",), "a detail of the call last logged", "detail", "detail"),
    Key("call.dial", ("d",), "dial: show the number large and copy it", "dial", "dial"),
    Key("call.dial_anyway", ("D",), "dial in spite of a stop", "dial_anyway"),
    Key("call.copy", ("y",), "copy the number", "copy", "copy"),
    Key("call.other_number", ("o",), "another number of this lead", "other_number", "number"),
    Key("call.back", ("b",), "they call back: who is it?", "call_back", "call back"),
    Key("call.do_not_call", ("X",), "do not call this lead", "do_not_call", "do not call"),
    Key("lead.note", ("e",), "a note, one line", "note", "note"),
    Key("lead.promise", ("c",), "promise a call", "promise", "promise"),
    Key("lead.email", ("m",), "log an email", "touch('email')", "email"),
    Key("lead.text", ("t",), "log a text", "touch('text')", "text"),
    Key("lead.skip", ("s",), "skip: to the end of its tier", "skip", "skip"),
    Key("lead.snooze", ("z",), "snooze: to a good time, or a chosen one", "snooze", "snooze"),
    Key("lead.park", ("r",), "park: out of the queue for some weeks", "park", "park"),
    Key("lead.retire", ("R",), "retire: out of the queue for good", "retire", "retire"),
    Key("lead.why", ("w",), "why this lead, or why not another", "why", "why"),
    Key("lead.back", ("p",), "the lead before", "back", "back"),
    Key("session.undo", ("u",), "undo: take the last thing back", "undo", "undo"),
    Key("session.redo", ("U",), "redo: do it again after all", "redo", "redo"),
    Key("queue.down", ("j", "down"), "next in the queue", "move(1)"),
    Key("queue.up", ("k", "up"), "previous in the queue", "move(-1)"),
    Key("queue.page_down", ("pagedown",), "a page down", "page(1)"),
    Key("queue.page_up", ("pageup",), "a page up", "page(-1)"),
    Key("queue.top", ("g", "home"), "the top of the queue", "top"),
    Key("queue.end", ("G", "end"), "the end of the queue", "end"),
    Key("queue.show", ("l",), "the queue, where it is folded away", "queue", "queue"),
    Key("queue.lists", ("L",), "choose which lists to call", "lists", "lists"),
    Key("queue.find", ("slash",), "find a lead", "find", "find"),
    Key("script.turn", ("tab",), "opener or message", "turn_script", "script"),
    Key("script.next", ("right_square_bracket",), "the next script", "other_script(1)"),
    Key("script.previous", ("left_square_bracket",), "the script before", "other_script(-1)"),
    Key("script.down", ("J",), "scroll the script down", "scroll_script(1)"),
    Key("script.up", ("K",), "scroll the script up", "scroll_script(-1)"),
    Key("app.private", ("P",), "mask names and numbers", "private", "mask"),
    Key("app.import", ("i",), "import a file of leads or past calls", "import_file", "import"),
    Key("app.keys", ("question_mark",), "all keys", "keys", "keys"),
    Key("app.what", ("h",), "what is this? point at anything", "what", "what's this"),
    Key("app.tour", ("T",), "a short tour of the screen", "tour", "tour"),
    Key("app.palette", ("ctrl+p",), "command palette", "app.command_palette"),
    Key("app.suspend", ("ctrl+z",), "to the shell; fg comes back", "app.suspend_process"),
    Key("app.quit", ("q",), "quit, with the session's summary", "quit", "quit"),
)
