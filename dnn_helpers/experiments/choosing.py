"""Which settings to try: every combination, or some drawn at random (lecture 4.8)."""

import itertools
import math
from numbers import Integral
from typing import NamedTuple

import numpy as np

from ..validation.checks import check_number, check_seed, check_whole, short


def grid(**choices):
    """Every combination: a list of settings. A list is a choice (ValueError if empty), anything else is fixed.

    ``grid(layer_dims=(64, 16, 10), learning_rate=[0.1, 1], momentum=[0, 0.9])`` gives four.
    """
    varied = {name: _check_choices(value, name) for name, value in choices.items() if isinstance(value, list)}
    return [choices | dict(zip(varied, chosen, strict=True)) for chosen in itertools.product(*varied.values())]


def random_settings(count, *, seed=0, **choices):
    """``count`` settings drawn at random: from a list one entry, from ``log_uniform(low, high)`` a number."""
    count, rng = check_whole(count, "count"), np.random.default_rng(check_seed(seed))
    return [{name: _draw(name, value, rng) for name, value in choices.items()} for _ in range(count)]


class log_uniform(NamedTuple):  # noqa: N801, it reads as a function
    """A number between ``low`` and ``high``, each power of ten as likely as the next."""

    low: float
    high: float


def _draw(name, value, rng):
    if isinstance(value, log_uniform):
        low = check_number(value.low, "low", above=0)
        high = check_number(value.high, "high", low=low)
        return float(f"{math.exp(rng.uniform(math.log(low), math.log(high))):.3g}")
    return _check_choices(value, name)[rng.integers(len(value))] if isinstance(value, list) else value


def _check_choices(choices, name):
    if not choices:
        raise ValueError(f"the list of choices for {name} is empty, expected at least one entry")
    if name == "layer_dims" and any(isinstance(choice, Integral) for choice in choices):
        raise ValueError(
            f"layer_dims is {short(choices)}, expected a tuple such as (2, 3, 1), or a list of such tuples"
        )
    return choices
