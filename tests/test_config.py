import re
import subprocess
import sys
from contextlib import suppress
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.keys import _character_to_key

from cockpit.config import AfterAnswered, Config, ConfigError, Rep, example, load, parse
from cockpit.config.keys import NAMED, OTHERS, SIGNS, key_name
from cockpit.core.law import Region
from cockpit.core.policy import ALWAYS, NEVER, Ask, Policy
from cockpit.core.regions import AS_OF
from cockpit.core.rules import (
    CAPS,
    DAY,
    AttemptsRule,
    CallingHoursRule,
    Cap,
    Counted,
    EveryDayRule,
    GuardRules,
    Hours,
    Level,
    NoMessageRule,
    PromiseDueRule,
    PromiseEarlyRule,
    PromiseLapsedRule,
    QueueRules,
    SameHourRule,
    SameMessageRule,
)
from cockpit.core.week import Week
from cockpit.keymap import KEYS


def complaints(text: str, **given: Any) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        parse(text, "c.yaml", **given)
    return str(caught.value).splitlines()


@pytest.mark.parametrize("text", ["", "\n", "# nothing\n", "---\n", "\ufeff", "rep:\nguard:\n"])
def test_an_empty_file_is_the_defaults(text):
    assert parse(text, "c.yaml") == Config()


def test_the_defaults_bind_every_key_as_the_keymap_does():
    assert dict(Config().keys) == {key.id: key.keys for key in KEYS}


def test_the_default_keys_have_the_names_a_file_would_give_them_and_do_not_clash():
    every = [name for key in KEYS for name in key.keys]
    assert [key_name(name) for name in every] == every
    assert len(set(every)) == len(every)


def test_every_setting_can_be_set():
    text = """
    rep: {name: Sam Rivera, company: Northwind, phone: 212-555-0100, zone: Europe/Paris,
          hours: 9:00 - 24:00, offer: Dock scheduling}
    region: ca
    scripts: calls
    theme: nord
    keys: {outcome.answered: "1", queue.down: [j, "+"], queue.show: ""}
    guard:
      no_message: {level: stop, note_at: 2, warn_at: 3}
      same_hour: {level: off, within_minutes: 30, lookback_days: 7}
      cap: [{calls: 1, within: 90m}, {touches: 5, within: 7d, level: stop}]
      every_day: {level: note, days: 2}
      promise_early: {level: stop}
      promise_due: {level: off}
      promise_lapsed: {level: note}
      same_message: {level: warning}
      calling_hours: {window: 08:00-20:00}
      attempts: {note_at: 4}
    regions:
      - {region: ca, hours: {mon-fri: "10:00-13:00, 14:00-20:00", sun: 9:00-24:00},
         since: 2024-02-29, caps: [{calls: 3, within: 24h, level: stop}], source: a law, note: us}
    policy: [silent, message, park]
    queue: {rest_hours: 0.5, park_days: 3650, single_pass: [cold, "Spring fair", cold]}
    after_answered: next
    outcome_pause: 0
    """
    keys = {
        **Config().keys,
        "outcome.answered": ("1",),
        "queue.down": ("j", "plus"),
        "queue.show": (),
    }
    guard = GuardRules(
        no_message=NoMessageRule(Level.STOP, 2, 3),
        same_hour=SameHourRule(Level.OFF, 30, 7),
        cap=(Cap(1, 5400), Cap(5, 7 * DAY, Level.STOP, Counted.TOUCHES)),
        every_day=EveryDayRule(Level.NOTE, 2),
        promise_early=PromiseEarlyRule(Level.STOP),
        promise_due=PromiseDueRule(Level.OFF),
        promise_lapsed=PromiseLapsedRule(Level.NOTE),
        same_message=SameMessageRule(Level.WARNING),
        calling_hours=CallingHoursRule(window=Hours(8 * 3600, 20 * 3600)),
        attempts=AttemptsRule(note_at=4),
    )
    weekday = (Hours(10 * 3600, 13 * 3600), Hours(14 * 3600, 20 * 3600))
    week = Week((*[weekday] * 5, (), (Hours(9 * 3600, 24 * 3600),)))
    region = Region("CA", week, (Cap(3, DAY, Level.STOP),), "2024-02-29", "a law")
    day = Hours(9 * 3600, 24 * 3600)
    rep = Rep("Sam Rivera", "Northwind", "212-555-0100", "Europe/Paris", day, "Dock scheduling")
    assert parse(text, "home/c.yaml") == Config(
        rep=rep,
        region="CA",
        scripts="home/calls",
        theme="nord",
        keys=keys,
        guard=guard,
        regions=(region,),
        policy=Policy((Ask.SILENCE, Ask.MESSAGE, Ask.PARK)),
        queue=QueueRules(0.5, 3650, ("cold", "Spring fair")),
        after_answered=AfterAnswered.NEXT,
        outcome_pause=0.0,
    )


@pytest.mark.parametrize(
    "word", ["NO", "yes", "null", "~", "0123", "1e3", "2026-03-12", "12:30:45"]
)
def test_what_yaml_would_take_for_something_else_stays_a_text(word):
    assert parse(f"rep: {{name: {word}}}", "c.yaml").rep.name == word


def test_norway_is_a_region_and_off_is_a_level():
    read = parse("{region: NO, guard: {attempts: {level: off}}}", "c.yaml")
    assert (read.region, read.guard.attempts.level) == ("NO", Level.OFF)


@pytest.mark.parametrize("written", ["09:00-18:00", "'09:00-18:00'", '"9:00-18:00"'])
def test_hours_are_read_with_quotes_and_without(written):
    read = parse(f"rep:\n  hours: {written}\n", "c.yaml")
    assert read.rep.hours == Hours(9 * 3600, 18 * 3600)


def test_a_number_with_a_plus_keeps_it():
    assert parse("rep: {phone: +12125550100}", "c.yaml").rep.phone == "+12125550100"


def refusal(text: str) -> list[str]:
    """What is said against a text, line by line; nothing where it can be used."""
    try:
        parse(text, "c.yaml")
    except ConfigError as error:
        return str(error).split("\n")
    return []


UNIT = "c.yaml:1:"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("regin: US", "1: regin: there is no such setting; did you mean region?"),
        (
            "rep: {nam: x}",
            "7: rep.nam: there is no such setting; did you mean name?",
        ),
        (
            "queue: {zzz: 1}",
            "9: queue.zzz: there is no such setting; "
            "write one of rest_hours, park_days, single_pass",
        ),
        (
            "guard: {same_huor: {}}",
            "9: guard.same_huor: there is no such setting; did you mean same_hour?",
        ),
        (
            "guard: {not_a_phone: {level: off}}",
            "9: guard.not_a_phone: cannot be set: what is no phone number is never dialled; "
            "remove it",
        ),
        (
            "guard: {attempts: {level: warn}}",
            "27: guard.attempts.level: 'warn' is none of the choices; did you mean warning?",
        ),
        (
            "guard: {attempts: {level: 3}}",
            "27: guard.attempts.level: '3' is none of the choices; "
            "write off, note, warning or stop",
        ),
        (
            "after_answered: go",
            "17: after_answered: 'go' is none of the choices; write stay or next",
        ),
        (
            "guard: {attempts: {note_at: 0}}",
            "29: guard.attempts.note_at: '0' does not fit; write a whole number from 1 to 1000000",
        ),
        (
            "guard: {same_hour: {within_minutes: 721}}",
            "37: guard.same_hour.within_minutes: '721' does not fit; "
            "write a whole number from 1 to 720",
        ),
        (
            "guard: {same_hour: {lookback_days: 030}}",
            "36: guard.same_hour.lookback_days: '030' does not fit; "
            "write a whole number from 1 to 3650",
        ),
        (
            "guard: {zone_unknown: {candidates: 51}}",
            "36: guard.zone_unknown.candidates: '51' does not fit; "
            "write a whole number from 1 to 50",
        ),
        (
            "queue: {rest_hours: 721}",
            "21: queue.rest_hours: '721' does not fit; write a number from 0 to 720",
        ),
        (
            "outcome_pause: .inf",
            "16: outcome_pause: '.inf' does not fit; write a number from 0 to 10",
        ),
        (
            "outcome_pause: -1",
            "16: outcome_pause: '-1' does not fit; write a number from 0 to 10",
        ),
        (
            "guard: {no_message: {note_at: 3}}",
            "31: guard.no_message.note_at: note_at (3) is more than warn_at (2); "
            "lower the one or raise the other",
        ),
        (
            "guard: {too_soon: {note_within_seconds: 60, warn_within_seconds: 90}}",
            "66: guard.too_soon.warn_within_seconds: warn_within_seconds (90) is more than "
            "note_within_seconds (60); lower the one or raise the other",
        ),
        (
            "rep: {hours: 09:00}",
            "14: rep.hours: '09:00' is not a stretch of the day; write it as \"08:30-17:30\"",
        ),
        (
            "rep: {hours: 08:00-24:30}",
            "14: rep.hours: '08:00-24:30' is not a stretch of the day; write it as \"08:30-17:30\"",
        ),
        (
            "rep: {hours: 17:00-08:00}",
            "14: rep.hours: '17:00-08:00' ends before it starts; write the earlier time first",
        ),
        (
            "rep: {zone: America/Chigago}",
            "13: rep.zone: 'America/Chigago' is not a time zone; did you mean America/Chicago?",
        ),
        (
            "rep: {zone: New York}",
            "13: rep.zone: 'New York' is not a time zone; did you mean America/New_York?",
        ),
        (
            "rep: {zone: EST}",
            "13: rep.zone: 'EST' is not a time zone; write one such as America/Chicago",
        ),
        ("region: UK", "9: region: 'UK' is not a region; did you mean GB?"),
        (
            "region: ß",
            "9: region: 'ß' is not a region; write a country's two letters, such as US",
        ),
        (
            "rep: {phone: 911}",
            "14: rep.phone: '911' is not a phone number in US; write it with + and its country",
        ),
        (
            "rep: {phone: 12125550100.0}",
            "14: rep.phone: '12125550100.0' is not a phone number in US; "
            "write it with + and its country",
        ),
        (
            'rep: {name: "Sam\\e[31m"}',
            "13: rep.name: 'Sam\\x1b[31m' is not one line of plain text; write it without breaks",
        ),
        (
            "theme: Solarized!",
            "8: theme: 'Solarized!' is not a theme; write auto, light, dark or a theme's name",
        ),
        (
            "scripts: ~nobody-here/x",
            "10: scripts: '~nobody-here/x' names no home folder; write the folder in full",
        ),
        ("rep: Sam", "6: rep: settings belong here, such as 'name: ...'"),
        ("[a, b]", "1: settings belong here, such as 'rep: ...'"),
        (
            "region: [US]",
            "9: region: one value belongs here, not a list or a group; write it after the colon",
        ),
        (
            '{"\\e]52": 1}',
            "2: \\x1b]52: there is no such setting; write one of rep, region, scripts, theme, "
            "keys, guard, regions, policy, queue, after_answered, outcome_pause",
        ),
        (
            "{? [a] : 1}",
            "4: the name of a setting is one word; write it as 'name: value'",
        ),
    ],
)
def test_a_mistake_is_named_with_its_place_and_its_remedy(text, line):
    assert complaints(text) == [UNIT + line]


@pytest.mark.parametrize("written", ["off", '"off"', "[]"])
def test_caps_can_be_switched_off(written):
    assert parse(f"guard: {{cap: {written}}}", "c.yaml").guard.cap == ()


def test_regions_of_ones_own_replace_the_table_and_none_switch_it_off():
    assert parse("regions: [{region: DE-by}]", "c.yaml").regions == (Region("DE-BY"),)
    assert parse("regions: []", "c.yaml").regions == ()


@pytest.mark.parametrize(
    ("written", "policy"),
    [("always", ALWAYS), ("never", NEVER), ("[message]", ALWAYS), ("[silent]", NEVER)],
)
def test_a_policy_is_one_word_or_a_plan(written, policy):
    assert parse(f"policy: {written}", "c.yaml").policy == policy


@pytest.mark.parametrize(
    ("written", "open_days"),
    [
        ("mon-fri", "0,1,2,3,4"),
        ("sat-sun", "5,6"),
        ("mon-sun", "0,1,2,3,4,5,6"),
        ("sun-thu", "0,1,2,3,6"),
        ("Wed", "2"),
        ("mon - mon", "0"),
        ("mon, wed-thu", "0,2,3"),
    ],
)
def test_days_are_named_one_by_one_or_from_one_to_another(written, open_days):
    read = parse(f'regions: [{{region: AU, hours: {{"{written}": 9:00-10:00}}}}]', "c.yaml")
    week = read.regions[0].hours
    assert ",".join(str(day) for day in range(7) if week.on(day)) == open_days


@pytest.mark.parametrize(
    ("written", "seconds"),
    [("1m", 60), ("90m", 5400), ("48h", 172_800), ("48 h", 172_800), ("365d", 365 * DAY)],
)
def test_a_stretch_of_time_is_in_minutes_hours_or_days(written, seconds):
    read = parse(f"guard: {{cap: [{{calls: 1, within: {written}}}]}}", "c.yaml")
    assert read.guard.cap == (Cap(1, seconds),)


def test_a_cap_that_is_not_spoken_of_stays():
    assert parse("guard: {every_day: {level: off}}", "c.yaml").guard.cap == CAPS


SPAN = "is not a stretch of time; write one such as 90m, 48h or 7d"
NO_DAYS = "names no days; write them as mon-fri, sat or mon, wed"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "guard: {cap: }",
            [
                "13: guard.cap: a list belongs here, such as [{calls: 2, within: 48h}]; "
                "or [] for none"
            ],
        ),
        ("guard: {cap: [x]}", ["15: guard.cap: settings belong here, such as 'calls: ...'"]),
        (
            "guard: {cap: [{calls: 2}, {within: 2h}, {calls: 1, touches: 1, within: 2h}]}",
            [
                "15: guard.cap: a cap needs a stretch of time; write one such as within: 48h",
                "27: guard.cap: a cap counts either calls or touches; write one such as calls: 2",
                "41: guard.cap: a cap counts either calls or touches; write one such as calls: 2",
            ],
        ),
        (
            "guard: {cap: [{cals: 2}, {calls: 0, within: 2 days}]}",
            [
                "16: guard.cap.cals: there is no such setting; did you mean calls?",
                "34: guard.cap.calls: '0' does not fit; write a whole number from 1 to 1000",
                f"45: guard.cap.within: '2 days' {SPAN}",
            ],
        ),
        (
            "guard: {cap: [{calls: 1, within: 90s}, {calls: 1, within: 0h}]}",
            [f"34: guard.cap.within: '90s' {SPAN}", f"59: guard.cap.within: '0h' {SPAN}"],
        ),
        (
            "guard: {cap: [{calls: 1, within: 366d}]}",
            ["34: guard.cap.within: '366d' does not fit; write at most 365d"],
        ),
        (
            "guard: {every_day: {days: 1}}",
            ["27: guard.every_day.days: '1' does not fit; write a whole number from 2 to 31"],
        ),
        (
            "policy: nver",
            ["9: policy: 'nver' is none of the choices; did you mean never?"],
        ),
        (
            "policy: 3",
            [
                "9: policy: '3' is none of the choices; write always, never or a list "
                "such as [silent, message, park]"
            ],
        ),
        (
            "policy: [mesage, {a: b}]",
            [
                "10: policy: 'mesage' is none of the choices; did you mean message?",
                "18: policy: one word or name belongs here, not a list or a group",
            ],
        ),
        ("policy: []", ["9: policy: a plan begins with a call; write message or silent first"]),
        (
            "policy: [silent, park, message]",
            ["9: policy: nothing comes after park; write it last, once"],
        ),
        (
            "queue: {park_days: 0, single_pass: cold}",
            [
                "20: queue.park_days: '0' does not fit; write a whole number from 1 to 3650",
                "36: queue.single_pass: a list belongs here, such as [cold, fair]; or [] for none",
            ],
        ),
        (
            "queue: {single_pass: [' ']}",
            ["23: queue.single_pass: a name is missing here; write one, or remove this"],
        ),
        (
            "regions:",
            [
                "9: regions: a list belongs here, such as [{region: CA, source: ...}]; "
                "or [] for none"
            ],
        ),
        (
            "regions: [{source: x}]",
            ["11: regions: a row needs its region; write one such as region: US-FL"],
        ),
        (
            "regions: [{region: UK}, {region: US-FLA}, {region: FR-}]",
            [
                "20: regions.region: 'UK' is not a region; did you mean GB?",
                "34: regions.region: 'US-FLA' is not a state of US; write one such as US-FL, or US",
                "52: regions.region: 'FR-' is not a state of FR; write one such as US-FL, or FR",
            ],
        ),
        (
            "regions: [{region: CA, since: 20260101}, {region: CA, since: 2026-02-30}]",
            [
                "31: regions.since: '20260101' is not a date; write it as 2026-01-01",
                "62: regions.since: '2026-02-30' is not a date; write it as 2026-01-01",
            ],
        ),
        (
            "regions: [{region: CA, hours: {}}, {region: CA, hours: 09:00-10:00}]",
            [
                f"{column}: regions.hours: days belong here, "
                "such as 'mon-fri: \"09:00-20:00\"'; or leave hours out"
                for column in (31, 56)
            ],
        ),
        (
            "regions: [{region: CA, hours: {fry: 9:00-10:00, mon-: 9:00-10:00, tue: [x]}}]",
            [
                f"32: regions.hours.fry: 'fry' {NO_DAYS}",
                f"49: regions.hours.mon-: 'mon-' {NO_DAYS}",
                '72: regions.hours.tue: hours belong here, such as "09:00-20:00", '
                "not a list or a group",
            ],
        ),
        (
            "regions: [{region: CA, hours: {mon-fri: 9-17, fri: 9:00-10:00}}]",
            [
                "41: regions.hours.mon-fri: '9-17' is not a stretch of the day; "
                'write it as "08:30-17:30"',
                "47: regions.hours.fri: fri has hours already; name each day once",
            ],
        ),
        (
            "regions: [{region: CA, hours: {mon: '9:00-12:00, 11:00-13:00'}}]",
            [
                "37: regions.hours.mon: '9:00-12:00, 11:00-13:00' goes back in time; "
                "write the stretches in order, apart"
            ],
        ),
        (
            "regions: [{region: CA, caps: [{calls: 1}]}]",
            ["31: regions.caps: a cap needs a stretch of time; write one such as within: 48h"],
        ),
    ],
)
def test_a_mistake_in_a_list_is_named_by_the_place_of_its_row(text, lines):
    assert complaints(text) == [UNIT + line for line in lines]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "rep: {name: !!python/name:os.system x}",
            "13: rep.name: tags (!) are not used here; remove it, or put the value in quotes",
        ),
        (
            "rep: {name: &a x}",
            "13: rep.name: anchors (&) are not used here; remove it, or put the value in quotes",
        ),
        (
            "rep: {name: *a}",
            "13: rep.name: aliases (*) are not used here; write the value out, "
            "in quotes if it has a *",
        ),
        (
            "{region: US, region: US}",
            "14: region: is set twice, first on line 1; keep one of them",
        ),
        ("[" * 5000, "9: is nested too deeply; settings are five levels deep at most"),
        (
            "{a: " * 5000,
            "30: a.a.a.a.a.a.a: is nested too deeply; settings are five levels deep at most",
        ),
        ("region: \x00", "9: the character U+0000 may not stand here; remove it"),
        (
            'region: "\\UFFFFFFFF"',
            "12: an escape or a number here is out of range; write the text itself",
        ),
        (
            "a: b: c",
            "5: this is not YAML: mapping values are not allowed here; indent with spaces, "
            "close what is open, and put values with signs in them in quotes",
        ),
    ],
)
def test_what_yaml_allows_and_we_do_not_is_named_with_its_place(text, line):
    assert complaints(text) == [UNIT + line]


def test_a_second_document_is_refused():
    assert complaints("region: US\n---\nregion: GB\n") == [
        "c.yaml:2:1: a second document begins here; keep one, and remove this line"
    ]


def test_a_quote_left_open_is_named_by_the_line_it_began_on():
    (line,) = complaints('region: "US\ntheme: auto\n')
    assert line.startswith("c.yaml:3:1: this is not YAML: ")
    assert "(it began on line 1)" in line


def test_all_mistakes_are_told_at_once_in_the_order_of_the_file():
    text = "outcome_pause: x\nregin: US\nrep:\n  zone: Nowhere/Land\n  zone: UTC\nkeys: {a.b: c}\n"
    assert [line.split(": ")[:2] for line in complaints(text)] == [
        ["c.yaml:1:16", "outcome_pause"],
        ["c.yaml:2:1", "regin"],
        ["c.yaml:4:9", "rep.zone"],
        ["c.yaml:5:3", "rep.zone"],
        ["c.yaml:6:8", "keys.a.b"],
    ]


def test_a_wrong_value_is_not_complained_about_twice():
    text = "guard: {no_message: {note_at: 9, warn_at: x}}\nregion: XX\nrep: {phone: 0123}\n"
    assert len(complaints(text)) == 2


def test_a_long_value_is_shown_by_its_beginning():
    (line,) = complaints(f"region: {'x' * 5000}")
    assert len(line) < 200


def test_a_theme_is_checked_against_those_that_are_known():
    known = {"nord", "gruvbox"}
    assert parse("theme: nord", "c.yaml", known_themes=known).theme == "nord"
    assert parse("theme: light", "c.yaml", known_themes=known).theme == "light"
    assert complaints("theme: grubvox", known_themes=known) == [
        "c.yaml:1:8: theme: 'grubvox' is not a theme; did you mean gruvbox?"
    ]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("a", "a"),
        ("A", "A"),
        ("7", "7"),
        ("/", "slash"),
        ("slash", "slash"),
        ("?", "question_mark"),
        ("[", "left_square_bracket"),
        (" ", "space"),
        ("-", "minus"),
        ("+", "plus"),
        ("ctrl++", "ctrl+plus"),
        ("ctrl+/", "ctrl+slash"),
        ("shift+ctrl+left", "ctrl+shift+left"),
        ("shift+a", "A"),
        ("alt+shift+a", "alt+shift+a"),
        ("shift+tab", "shift+tab"),
        ("f24", "f24"),
    ],
)
def test_a_key_has_one_name_however_it_is_written(written, name):
    assert key_name(written) == name


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("", "'' is not a key; write one such as f, f5, ctrl+f or question_mark"),
        ("f25", "'f25' is not a key; did you mean f5?"),
        ("Enter", "'Enter' is not a key; did you mean enter?"),
        ("ctrl-p", "'ctrl-p' is not a key; did you mean ctrl+p?"),
        ("Ctrl+P", "'Ctrl+P' is not a key; did you mean ctrl+p?"),
        ("pgdown", "'pgdown' is not a key; did you mean pagedown?"),
        ("ctrl+", "'ctrl+' is not a key; write one such as f, f5, ctrl+f or question_mark"),
        ("shift+1", "'shift+1' is not a key; write one such as f, f5, ctrl+f or question_mark"),
        ("ctrl+ab", "'ctrl+ab' is not a key; write one such as f, f5, ctrl+f or question_mark"),
        ("é", "'é' is not a key; write one such as f, f5, ctrl+f or question_mark"),
        ("ctrl+c", "ctrl+c cannot be assigned: it copies and quits; choose another key"),
        ("Esc", "escape cannot be assigned: it closes what is open; choose another key"),
        ("ctrl+i", "ctrl+i is tab to a terminal; choose another key"),
        ("ctrl+h", "ctrl+h is backspace to a terminal; choose another key"),
        ("ctrl+[", "ctrl+left_square_bracket is escape to a terminal; choose another key"),
    ],
)
def test_a_key_that_cannot_be_used_is_named_with_its_place(written, words):
    text = f'keys:\n  lead.skip: [s, "{written}"]\n'
    assert complaints(text) == [f"c.yaml:2:18: keys.lead.skip: {words}"]


def test_signs_are_named_as_textual_names_them():
    assert {sign: _character_to_key(sign) for sign in SIGNS} == SIGNS


def test_no_name_of_a_key_could_be_taken_for_two():
    assert not any("," in name or "+" in name for name in NAMED | OTHERS)


@pytest.mark.parametrize("written", ["[]", '""'])
def test_a_key_can_be_switched_off_except_for_an_outcome(written):
    assert parse(f"keys: {{lead.skip: {written}}}", "c.yaml").keys["lead.skip"] == ()
    assert complaints(f"keys: {{outcome.voicemail: {written}}}") == [
        "c.yaml:1:8: keys.outcome.voicemail: an outcome needs a key; write at least one"
    ]


def test_a_sign_that_yaml_took_for_a_comment_does_not_switch_a_key_off():
    assert complaints("keys:\n  lead.skip: #\n") == [
        "c.yaml:2:3: keys.lead.skip: no key is given; write one, in quotes, or [] to have none"
    ]


def test_an_unknown_key_id_is_named_with_the_nearest():
    assert complaints("keys: {outcome.anwsered: a}") == [
        "c.yaml:1:8: keys.outcome.anwsered: "
        "there is no such setting; did you mean outcome.answered?"
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("lead.skip: a", "3: keys.lead.skip: a is also the key of outcome.answered"),
        ("outcome.answered: s", "3: keys.outcome.answered: s is also the key of lead.skip"),
        ("lead.skip: '/'", "3: keys.lead.skip: slash is also the key of queue.find"),
        ("lead.skip: shift+j", "3: keys.lead.skip: J is also the key of script.down"),
    ],
)
def test_one_key_for_two_things_is_named_with_both(text, line):
    assert complaints(f"keys:\n  {text}\n") == [f"c.yaml:2:{line}; give one of the two another key"]


def test_a_clash_between_two_lines_is_told_at_the_later_one():
    assert complaints("keys:\n  lead.skip: f1\n  call.dial: f1\n") == [
        "c.yaml:3:3: keys.call.dial: f1 is also the key of lead.skip; "
        "give one of the two another key"
    ]


def test_two_keys_can_change_places():
    read = parse("keys: {outcome.answered: v, outcome.voicemail: a}", "c.yaml")
    assert (read.keys["outcome.answered"], read.keys["outcome.voicemail"]) == (("v",), ("a",))


def test_a_key_given_twice_is_one_key():
    assert parse("keys: {queue.find: ['/', slash]}", "c.yaml").keys["queue.find"] == ("slash",)


@pytest.mark.parametrize(
    ("written", "folder"),
    [
        ("calls", "etc/calls"),
        ("../calls", "etc/../calls"),
        ("/srv/calls", "/srv/calls"),
        ("~/calls", str(Path.home() / "calls")),
        ('""', ""),
    ],
)
def test_the_scripts_folder_is_beside_the_config_file(written, folder):
    assert parse(f"scripts: {written}", "etc/c.yaml").scripts == folder


def test_a_file_is_read_with_a_mark_and_with_any_line_ends(tmp_path):
    path = tmp_path / "c.yaml"
    path.write_bytes(b"\xef\xbb\xbfrep:\r\n  name: Zo\xc3\xab\r\nregion: GB\r\n")
    read = load(path)
    assert (read.rep.name, read.region) == ("Zoë", "GB")


def test_a_file_that_is_not_utf_8_is_named_with_the_place_of_the_byte(tmp_path):
    path = tmp_path / "c.yaml"
    path.write_bytes("# é\nrep: {name: Zo".encode() + b"\xeb}\n")
    with pytest.raises(ConfigError) as caught:
        load(path)
    assert str(caught.value) == (f"{path}:2:15: the byte 0xEB is not UTF-8; save the file as UTF-8")


def test_a_folder_or_an_endless_file_is_refused(tmp_path):
    with pytest.raises(ConfigError, match=r":1:1: cannot be read \(Is a directory\); name a"):
        load(tmp_path)
    (tmp_path / "big").write_text("#" * 70_000)
    with pytest.raises(ConfigError, match=r"big:1:1: is larger than 64 KB; name a"):
        load(tmp_path / "big")


def test_a_missing_file_is_for_the_caller_to_settle(tmp_path):
    with pytest.raises(FileNotFoundError):
        load(tmp_path / "c.yaml")


def test_the_example_loads_and_is_the_defaults():
    assert parse(example(), "config.example.yaml") == Config()


def settings(value: Any, path: str = "") -> list[str]:
    """The dotted names of all that can be set in a dataclass, and in those within."""
    names = []
    for field in fields(value):
        inner = getattr(value, field.name)
        name = f"{path}{field.name}"
        deeper = is_dataclass(inner) and not isinstance(inner, Hours | Policy)
        names += [name, *settings(inner, f"{name}.")] if deeper else [name]
    return names


def outlined(text: str) -> set[str]:
    """The dotted names that a block of YAML sets, by its indentation of two spaces a level."""
    path: list[str] = []
    names = set()
    for indent, key in re.findall(r"^((?:  )*)([\w.]+):", text, re.MULTILINE):
        path = [*path[: len(indent) // 2], key]
        names.add(":".join(path) if path[0] == "keys" else ".".join(path))
    return names


def test_the_example_has_every_setting_and_every_key():
    keys = {f"keys:{key.id}" for key in KEYS}
    assert outlined(example()) == {*settings(Config()), *keys}


def test_the_example_says_what_every_key_does():
    for key in KEYS:
        assert re.search(rf"^  {re.escape(key.id)}: .*# {re.escape(key.words)}$", example(), re.M)


def test_the_example_says_as_of_when_the_table_is_and_that_it_is_not_legal_advice():
    words = " ".join(re.findall(r"^# (.*)$", example(), re.MULTILINE))
    assert f"as of {AS_OF}: facts with their sources, not legal advice." in words


def test_without_a_file_neither_yaml_nor_phonenumbers_is_imported():
    code = (
        "import sys, cockpit.config; cockpit.config.Config(); "
        "sys.exit(bool({'yaml', 'phonenumbers', 'textual', 'difflib'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_config_cannot_be_changed():
    with pytest.raises(AttributeError):
        Config().region = "GB"
    with pytest.raises(TypeError):
        Config().keys["lead.skip"] = ("x",)
    assert replace(Config(), region="GB").region == "GB"


ODD = st.sampled_from(
    [
        *("", "a", "[]", "{}", "&a x", "*a", "!t", "!!int 3", "08:00-9:00", "off", "'", "~", "|"),
        *("[j, [k]]", "{a: b}", "- x", "? y", "ctrl+", "-1", "1.5", "---", "...", "%YAML 9"),
        *("[{calls: 1, within: 1h}]", "[{region: US, hours: {mon: 9:00-10:00}}]", "[silent, park]"),
        '"\\U99999999"',
    ]
)
NAMES = st.sampled_from(
    [name.rpartition(".")[2] for name in settings(Config())] + ["<<", "*a", "x"]
)
LINES = st.builds(
    lambda depth, name, value: f"{'  ' * depth}{name}: {value}",
    st.integers(0, 3),
    NAMES | st.sampled_from([key.id for key in KEYS]),
    ODD | st.text(max_size=12),
)


@given(
    st.text()
    | st.lists(LINES, max_size=8).map("\n".join)
    | st.text(alphabet="a:-{}[]&*!|>'\"%@`#,? \n\t0\\xUu<~.=", max_size=60)
)
def test_whatever_is_written_is_read_or_refused_with_places(text):
    for line in refusal(text):
        assert re.match(r"c\.yaml:\d+:\d+: .", line)
        assert line.isprintable()


@given(st.binary(max_size=200))
def test_whatever_bytes_a_file_has_it_is_read_or_refused(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("config") / "c.yaml"
    path.write_bytes(data)
    with suppress(ConfigError):
        load(path)


@given(st.text(max_size=20), st.sampled_from(settings(Config())))
def test_whatever_is_written_for_a_setting_is_read_or_refused_in_one_line(text, name):
    *groups, key = name.split(".")
    nested = "".join(f"{{{group}: " for group in groups)
    value = "".join(f"\\U{ord(character):08x}" for character in text)
    lines = refusal(f'{nested}{{{key}: "{value}"}}{"}" * len(groups)}')
    assert len(lines) <= 1
    assert "".join(lines).isprintable()
