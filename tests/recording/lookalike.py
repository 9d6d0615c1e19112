"""What a browser would show of a picture at one moment, read from its rules."""

import re
from collections.abc import Iterator
from unicodedata import category
from xml.etree import ElementTree as ET

SVG = "{http://www.w3.org/2000/svg}"
CELL = 9

Placed = tuple[int, int, str]
"""Pixels to the right and downwards, and what is written there."""


def texts(picture: ET.Element) -> list[Placed]:
    """Every text on the screen of a picture, whenever it is seen."""
    return [_placed(each) for each in picture.iter(f"{SVG}text") if each.get("class") != "t"]


def letters(picture: ET.Element) -> set[Placed]:
    """Every letter of a picture that does not move."""
    return {letter for text in texts(picture) for letter in _letters(text)}


def letters_at(picture: ET.Element, at: int, ends: int) -> set[Placed]:
    """Every letter that can be seen ``at`` milliseconds into a picture of ``ends``."""
    rules = "".join(each.text or "" for each in picture.iter(f"{SVG}style"))
    found: set[Placed] = set()
    for element in _seen(picture, rules, 100 * at / ends):
        if element.tag == f"{SVG}text" and element.get("class") != "t":
            found.update(_letters(_placed(element)))
    return found


def _seen(element: ET.Element, rules: str, percent: float) -> Iterator[ET.Element]:
    yield element
    for child in element:
        moves = re.fullmatch(r"animation-name:(\w+)", child.get("style", ""))
        resting = "visible" if child.get("class") == "z" else "hidden"
        if not moves or _state(rules, moves[1], percent, resting) == "visible":
            yield from _seen(child, rules, percent)


def _state(rules: str, name: str, percent: float, resting: str) -> str:
    (keyframes,) = re.findall(rf"@keyframes {name}\{{((?:[^{{}}]+\{{[^}}]*\}})+)\}}", rules)
    states = {
        float(key.rstrip("%")): state
        for keys, state in re.findall(r"([^{}]+)\{visibility:(\w+)\}", keyframes)
        for key in keys.split(",")
    }
    passed = [key for key in states if key <= percent]
    return states[max(passed)] if passed else resting


def _placed(text: ET.Element) -> Placed:
    return int(text.get("x", "")), int(text.get("y", "")), text.text or ""


def _letters(placed: Placed) -> Iterator[Placed]:
    x, y, text = placed
    if any(letter >= "\u2190" or category(letter) == "Mn" for letter in text):
        yield placed
        return
    for at, letter in enumerate(text):
        if letter != " ":
            yield x + at * CELL, y, letter
