"""dZ of a sigmoid layer."""

from ..probes import entry_probes
from .sigmoid_prime import FED_WITH_Z

PLACE = 4.7, 3
SOLUTION = """
def sigmoid_backward(dA, Z):
    A = 1 / (1 + np.exp(-Z))
    return dA * A * (1 - A)
"""
RESULT = "dZ"
PROBES, SQUARE = entry_probes(lambda rng, n, m: (rng.normal(size=(n, m)), 2 * rng.normal(size=(n, m))))
LOOK = "Print dZ / dA. It should be the slope of the sigmoid at Z: between 0 and 0.25, and 0.25 at Z = 0."
NO_SLOPE = "You passed dA on as dZ: the slope g′(Z) is missing."
PRODUCT_BY_ENTRY = "A matrix product adds things up. Here nothing is summed: every unit of every example has its own slope, so entry by entry."
HINTS = """
dZ = dA ∗ g′(Z). What is g here, and what its slope?
Z is the input of the sigmoid; its slope is easiest written with the output.
Work out A = σ(Z); the slope is A(1 − A), and it multiplies dA entry by entry.
"""
MISTAKES = """
return dA * Z * (1 - Z) | SB-1 | {FED_WITH_Z}
return dA * sigmoid.prime(A) | SB-1 | The sigmoid was applied twice: its slope is taken at a instead of at Z.
return dA * A * (1 - Z) | return dA * Z * (1 - A) | SB-1 | In a(1 − a) one factor holds Z where the output a belongs.
return dA | LAB-1 | {NO_SLOPE}
return A * (1 - A) | LAB-2 | This is the slope alone; dA is missing.
return dA * A | SP-VALUE | dA is multiplied by σ(Z) itself. Needed is its slope, σ′(Z).
return dA * (1 - A) | SP-FACTOR | This is dA times 1 − a; the other factor of the slope is missing.
return dA * A ** 2 | SP-FACTOR | The slope is a(1 − a); yours is a².
return dA * (1 - A) ** 2 | SP-FACTOR | The slope is a(1 − a); yours is (1 − a)².
return dA * (1 - A ** 2) | SP-SQUARE | 1 − a² is the form of tanh. The slope of the sigmoid is a(1 − a).
return dA * Z | LAB-3 | dA is multiplied by Z itself. Needed is the slope of the sigmoid at Z.
return dA / 4 | LAB-2 | The slope is 1/4 everywhere. It is that at Z = 0 only, and falls from there.
return dA * A * (1 + A) | SP-SIGN | The sign in the bracket is wrong: the slope is never above 0.25.
return dA * A * 1 - A | return dA * A - A | SP-BRACKET | The brackets around 1 − a are missing.
return dA * relu.prime(Z) | BWD-2 | This is ReLU's slope, 0 or 1. The sigmoid's lies between 0 and 0.25.
return dA * tanh.prime(Z) | BWD-2 | This is the slope of tanh, up to 1. The sigmoid's is at most 0.25.
return dA * sigmoid.prime(dA) | LAB-3 | The slope is taken at dA. It is taken at Z, where the layer was on the way forward.
return Z * sigmoid.prime(dA) | LAB-3 | dA and Z are exchanged.
return Z * A * (1 - A) | LAB-3 | Z is multiplied by the slope; dA should be.
return dA + A * (1 - A) | LAB-4 | The slope is added. By the chain rule it multiplies.
return dA - A * (1 - A) | LAB-4 | The slope is taken away. By the chain rule it multiplies.
return dA / (A * (1 - A)) | LAB-4 | dA is divided by the slope. By the chain rule it is multiplied.
return dA * (A * (1 - A)) ** 2 | LAB-5 | The slope is in it twice.
return dA @ (A * (1 - A)) | return dA @ (A * (1 - A)).T | return dA.T @ (A * (1 - A)) | return (A * (1 - A)) @ dA | return dA * A @ (1 - A) | LB-1 | {PRODUCT_BY_ENTRY}
"""
SAYS = """
dZ: ×1/m | LB-4 | dZ is per example. The mean comes once, in dW and db.
dZ: ×−1 | SIGN | A slope of these activations is never negative.
dZ: SUM-1 | LB-1 | Each example keeps its own column.
"""
ERRORS = """
not aligned|mismatch in its core|is different from | LB-1 | {PRODUCT_BY_ENTRY}
"""
MASKS = '{"where Z > 0": Z > 0, "where Z < 0": Z < 0, "where dA > 0": dA > 0}'
