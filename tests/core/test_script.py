import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.core.model import Lead
from cockpit.core.placeholders import NAMES, lead_values
from cockpit.core.script import (
    Kind,
    Script,
    ScriptError,
    filled,
    parse_script,
    problems,
    spoken,
)
from cockpit.core.text import clean_lines

HEAD = "---\ntitle: Permission\nkind: opener\n---\n"


def script(body: str) -> Script:
    return Script("s", "S", Kind.OPENER, "0", body)


def objections(text: str, name: str = "s") -> list[str]:
    with pytest.raises(ScriptError) as caught:
        parse_script(text, name)
    assert str(caught.value).split("\n") == [str(problem) for problem in caught.value.problems]
    return [str(problem) for problem in caught.value.problems]


def test_a_script_is_its_front_matter_and_its_body() -> None:
    text = HEAD + "\n\nHi {first|there}.\n\nBye.\n\n"
    assert parse_script(text, "permission") == Script(
        name="permission",
        title="Permission",
        kind=Kind.OPENER,
        version=hashlib.sha256(text.encode()).hexdigest()[:8],
        body="Hi {first|there}.\n\nBye.",
        body_line=7,
    )


def test_any_character_changed_is_another_version() -> None:
    versions = {parse_script(HEAD + body, "s").version for body in ("Hi.", "Hi.\n", "Hi!")}
    assert len(versions) == 3


@pytest.mark.parametrize(
    ("name", "title", "kind"),
    [
        ("reason-for_call", "Reason for call", Kind.OPENER),
        ("last-Message", "Last Message", Kind.MESSAGE),
        ("voicemail2", "Voicemail2", Kind.MESSAGE),
    ],
)
def test_without_front_matter_the_file_name_says_what_it_is(
    name: str, title: str, kind: Kind
) -> None:
    found = parse_script("Hi.", name)
    assert (found.title, found.kind, found.body_line) == (title, kind, 1)


def test_front_matter_may_be_quoted_commented_and_without_a_title() -> None:
    text = '---\r\n# ours\r\n\r\nkind: "message"\r\n---\r\nHi: you\r\nthere.'
    found = parse_script(text, "one-idea")
    assert (found.title, found.kind) == ("One idea", Kind.MESSAGE)
    assert (found.body, found.body_line) == ("Hi: you\nthere.", 6)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("---\nkind: opener\nHi.", ["s:1: front matter without an end"]),
        ("---\ntitle: T\n---\nHi.", ["s:1: kind: missing"]),
        ("---\nkind: talk\n---\nHi.", ['s:2: kind: "talk" is not a kind']),
        ("---\nkind: opener\nkind: message\n---\nHi.", ["s:3: kind: given twice"]),
        ("---\nkind: opener\nhello\n---\nHi.", ['s:3: "hello" has no colon']),
        ("---\nkind: opener\n\x1b[2J: x\n---\nHi.", ["s:3: \ufffd[2J: unknown key"]),
        (HEAD + "\n  \n", ["s:5: nothing to say"]),
        ("", ["s:1: nothing to say"]),
        (
            "---\nkinds: opener\n---\nHi {frist} {name}\n{Company|x}{wat}",
            [
                "s:1: kind: missing",
                "s:2: kinds: unknown key: write one of title, kind",
                's:4: {frist}: unknown placeholder, did you mean "first"?; the names are name,',
                's:5: {Company}: unknown placeholder, did you mean "company"?',
                "s:5: {wat}: unknown placeholder; the names are name, first",
            ],
        ),
    ],
)
def test_every_problem_is_told_with_its_line(text: str, said: list[str]) -> None:
    told = objections(text)
    assert len(told) == len(said)
    assert all(one.startswith(beginning) for one, beginning in zip(told, said, strict=True))


@pytest.mark.parametrize(
    "words", ["thursday", "Next business day", "+2d", "'in 2 weeks'", "Tomorrow", "next week"]
)
def test_a_message_may_promise_a_day(words: str) -> None:
    found = parse_script(f"---\nkind: message\npromise: {words}\n---\nBye till {{promise}}.", "s")
    assert found.promise == words.strip("'")
    assert filled(found, {"promise": "Thursday"}) == "Bye till Thursday."
    assert parse_script("---\nkind: message\npromise:\n---\nBye.", "s").promise == ""


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("kind: message\npromise: 3pm", 's:3: promise: "3pm": not a day to come: write thursday'),
        ("promise: thu 3pm\nkind: message", 's:2: promise: "thu 3pm": not a day to come: write'),
        ("kind: message\npromise: 13 Mar", 's:3: promise: "13 Mar": not a day to come: write'),
        ("kind: message\npromise: +0d", 's:3: promise: "+0d": not a day to come'),
        ("promise: fri\nkind: opener", "s:2: promise: an opener promises nothing: take this line"),
        ("kind: message\npromise: fri\npromise: fri", "s:4: promise: given twice"),
    ],
)
def test_a_promise_that_cannot_be_is_told_with_its_line(head: str, said: str) -> None:
    (told,) = objections(f"---\n{head}\n---\nBye.")
    assert told.startswith(said)


def test_a_promised_day_is_not_said_without_a_promise() -> None:
    (told,) = objections("Hi\nTill { promise|then}.", "message")
    assert told.startswith("message:2: {promise}: no day is promised: write")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (
            "{first name}",
            '{first name}: unknown placeholder, did you mean "first_name"?; the names',
        ),
        ("{a-b}", "{a-b}: unknown placeholder; the names are"),
        ("{no.pe|d}", "{no.pe}: unknown placeholder"),
        ("{first.__class__}", "{first.__class__}: unknown placeholder"),
        ("{0}", "{0}: unknown placeholder"),
        ("{na\u00efve}", "{na\u00efve}: unknown placeholder"),
        ("{}", "{}: a placeholder without a name; the names are name, first"),
        ("{ }", "{ }: a placeholder without a name"),
        ("{|x}", "{|x}: a placeholder without a name"),
        ("{\x1b[2J}", "{\ufffd[2J}: unknown placeholder"),
        ("Hi {first|there", "{ is not closed on its line: close the placeholder with }"),
        ("Hi there}", "} closes no placeholder: open one with { on its line, or write }}"),
        ("{{first}", "} closes no placeholder"),
        ("{first}}", "} closes no placeholder"),
        ("{{{", "{ is not closed on its line"),
    ],
)
def test_every_brace_that_is_no_placeholders_is_told(body: str, said: str) -> None:
    (told,) = objections(f"Hi\n{body}\nBye {{{{ }}}} {{ first }}")
    assert told.startswith(f"s:2: {said}")
    assert "write {{" in told or "write }}" in told


def test_a_placeholder_ends_on_its_line() -> None:
    assert [told[:6] for told in objections("{first|a\nb}")] == ["s:1: {", "s:2: }"]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("Hi {first|there}, {company}!", "Hi Dana, Acme [Ltd]!"),
        ("{name}: {last}, {title|boss}", "Dana Maria  Ruiz: Ruiz, boss"),
        ("{title}, {rep_phone}", "[title], [rep phone]"),
        ("{first_name} {last_name}, {my_name}, {my_company|us}", "Dana Ruiz, Sam Rivera, us"),
        ("{rep_first} on {weekday}", "Sam on Tuesday"),
        ("{title|}.", "."),
        ("{list}", "{company} {title|x}"),
        ("{{first}} {{{first}}} {{}}", "{first} {Dana} {}"),
        ("{ first } { title | boss }", "Dana  boss "),
        ("{} {|x} {1} a{b c} } {", "{} {|x} {1} a{b c} } {"),
        ("{nobody|x}", "{nobody|x}"),
        ("{first|a\nb}", "{first|a\nb}"),
        ("{first|a|b}{title|a|b}", "Danaa|b"),
    ],
)
def test_placeholders_are_filled_in_one_pass(body: str, said: str) -> None:
    lead = Lead(1, name=" Dana\tMaria  Ruiz ", company="Acme [Ltd]", list="{company} {title|x}")
    values = lead_values(lead, weekday="Tuesday", rep="Sam Rivera")
    assert filled(script(body), values) == said


def test_a_value_cannot_steer_the_terminal_nor_break_the_line() -> None:
    assert filled(script("{company}"), {"company": "A\x1b]52;c\nB"}) == "A\ufffd]52;c B"


words = st.text(st.sampled_from("ab{}|# \n*é"), max_size=30)
values = st.dictionaries(st.sampled_from(NAMES), st.text(max_size=20), max_size=5)


@given(st.lists(words, min_size=1, max_size=6), values)
def test_text_outside_placeholders_is_neither_lost_nor_changed(
    parts: list[str], values: dict[str, str]
) -> None:
    parts = [part.replace("{", "(").replace("}", ")") for part in parts]
    said = filled(script("{company|x}".join(parts)), values)
    value = filled(script("{company|x}"), values)
    assert said == value.join(parts)


@given(words)
def test_doubled_braces_say_any_text_as_it_is(text: str) -> None:
    doubled = script("." + text.replace("{", "{{").replace("}", "}}"))
    assert problems(doubled) == ()
    assert filled(doubled, dict.fromkeys(NAMES, "value")) == "." + text


@given(st.text(st.one_of(st.characters(), st.sampled_from("# \n\t\x1b*"))))
def test_rendering_never_loses_script_text(text: str) -> None:
    shown = "\n".join(spoken(text))
    kept = clean_lines(text).replace("#", "").replace(" ", "").replace("\n", "")
    assert shown.replace("#", "").replace(" ", "").replace("\n", "") == kept
    assert shown.count("\n") == clean_lines(text).strip("\n").count("\n")


def test_a_heading_loses_its_signs_and_nothing_else() -> None:
    assert spoken("\n# Hi\n##no\n**bold** # 7\n\n- one [x](y)\n#\n") == [
        "Hi",
        "##no",
        "**bold** # 7",
        "",
        "- one [x](y)",
        "#",
    ]
