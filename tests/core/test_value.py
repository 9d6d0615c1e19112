import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, fields, is_dataclass, replace

import pytest

from cockpit.core.value import value


@value
class Point:
    """A value."""

    x: int
    y: int = 0
    tags: tuple[str, ...] = field(default_factory=tuple)


@value
class Name:
    """A value of one field."""

    text: str = ""


@dataclass(frozen=True, slots=True)
class Twin:
    """What the library makes of the same fields."""

    x: int
    y: int = 0
    tags: tuple[str, ...] = field(default_factory=tuple)


def test_a_value_is_made_as_a_dataclass_is():
    for arguments, named in [((1,), {}), ((1, 2), {}), ((1,), {"tags": ("a",)}), ((), {"x": 4})]:
        point, twin = Point(*arguments, **named), Twin(*arguments, **named)
        assert [(f.name, getattr(point, f.name)) for f in fields(point)] == [
            (f.name, getattr(twin, f.name)) for f in fields(twin)
        ]
        assert repr(point) == repr(twin).replace("Twin", "Point")
    assert is_dataclass(Point)


@pytest.mark.parametrize("arguments", [(), (1, 2, (), 3)])
def test_too_few_or_too_many_parts_make_no_value(arguments):
    with pytest.raises(TypeError):
        Point(*arguments)


def test_values_are_equal_by_their_parts_and_their_class():
    assert Point(1, 2) == Point(1, 2)
    assert Point(1, 2) != Point(1, 3)
    assert Point(1, 2) != Twin(1, 2)
    assert Name("a") != "a"
    assert {Point(1, 2), Point(1, 2), Name("a"), Name("a")} == {Point(1, 2), Name("a")}


def test_a_value_cannot_be_changed():
    point = Point(1)
    with pytest.raises(FrozenInstanceError):
        point.x = 2
    with pytest.raises(FrozenInstanceError):
        del point.x
    with pytest.raises(FrozenInstanceError):
        point.z = 2
    assert point == Point(1)


def test_a_value_is_replaced_matched_copied_and_pickled():
    point = Point(1, 2, ("a",))
    assert replace(point, y=3) == Point(1, 3, ("a",))
    assert copy.deepcopy(point) == point
    assert pickle.loads(pickle.dumps(point)) == point
    match point:
        case Point(x, y):
            assert (x, y) == (1, 2)


def test_a_value_has_its_slots_and_no_more():
    assert not hasattr(Point(1), "__dict__")


@value
class Bare:
    """A value without parts."""


def test_values_without_parts_are_all_the_same():
    assert (Bare() == Bare(), len({Bare(), Bare()}), repr(Bare())) == (True, 1, "Bare()")
