"""The cost J and its derivative by AL (lecture 4.7)."""

import numpy as np

# The smallest values of AL and 1 - AL that are not 0: what a saturated prediction costs, and no more
SMALLEST_A = np.finfo(float).tiny
SMALLEST_1_MINUS_A = np.finfo(float).epsneg


def cross_entropy(AL, Y):
    """The cost J, the mean over the m examples of −y log a − (1−y) log(1−a), in nats (lecture 4.7).

    AL and Y have shape (n[L], m); with n[L] > 1 the losses of the output units are added. A
    Python float, finite even where AL is exactly 0 or 1.
    """
    m = Y.shape[1]
    log_A = np.log(np.maximum(AL, SMALLEST_A, dtype=float))  # float32 has no number that small
    log_1_minus_A = np.log(np.maximum(1 - AL, SMALLEST_1_MINUS_A))
    return float(-(Y * log_A + (1 - Y) * log_1_minus_A).sum() / m)


def cross_entropy_gradient(AL, Y):
    """The notes' dA[L] = −Y/AL + (1−Y)/(1−AL), taken literally: shape (n[L], m) (lecture 4.7).

    One entry per example: nothing is summed here. Infinite or NaN where AL is exactly 0 or 1,
    which is why ``backward_pass`` starts from dZ[L] = AL − Y instead.
    """
    return -Y / AL + (1 - Y) / (1 - AL)
