"""What can be added to how a call ended, a letter each."""

from collections.abc import Mapping

from cockpit.core.model import DETAILS, Call, Detail
from cockpit.tui.menu import Options

LETTERS: Mapping[Detail, str] = {
    Detail.INTERESTED: "i",
    Detail.ASKED_FOR_A_CALL: "c",
    Detail.NOT_INTERESTED: "n",
    Detail.WRONG_NUMBER: "w",
    Detail.DO_NOT_CALL: "d",
    Detail.GATEKEEPER: "g",
    Detail.RANG_OUT: "r",
    Detail.BUSY: "b",
    Detail.MACHINE: "m",
    Detail.DISCONNECTED: "d",
}


def details(call: Call) -> Options:
    """The details that go with how the call ended."""
    return {LETTERS[detail]: (detail.value, detail.label) for detail in DETAILS[call.outcome]}
