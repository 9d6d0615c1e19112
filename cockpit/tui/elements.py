"""What there is to see on the screens of a session, as data: what each element shows, its keys.

The tour, the pointer that answers what's this, and the docs are made from this list.
"""

from cockpit.core.value import value


@value
class Element:
    """An element of the screen: what it is called, what it shows, and the ids of its keys."""

    id: str
    name: str
    words: str
    keys: tuple[str, ...] = ()


ELEMENTS: tuple[Element, ...] = (
    Element(
        "headline", "The session so far",
        "The time, how long you have been at it, your calls by how they ended, and your pace. "
        "Here too: an import under way, the practice list, and whether names are masked.",
        ("app.private", "app.import", "app.quit"),
    ),
    Element(
        "queue", "The queue",
        "Everyone who may be called now, best first, and how many they are. Each line has the "
        "time there and the worst sign, with how many signs there are.",
        ("queue.down", "queue.up", "queue.find", "queue.lists"),
    ),
    Element(
        "tiers", "A tier of the queue",
        "Promised calls come first on their day, then fresh leads, then repeat: those whom "
        "waiting would serve better.",
        ("lead.why",),
    ),
    Element(
        "row", "The lead on deck, in the queue",
        "The one who is highlighted is the one on the card. Moving in the queue puts another "
        "lead on deck.",
        ("queue.down", "queue.up", "lead.skip", "lead.back"),
    ),
    Element(
        "next", "Who comes next",
        "Those after this lead, with the time there, and how many may be called now. The queue, "
        "in tiers of promised, fresh and repeat, is folded away where there is little room.",
        ("queue.show", "queue.down", "queue.find"),
    ),
    Element(
        "card", "The card",
        "The lead on deck: who it is, the number, the time there, and which call this would be. "
        "Every key acts on this lead.",
        ("call.dial", "lead.skip", "lead.snooze"),
    ),
    Element(
        "person", "Who it is",
        "Title and company. Which call this would be counts every call that you made to one of "
        "their numbers.",
        ("lead.note", "lead.why", "call.do_not_call"),
    ),
    Element(
        "number", "The number and the time there",
        "The number to dial, the time there, how that is known, and their other numbers. "
        "Once you dial, the number stands here large.",
        ("call.dial", "call.copy", "call.other_number"),
    ),
    Element(
        "plan", "What was planned",
        "What your own policy has for this attempt: a message, no message, or parking.",
        ("script.turn", "lead.park"),
    ),
    Element(
        "promised", "What you promised",
        "The day or hour you said you would call. On that day they come first in the queue.",
        ("lead.promise",),
    ),
    Element(
        "switchboard", "A switchboard",
        "A number that so many leads share that only this lead's own calls count for it.",
        ("call.other_number",),
    ),
    Element(
        "talk", "In conversation",
        "How long you have been talking. The card stays until you move on.",
        ("call.next", "call.detail", "lead.promise", "lead.note"),
    ),
    Element(
        "signs", "The signs",
        "What to think twice about before you call: ■ a stop, ▲ a warning, · a note. Behind each "
        "stands the key that mends it.",
        ("script.turn", "lead.snooze", "lead.skip", "call.dial_anyway"),
    ),
    Element(
        "notes", "Notes",
        "What was noted about them: by you, newest first, then by the list.",
        ("lead.note",),
    ),
    Element(
        "script", "The script",
        "What to say, names filled in: the opener to a person, the message to a machine. Your "
        "own scripts go in the folder that the config names.",
        ("script.turn", "script.next", "script.previous", "script.down", "script.up"),
    ),
    Element(
        "earlier", "Earlier",
        "What happened before on any of their numbers, newest first: calls, emails and texts.",
        ("lead.email", "lead.text", "call.detail"),
    ),
    Element(
        "phone", "What they see",
        "The missed calls that their phone lists from you, and which of them left a voicemail.",
        ("outcome.voicemail",),
    ),
    Element(
        "nobody", "Nobody to call",
        "When somebody can be called again, what you could do until then, and what this session "
        "came to.",
        ("queue.find", "queue.lists", "app.import", "app.quit"),
    ),
    Element(
        "status", "What was done",
        "What your last key did, once it is on disk, and what the guard has to say of it. "
        "Whatever you did can be taken back.",
        ("session.undo", "session.redo"),
    ),
    Element(
        "keys", "The keys",
        "One key for how a call ended, and those that matter now. There are more: look them up, "
        "point at anything on the screen, or take this tour again.",
        ("outcome.answered", "outcome.voicemail", "outcome.no_message",
         "app.keys", "app.what", "app.tour"),
    ),
    Element(
        "caller", "Who calls back",
        "Who it is, what you sell them, the number they most likely call from and the time there. "
        "Whoever you were talking to is named at the right: they wait behind this screen.",
        ("call.do_not_call", "app.private"),
    ),
    Element(
        "known", "What they know",
        "The message they heard, word for word, and when; the calls they missed, when you spoke, "
        "what you promised, and what was noted about them.",
        ("script.down", "script.up", "lead.promise"),
    ),
    Element(
        "reply", "What to say",
        "The call-back script that belongs to the message they heard, names filled in.",
        ("script.down", "script.up"),
    ),
    Element(
        "caller-status", "What was done here",
        "What your last key did, once it is on disk.",
    ),
    Element(
        "cause", "Why they call",
        "What made them call: it is kept with their call. Choose another by its number or with "
        "tab; the likeliest is chosen already.",
    ),
    Element(
        "answers", "The keys of a call back",
        "How their call ended; each takes you back to exactly where you were, as esc does.",
        ("outcome.answered", "outcome.voicemail", "outcome.no_message"),
    ),
)  # fmt: skip
"""In the order they are read; from who calls back on, those of the screen for that."""


@value
class Stop:
    """A stop of the tour: the element it tells of, and where it is told if that is not there."""

    element: str
    instead: str = ""


TOUR: tuple[Stop, ...] = (
    Stop("headline"), Stop("queue"), Stop("next"), Stop("tiers"), Stop("card"), Stop("nobody"),
    Stop("signs", instead="card"), Stop("script"), Stop("status"), Stop("keys"),
)  # fmt: skip
"""Those that are not on the screen at the time are passed over."""
