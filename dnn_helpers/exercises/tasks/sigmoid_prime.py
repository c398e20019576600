"""The slope of the sigmoid."""

from .sigmoid import FAR_OUT, MASKS, PROBES, SQUARE

PLACE = 4.5, 1
SOLUTION = """
def sigmoid_prime(Z):
    A = 1 / (1 + np.exp(-Z))
    return A * (1 - A)
"""
RESULT = "dA/dZ"
LOOK = (
    "The slope of σ is 0.25 at Z = 0 and nearly 0 far out on both sides. Compare yours with (σ(Z + h) − σ(Z − h)) / 2h."
)
EDGES = """
np.array([[-1000.0, 1000.0]]) | np.allclose(got, [[0, 0]], atol=1e-6) |  | One note: at Z = ±1000 your slope {FAR_OUT}
"""
FED_WITH_Z = "This looks like a(1 − a) with Z in the place of a. That form wants the output a = σ(Z). A sigmoid slope is never above 0.25 nor below 0."
NEIGHBOURS = "np.gradient compares neighbours in the array. Asked is the slope at each Z, whatever stands beside it."
HINTS = """
Where is σ steepest, and how steep is it there?
Work out a = σ(Z) first: the slope can be written with a alone.
It is a product of two factors: a, and what is missing from a to 1.
"""
MISTAKES = """
return Z * (1 - Z) | SB-1 | {FED_WITH_Z}
return sigmoid.prime(A) | SB-1 | The sigmoid was applied twice: σ′ is taken at a instead of at Z.
return A * (1 - Z) | return Z * (1 - A) | SB-1 | One factor is right, the other holds Z where the output a belongs.
return A | SP-VALUE | This is σ itself. Asked is its slope.
return 1 - A | SP-FACTOR | This is 1 − a, one of two factors.
return A ** 2 | SP-FACTOR | This is a². Both factors are a; one of them should be 1 − a.
return (1 - A) ** 2 | SP-FACTOR | This is (1 − a)². One of the two factors should be a.
return A * (1 + A) | SP-SIGN | The sign in the bracket is wrong: with it the slope would grow beyond 0.25.
return A * (A - 1) | SP-SIGN | The difference is the wrong way round: σ rises everywhere, so its slope is positive.
return A + (1 - A) | SP-SUM | a + (1 − a) is always 1. The two are multiplied.
return A - (1 - A) | SP-SUM | a and 1 − a are multiplied, not subtracted.
return 1 - A ** 2 | SP-SQUARE | 1 − a² is the slope of tanh. For σ it is another product of a and 1.
return A * (1 - A ** 2) | SP-SQUARE | The square does not belong there: a and 1 − a, each once.
return np.exp(-Z) / (1 + np.exp(-Z)) | SP-SQUARE | The denominator must be squared: the slope of 1/u is −u′/u².
return 1 / (1 + np.exp(-Z)) ** 2 | SP-INNER | The inner derivative is missing: 1 + e to the power of −Z depends on Z too.
return -np.exp(-Z) / (1 + np.exp(-Z)) ** 2 | SP-INNER | The sign is wrong. There are two minus signs on the way: one of 1/u, one of −Z.
return np.exp(Z) | SP-INNER | This is the exponential alone.
return np.gradient(A, axis=0) | return np.gradient(A, axis=1) | SP-NEIGHBOURS | {NEIGHBOURS}
return np.exp(-Z) / (1 + np.exp(-Z) ** 2) | SP-BRACKET | Only the exponential is squared; the whole denominator should be.
return sigmoid.prime(Z) * Z | SP-INNER | It is multiplied by Z as well. The slope is a(1 − a) alone.
return tanh.prime(Z) | SP-OTHER | This is the slope of tanh, 1 at Z = 0. That of σ is 0.25 there.
return relu.prime(Z) | SP-OTHER | This is the slope of ReLU, 0 or 1.
return A * 1 - A | SP-BRACKET | a * 1 − a is 0: the brackets around 1 − a are missing.
"""
