"""Is it the right array, and if not, what distortion of it is it?

A diagnosis is a tuple of keys, such as ("FLAT", "×m"): the right numbers, flattened and m times
too large. Keys name sizes by their letters, so that one key holds on probes of different sizes.
"""

import math

import numpy as np

RTOL = 2e-4  # a float32 computation through four layers stays within it
ATOL = 1e-5  # of the largest entry, for entries that are small by cancellation


def equal(got, want):
    """Whether ``got`` is ``want``: numbers within tolerance and of the same shape, anything else exactly."""
    if not isinstance(want, np.ndarray):
        return type(got) is type(want) and got == want
    if not isinstance(got, np.ndarray) or got.shape != want.shape:
        return False
    return bool(np.all(near(got, want)))


def near(got, want):
    """Entry by entry, whether ``got`` is ``want`` within tolerance."""
    with np.errstate(all="ignore"):
        return np.abs(got - want) <= RTOL * np.abs(want) + ATOL * np.max(np.abs(want), initial=0)


def keys(letters):
    """All keys that can occur where these letters are named, but those of groups of entries ("ONLY …")."""
    factors = [name for name, _ in named_factors(letters)]
    return {*DISTORTIONS, *OTHERS, *(f"×{name}" for name in factors), *(f"+×{name}" for name in factors)} - {""}


def distortions(got, want, letters, base=None, masks=None):
    """All diagnoses that turn ``want`` into ``got``, the simplest first; [()] when they are equal."""
    if equal(got, want):
        return [()]
    if not (isinstance(got, np.ndarray) and isinstance(want, np.ndarray)):
        return []
    if not np.isfinite(got).all():
        return [("NAN",)]
    found = multiples(got, want, letters)
    with np.errstate(all="ignore"):
        if base is not None and got.shape == want.shape:
            found += [(f"+×{name}",) for name in ratios(got - base, want - base, letters)]
        if got.shape == want.shape and want.size > 1:
            if equal(np.abs(got), np.abs(want)):
                found.append(("SIGNS",))
            found += _partly(got, want, letters, masks or {})
            if np.ptp(got) == 0:
                found.append(("CONSTANT" if got.any() else "ZERO",))
            elif equal(got - want, np.full(want.shape, np.mean(got - want))):
                found.append(("OFFSET",))
    return found


def multiples(got, want, letters, among=None):
    """The diagnoses of one distortion and one factor, of all distortions or those ``among`` which one looks."""
    found = []
    with np.errstate(all="ignore"):
        for key in DISTORTIONS if among is None else among:
            distorted = DISTORTIONS[key](want, got.shape)
            factors = ratios(got, distorted, letters) if distorted is not None else []
            found += [((key,) if key else ()) + ((f"×{name}",) if name != "1" else ()) for name in factors]
    return found


def ratios(got, want, letters):
    """The names of k where got = k want: "1", "m", "1/n[l]", …, or its digits; [] if there is no such k."""
    if got.shape != want.shape or not np.isfinite(want).all() or not np.any(want):
        return []
    k = float(np.vdot(want, got) / np.vdot(want, want))
    if k == 0 or not equal(got, np.asarray(k * want)):
        return []
    names = [name for name, value in named_factors(letters) if math.isclose(k, value, rel_tol=RTOL)]
    if want.size == 1:
        return names  # a single number is always some multiple of another: only a named one tells anything
    return list(dict.fromkeys([*names, digits(k)]))  # 4 may be n[l] here and just 4 on the next probe


def named_factors(letters):
    """Pairs (name, value): 1, 2, m, 1/m, m/n[l], −α, …"""
    atoms = {"2": 2.0, **letters}
    factors = {"1": 1.0, "1/ln 2": 1 / math.log(2), "1/ln 10": 1 / math.log(10)}
    for a, x in atoms.items():
        factors |= {a: x, f"1/{a}": 1 / x}
        if a != "2":
            factors |= {f"{a}²": x**2, f"1/{a}²": 1 / x**2}
        if x > 2:
            factors |= {f"{a}/({a}−1)": x / (x - 1), f"{a}/({a}+1)": x / (x + 1)}
        if x < 1:
            factors |= {f"(1−{a})": 1 - x, f"1/(1−{a})": 1 / (1 - x)}
        for c, y in atoms.items():
            if a < c:
                factors |= {f"{a}·{c}": x * y, f"1/({a}·{c})": 1 / (x * y)}
            if a != c:
                factors[f"{a}/{c}"] = x / y
    return [*factors.items(), *((f"−{name}", -value) for name, value in factors.items())]


def _reshaped(want, shape):
    fits = want.size == math.prod(shape) and want.shape != shape
    return want.reshape(shape) if fits and (min(want.shape, default=1) == 1 or len(shape) != 2) else None


def _transposed(want, shape):
    return want.T if want.ndim == 2 and min(want.shape) > 1 else None


def _widened(want, shape):
    fits = want.ndim == len(shape) and all(a in (1, b) for a, b in zip(want.shape, shape, strict=True))
    return np.broadcast_to(want, shape) if fits and want.shape != shape else None


def _reduced(function, axis=None):
    def distort(want, shape):
        if want.size < 2 or axis is not None and (want.ndim != 2 or min(want.shape) < 2):
            return None
        reduced = np.asarray(function(want, axis=axis))
        return reduced.reshape(shape) if reduced.size == math.prod(shape) else None

    return distort


def _entrywise(function):
    return lambda want, shape: function(want) if want.shape == shape else None


DISTORTIONS = {
    "": _entrywise(lambda want: want),
    "TRANSPOSED": _transposed,
    "FLAT": _reshaped,
    "WIDE": _widened,
    "SUM-0": _reduced(np.sum, 0),
    "SUM-1": _reduced(np.sum, 1),
    "SUM": _reduced(np.sum),
    "MEAN-0": _reduced(np.mean, 0),
    "MEAN-1": _reduced(np.mean, 1),
    "MEAN": _reduced(np.mean),
    "SQUARE": _entrywise(np.square),
    "ROOT": _entrywise(lambda want: np.sqrt(np.abs(want))),
    "INVERSE": _entrywise(lambda want: 1 / want),
    "1−": _entrywise(lambda want: 1 - want),
    "ABS": _entrywise(np.abs),
    "INTEGER": _entrywise(np.trunc),
    "ROUNDED DOWN": _entrywise(np.floor),
    "ROUNDED": _entrywise(np.round),
    "REVERSED-0": _entrywise(lambda want: want[::-1] if want.ndim else want),
    "REVERSED-1": _entrywise(lambda want: want[:, ::-1] if want.ndim == 2 else want),
}
OTHERS = ("NAN", "SIGNS", "ZERO", "CONSTANT", "OFFSET", "MISSING")


def _partly(got, want, letters, masks):
    """Right on a group of entries: those of a mask, all but the first or last row or column, or the first few."""
    right = near(got, want)
    groups = {name: mask for name, mask in masks.items() if np.shape(mask) == want.shape}
    if want.ndim == 2:
        for axis, line in ((0, "row"), (1, "column")):
            if want.shape[axis] > 2:
                place = np.indices(want.shape)[axis]
                groups[f"outside the first {line}"] = place > 0
                groups[f"outside the last {line}"] = place < want.shape[axis] - 1
                groups[f"in the first {line}"] = place == 0
                groups |= {f"in the first {name} {line}s": place < size for name, size in letters.items() if size > 1}
    for name, mask in groups.items():
        if mask.any() and not mask.all() and right[mask].all() and not (right[~mask].any() and got[~mask].any()):
            factors = ratios(got[~mask], want[~mask], letters)
            return [(f"ONLY {name}", f"×{factor}") for factor in factors] or [(f"ONLY {name}",)]
    return []


def digits(x):
    """A number to four significant digits, the same on every machine."""
    return f"{float(x):.4g}".replace("-", "−")


def entry(x, scale):
    """An entry of an array whose largest is ``scale``; what is only rounding is written 0."""
    return digits(0.0 if abs(x) < 1e-9 * scale else x)
