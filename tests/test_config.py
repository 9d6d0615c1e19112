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
from cockpit.core.rules import (
    AttemptsRule,
    CallingHoursRule,
    GuardRules,
    Hours,
    Level,
    NoMessageRule,
    QueueRules,
    SameHourRule,
)
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
          hours: 9:00 - 24:00}
    region: ca
    scripts: calls
    theme: nord
    keys: {outcome.answered: "1", queue.down: [j, "+"], queue.show: ""}
    guard:
      no_message: {level: stop, note_at: 2, warn_at: 3}
      same_hour: {level: off, within_minutes: 30, lookback_days: 7}
      calling_hours: {window: 08:00-20:00}
      attempts: {note_at: 4}
    queue: {rest_hours: 0.5}
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
        calling_hours=CallingHoursRule(window=Hours(8 * 3600, 20 * 3600)),
        attempts=AttemptsRule(note_at=4),
    )
    rep = Rep("Sam Rivera", "Northwind", "212-555-0100", "Europe/Paris", Hours(9 * 3600, 24 * 3600))
    assert parse(text, "home/c.yaml") == Config(
        rep=rep,
        region="CA",
        scripts="home/calls",
        theme="nord",
        keys=keys,
        guard=guard,
        queue=QueueRules(0.5),
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
            "9: queue.zzz: there is no such setting; write one of rest_hours",
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
            "keys, guard, queue, after_answered, outcome_pause",
        ),
        (
            "{? [a] : 1}",
            "4: the name of a setting is one word; write it as 'name: value'",
        ),
    ],
)
def test_a_mistake_is_named_with_its_place_and_its_remedy(text, line):
    assert complaints(text) == [UNIT + line]


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
        ("[" * 5000, "9: is nested too deeply; settings are three levels deep"),
        (
            "{a: " * 5000,
            "30: a.a.a.a.a.a.a: is nested too deeply; settings are three levels deep",
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
        deeper = is_dataclass(inner) and not isinstance(inner, Hours)
        names += [name, *settings(inner, f"{name}.")] if deeper else [name]
    return names


def outlined(text: str) -> set[str]:
    """The dotted names that a block of YAML sets, by its indentation alone."""
    path: list[str] = []
    names = set()
    for indent, key in re.findall(r"^( *)([\w.]+):", text, re.MULTILINE):
        path = [*path[: len(indent) // 2], key]
        names.add(":".join(path) if path[0] == "keys" else ".".join(path))
    return names


def test_the_example_has_every_setting_and_every_key():
    keys = {f"keys:{key.id}" for key in KEYS}
    assert outlined(example()) == {*settings(Config()), *keys}


def test_the_example_says_what_every_key_does():
    for key in KEYS:
        assert re.search(rf"^  {re.escape(key.id)}: .*# {re.escape(key.words)}$", example(), re.M)


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
