import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from cockpit.demo.scenarios import scenario
from cockpit.recording.cast import cast
from cockpit.recording.frame import Take
from tests.demo.filming import filmed_at


@pytest.fixture(scope="module")
def heart() -> Take:
    return filmed_at(scenario("heart"), 1)


@contextmanager
def busy(processes: int) -> Iterator[None]:
    """Other work on the machine, for as long as it lasts."""
    spin = [sys.executable, "-c", "while True: pass"]
    running = [subprocess.Popen(spin) for _ in range(processes)]
    try:
        yield
    finally:
        for process in running:
            process.kill()
            process.wait()


def test_a_recording_is_the_same_on_a_busy_machine(heart: Take) -> None:
    with busy(4):
        again = filmed_at(scenario("heart"), 1)
    assert cast(again) == cast(heart)


def test_times_only_go_forward_and_no_frame_is_there_twice(heart: Take) -> None:
    times = [shot.at for shot in heart.shots]
    assert times[0] == 0
    assert times == sorted(set(times))
    assert all(
        one.frame != two.frame for one, two in zip(heart.shots, heart.shots[1:], strict=False)
    )
    assert heart.ends > times[-1]


def test_the_pace_changes_the_times_and_nothing_else(heart: Take) -> None:
    fast = filmed_at(scenario("heart"), 2)
    assert [shot.frame for shot in fast.shots] == [shot.frame for shot in heart.shots]
    assert fast.ends == pytest.approx(heart.ends / 2, abs=2)


def test_the_heart_shows_the_warning_before_the_message(heart: Take) -> None:
    texts = [shot.frame.text() for shot in heart.shots]
    warned = next(n for n, text in enumerate(texts) if "Called 2 times without a message" in text)
    left = next(n for n, text in enumerate(texts) if "Message left for Dana Ruiz" in text)
    assert warned < left


def test_captions_name_the_key_that_is_pressed(heart: Take) -> None:
    assert any("   v   " in shot.frame.text().splitlines()[-2] for shot in heart.shots)


def test_another_seed_is_another_list() -> None:
    few = replace(scenario("hour"), steps=scenario("hour").steps[:1])
    one, two = (filmed_at(few, 0, seed).shots[-1].frame for seed in (1, 2))
    assert one != two
    assert filmed_at(few, 0, 1).shots[-1].frame == one
