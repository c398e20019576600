"""The sigmoid σ(Z)."""

from ..probes import entry_probes

PLACE = 4.2, 2
SOLUTION = """
def sigmoid(Z):
    return 1 / (1 + np.exp(-Z))
"""
RESULT = "A"
# some beyond 6, where capped variants of ReLU end
PROBES, SQUARE = entry_probes(lambda rng, n, m: (4 * rng.normal(size=(n, m)),))
LOOK = "σ(0) is 1/2, σ of a large number is near 1, of a large negative one near 0. Is yours?"
FAR_OUT = "is not the limit 0 or 1, because e to the power of 1000 is beyond what a float can hold. Written with the other sign in the exponent, it stays finite."
EDGES = """
np.array([[-1000.0, 1000.0]]) | np.allclose(got, [[0, 1]], atol=1e-6) |  | One note: at Z = ±1000 your sigmoid {FAR_OUT}
"""
HINTS = """
What should σ(0) be, and what σ of a very large number?
np.exp works on every entry of an array at once. Which sign must its argument have?
One over one plus e to the power of −Z, with brackets around the whole denominator.
"""
MISTAKES = """
return 1 / (1 + np.exp(Z)) | ACT-SIGN | It falls where it should rise: the sign in the exponent is missing.
return 1 / (1 - np.exp(-Z)) | ACT-SIGN | The sign in the denominator is wrong: it must never be 0, so that σ stays between 0 and 1.
return -1 / (1 + np.exp(-Z)) | ACT-SIGN | The sign is wrong: σ lies between 0 and 1.
return 1 / 1 + np.exp(-Z) | ACT-BRACKET | 1 / 1 + … is (1 / 1) + …: brackets around the denominator are missing.
return 1 + 1 / np.exp(-Z) | ACT-BRACKET | The 1 was added to the fraction. It belongs below the line, in brackets with the exponential.
return 1 + np.exp(-Z) | ACT-DENOMINATOR | This is the denominator alone.
return 1 / np.exp(-Z) | ACT-DENOMINATOR | The 1 + in the denominator is missing: without it nothing stops the curve from growing.
return np.exp(-Z) | ACT-DENOMINATOR | This is the exponential alone, one part of the denominator.
return 1 / (2 + np.exp(-Z)) | ACT-DENOMINATOR | σ(0) must be 1/2, and e⁰ is 1. What must be added to it?
return np.exp(-Z) / (1 + np.exp(-Z)) ** 2 | ACT-SLOPE | This is the slope σ′, never above 0.25. Asked is σ itself.
return np.tanh(Z) | ACT-OTHER | This is tanh, which runs from −1 to 1. σ runs from 0 to 1.
return 2 / (1 + np.exp(-Z)) - 1 | ACT-OTHER | This is 2σ(Z) − 1, which runs from −1 to 1. σ runs from 0 to 1.
return 1 / (1 + 10.0 ** (-Z)) | ACT-BASE | The power is one of 10. It is one of e: np.exp.
return 1 / (1 + 2.0 ** (-Z)) | ACT-BASE | The power is one of 2. It is one of e: np.exp.
return np.maximum(0, Z) | ACT-OTHER | This is ReLU. σ bends smoothly from 0 to 1.
return np.exp(Z) / np.exp(Z).sum(axis=0) | ACT-OTHER | This is softmax: each column adds up to 1. σ looks at each entry alone.
return np.exp(Z) / np.exp(Z).sum() | ACT-OTHER | All entries together add up to 1. σ looks at each entry alone.
return np.log1p(np.exp(Z)) | ACT-OTHER | This is log(1 + e to the power of Z), the softplus. σ lies between 0 and 1.
return 1 / (1 + np.exp(-1 / (1 + np.exp(-Z)))) | ACT-TWICE | σ was applied twice.
return (np.tanh(Z) + 1) / 2 | ACT-OTHER | This is σ(2Z), twice as steep as σ.
return 1 / (1 + np.exp(-np.abs(Z))) | ACT-ABS | It treats negative Z as positive.
return (1 / (1 + np.exp(-Z)) > 0.5) * 1.0 | ACT-OTHER | This is the prediction, 0 or 1. σ is the probability before it is rounded.
"""
MASKS = '{"where Z > 0": Z > 0, "where Z < 0": Z < 0}'
