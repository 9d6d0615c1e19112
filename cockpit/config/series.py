"""Lists in the configuration: of texts, of attempts."""

from collections.abc import Callable
from typing import TypeVar

from cockpit.config.problems import Report, Unfit, did_you_mean, quoted
from cockpit.config.strict import Node, Refused, Scalar, Series
from cockpit.config.values import choice, line
from cockpit.core.policy import ALWAYS, NEVER, Ask, Policy, problem

T = TypeVar("T")

POLICIES = {"always": ALWAYS, "never": NEVER}
ASKS = {str(ask): ask for ask in Ask}


def items(node: Node, such_as: str) -> tuple[Node, ...]:
    """What stands in a list, less what was refused already; raises Unfit where there is none."""
    if not isinstance(node, Series):
        raise Unfit(f"a list belongs here, such as {such_as}; or [] for none")
    return tuple(item for item in node.items if not isinstance(item, Refused))


def names(node: Node, key: str, report: Report) -> tuple[str, ...]:
    """The names in a list, each once; what is wrong with one is reported."""
    return tuple(dict.fromkeys(_each(items(node, "[cold, fair]"), key, report, _name)))


def policy(node: Node, key: str, report: Report) -> Policy:
    """Which attempts get a message; what is wrong with one is reported."""
    if isinstance(node, Scalar):
        return _rule(node.text)
    before = len(report.problems)
    attempts = _each(items(node, _PLAN), key, report, lambda text: choice(text, ASKS))
    if len(report.problems) > before:
        return ALWAYS
    if wrong := problem(attempts):
        raise Unfit(wrong)
    return Policy(attempts)


_PLAN = "[silent, message, park]"


def _rule(text: str) -> Policy:
    if text in POLICIES:
        return POLICIES[text]
    meant = did_you_mean(text, POLICIES)
    words = f"did you mean {meant}?" if meant else f"write always, never or a list such as {_PLAN}"
    raise Unfit(f"{quoted(text)} is none of the choices; {words}")


def _each(
    nodes: tuple[Node, ...], key: str, report: Report, read: Callable[[str], T]
) -> tuple[T, ...]:
    """What each of the nodes says, without those that are wrong."""
    found = []
    for node in nodes:
        try:
            if not isinstance(node, Scalar):
                raise Unfit("one word or name belongs here, not a list or a group")
            found.append(read(node.text))
        except Unfit as unfit:
            report.add(node.place, key, str(unfit))
    return tuple(found)


def _name(text: str) -> str:
    if not text.strip():
        raise Unfit("a name is missing here; write one, or remove this")
    return line(text)
