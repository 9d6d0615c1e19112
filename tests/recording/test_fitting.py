from cockpit.recording.fitting import LARGEST, fitting
from cockpit.recording.frame import Ink, Shot, Take, framed
from cockpit.recording.svg import animated


def crowded(shots: int) -> Take:
    """Frames of which every row is another one, ten in a second."""
    return Take(
        tuple(
            Shot(
                n * 100, framed([[(f"{n} {row} {n * row:07}", Ink())] for row in range(30)], 80, 30)
            )
            for n in range(shots)
        ),
        shots * 100,
        "crowded",
    )


def test_a_picture_that_fits_has_all_its_frames() -> None:
    take = crowded(5)
    assert fitting(take) == (animated(take), 0)


def test_one_that_does_not_leaves_out_what_was_gone_at_once_and_ends_as_it_did() -> None:
    take = crowded(120)
    assert len(animated(take).encode()) > LARGEST
    picture, least = fitting(take)
    assert least > 0
    assert len(picture.encode()) <= LARGEST
    assert "119 29" in picture


def test_what_can_never_fit_comes_as_small_as_it_gets() -> None:
    picture, least = fitting(crowded(120), 10)
    assert len(picture) < len(animated(crowded(120)))
    assert least > 0
