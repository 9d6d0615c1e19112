from pathlib import Path

from cockpit.config import example


def test_the_starters_are_listed_and_shown(cockpit):
    listed = cockpit.done("script", "list")
    assert {script["kind"] for script in listed} == {"opener", "message", "call_back"}
    shown = cockpit.done("script", "show", "permission")
    assert shown["name"] == "permission"
    assert "{" in shown["text"]
    assert cockpit("script", "show", "permission").out == shown["text"] + "\n"


def test_a_script_is_filled_for_a_lead(staffed):
    config = staffed.file("c.yaml", "rep: {name: Kim Example, company: Ours}\nscripts: own\n")
    (staffed.folder / "own").mkdir()
    text = "---\nkind: opener\n---\nHi {first}, {rep_first} of {rep_company}, happy {weekday}.\n"
    (staffed.folder / "own" / "hello.md").write_text(text)
    ran = staffed("--config", config, "script", "show", "hello", "--lead", "312 555 0101")
    assert (ran.code, ran.out) == (0, "Hi Ann, Kim of Ours, happy Tuesday.\n")
    assert staffed("--config", config, "script", "show", "hello", "--lead", "77").code == 4


def test_a_script_check_names_file_and_line(cockpit):
    config = cockpit.file("c.yaml", "scripts: own\n")
    folder = cockpit.folder / "own"
    folder.mkdir()
    assert cockpit("--config", config, "script", "check").code == 0
    (folder / "one.md").write_text("Hi {frist}\n")
    (folder / "two.md").write_text("---\nkind: opner\n---\nHi\n")
    ran = cockpit("--config", config, "script", "check")
    assert (ran.code, ran.out) == (2, "")
    assert f"{folder / 'one.md'}:1: " in ran.err
    assert f"{folder / 'two.md'}:2: " in ran.err
    ran = cockpit("--config", config, "script", "check", "--json")
    assert ran.code == 2
    assert len(ran.json["problems"]) == 2
    assert cockpit("--config", config, "script", "list").code == 2


def test_the_example_is_printed_and_passes_its_own_check(cockpit):
    text = cockpit("config", "example").out
    assert text == example()
    file = cockpit.file("config.yaml", text)
    assert cockpit("--config", file, "config", "check").code == 0
    assert cockpit.done("config", "check", "--config", file)["problems"] == []


def test_a_configuration_that_is_not_there_is_fine_unless_named(cockpit):
    assert cockpit.done("config", "check")["exists"] is False
    assert cockpit("config", "check", "--config", "none.yaml").code == 2


def test_a_config_check_names_every_mistake(cockpit):
    file = cockpit.file("c.yaml", "theme: no-such-theme\nguard: {same_hour: {levl: off}}\n")
    ran = cockpit("config", "check", "--config", file)
    assert (ran.code, ran.out) == (2, "")
    assert len(ran.err.splitlines()) == 2
    problems = cockpit("config", "check", "--config", file, "--json").json["problems"]
    assert [(each["line"], each["key"]) for each in problems] == [
        (1, "theme"),
        (2, "guard.same_hour.levl"),
    ]


def test_the_path_of_the_configuration_is_known_even_when_it_is_broken(cockpit):
    file = cockpit.file("c.yaml", ": :")
    assert cockpit("config", "path", "--config", file).out == f"{file}\n"
    assert cockpit.done("config", "path")["exists"] is False
    assert Path(cockpit.done("config", "path")["config"]).name == "config.yaml"


def test_a_scripts_folder_that_is_not_there_is_named_with_its_line(cockpit):
    config = cockpit.file("c.yaml", "region: US\nscripts: nowhere\n")
    ran = cockpit("--config", config, "config", "check")
    assert ran.code == 2
    assert f"{config}:2:1: scripts: no such folder" in ran.err
