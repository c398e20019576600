"""The cost J and its derivative by AL (lecture 4.7)."""

import numpy as np

from .validation.checks import check_labels

# The smallest values AL and 1 - AL can take without being 0. A prediction that has saturated
# costs what these cost: at least as much as it must, and never infinitely much.
SMALLEST_A = np.finfo(float).tiny
SMALLEST_1_MINUS_A = np.finfo(float).epsneg


def cross_entropy(AL, Y):
    """The cost J, the mean over the m examples of −y log a − (1−y) log(1−a), in nats (lecture 4.7).

    AL and Y have shape (n[L], m); with n[L] > 1 the losses of the output units are added. A
    Python float, finite even where AL is exactly 0 or 1.

    Raises
    ------
    ValueError
        for labels other than 0 and 1, AL outside [0, 1], or shapes that differ.
    """
    AL, Y = check_labels(AL, Y)
    m = Y.shape[1]
    log_A = np.log(np.maximum(AL, SMALLEST_A, dtype=float))  # float32 has no number that small
    log_1_minus_A = np.log(np.maximum(1 - AL, SMALLEST_1_MINUS_A))
    return float(-(Y * log_A + (1 - Y) * log_1_minus_A).sum() / m)


def cross_entropy_gradient(AL, Y):
    """The notes' dA[L] = −Y/AL + (1−Y)/(1−AL), taken literally: shape (n[L], m) (lecture 4.7).

    One entry per example: nothing is summed here. Infinite or NaN where AL is exactly 0 or 1,
    which is why ``backward_pass`` starts from dZ[L] = AL − Y instead.
    """
    AL, Y = check_labels(AL, Y)
    with np.errstate(divide="ignore", over="ignore", invalid="ignore"):
        return -Y / AL + (1 - Y) / (1 - AL)
