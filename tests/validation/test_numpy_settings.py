"""No setting of numpy opens a door: NaN is refused in the same sentence under each, and numpy itself says nothing."""

import inspect
import math

import bad_days
import numpy as np
import pytest

SETTINGS = ("ignore", "warn", "raise", "call", "print")
EXAMPLES = {"X", "Y", "X_dev", "Y_dev", "AL", "A_prev", "dA"}  # a function of these computes; the others hand on


def arrays_of(call):
    """The names of the arguments that are arrays."""
    return [name for name, part in inspect.signature(call).parameters.items() if type(part.default) is np.ndarray]


ARRAYS = {
    name: arrays_of(call)
    for name, call in bad_days.CALLS.items()
    if name not in bad_days.TAKES_ANYTHING and not name.startswith("explore_")
}
EVERY_FUNCTION = pytest.mark.parametrize("name", [name for name, arguments in ARRAYS.items() if arguments])


def outcome(name, argument, changed, capfd, *kinds):
    """(answer, sentence) of a call, the same under each setting; what numpy says would be an error."""
    right, heard, found = inspect.signature(bad_days.CALLS[name]).parameters[argument].default, [], []
    for setting in SETTINGS:
        with np.errstate(**dict.fromkeys(kinds, setting), call=lambda *said: heard.append(said)):
            found.append(bad_days.outcome(name, {argument: changed(right)}))
    assert not heard and not capfd.readouterr().err
    assert len({told for _, told in found}) == 1, found
    return found[0]


def with_nan(array):
    changed = array.copy()
    changed[-1, 0] = math.nan
    return changed


@EVERY_FUNCTION
def test_nan_is_told_or_handed_on(name, capfd):
    for argument in ARRAYS[name]:
        answer, told = outcome(name, argument, with_nan, capfd, "all")
        if not {name, (name, argument)} & bad_days.TAKES_INF:
            assert "holds nan" in told or not EXAMPLES & set(ARRAYS[name]), f"{argument}: {told}"
            assert told or not bad_days.finite(answer), f"{argument}: a NaN is hidden"


@EVERY_FUNCTION
def test_numbers_near_the_end_of_the_floats_are_told_or_worked_with(name, capfd):
    for argument in ARRAYS[name]:
        outcome(name, argument, lambda right: 1e308 * np.sign(right), capfd, "over", "invalid", "divide")
