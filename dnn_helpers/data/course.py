"""The bridge to the course's own dictionaries {"W1": …, "b1": …, "W2": …}."""

from ..blocks import Layer
from ..validation.checks import check_activation, check_parameters
from ..validation.public import ACTIVATIONS


def to_course_dict(parameters):
    """The course's own dictionary {"W1": …, "b1": …, "W2": …}; the arrays are not copied."""
    parameters = check_parameters(parameters)
    return {f"{letter}{l}": parameters[l]["Wb".index(letter)] for l in range(1, len(parameters) + 1) for letter in "Wb"}


def from_course_dict(named, *, hidden="relu", output="sigmoid"):
    """Parameters from the course's dictionary {"W1": …, "b1": …}, with the activations given."""
    hidden, output = check_activation(hidden, ACTIVATIONS), check_activation(output, ACTIVATIONS)
    if not isinstance(named, dict):
        raise TypeError(f'the course\'s dictionary is a {type(named).__name__}, expected {{"W1": …, "b1": …}}')
    L = len(named) // 2
    expected = [f"{letter}{l}" for l in range(1, L + 1) for letter in "Wb"]
    if L == 0 or set(named) != set(expected):
        raise ValueError(
            f"the dictionary has the keys {', '.join(map(str, list(named)[:12])) or 'none'}, expected "
            f"{', '.join(expected) or 'W1, b1, …'}: is a layer missing?"
        )
    parameters = {l: Layer(named[f"W{l}"], named[f"b{l}"], output if l == L else hidden) for l in range(1, L + 1)}
    return check_parameters(parameters)
