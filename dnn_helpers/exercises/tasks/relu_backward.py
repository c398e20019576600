"""dZ of a ReLU layer."""

from .relu_prime import KINK, OURS_OR_NONE
from .sigmoid_backward import ERRORS, MASKS, PROBES, PRODUCT_BY_ENTRY, SAYS, SQUARE

PLACE = 4.7, 4
SOLUTION = """
def relu_backward(dA, Z):
    return dA * (Z > 0)
"""
RESULT = "dZ"
LOOK = "Where Z > 0 the gradient passes unchanged, elsewhere it is stopped. Print Z > 0 beside dZ / dA."
EDGES = """
np.ones((2, 3)), np.zeros((2, 3)) | {OURS_OR_NONE} | RB-5 | {KINK}
"""
ALWAYS_TRUE = "Nothing was masked, so dA came through unchanged. Either the slope is missing, or the mask looks at A: A = relu(Z) is never negative, so A ≥ 0 is always true. Ask Z, or ask A > 0."
HINTS = """
Through which units does the gradient pass unchanged?
The slope of ReLU is 1 or 0: who decides, dA or Z?
dA, multiplied entry by entry by whether Z is above 0.
"""
MISTAKES = """
return dA | LAB-1 | {ALWAYS_TRUE}
return dA | RB-1 | {ALWAYS_TRUE}
return dA * (dA > 0) | RB-1 | The mask looks at dA. It asks where the unit was active on the way forward: Z > 0.
return dA * (Z <= 0) | RB-1 | The mask is the wrong way round: the gradient passes where Z > 0.
return Z * (dA > 0) | RB-1 | dA and Z are exchanged: the mask asks Z, the gradient is dA.
return np.where((Z > 0) & (dA > 0), dA, 0) | RB-1 | The mask asks dA as well. Negative gradients pass too, where Z > 0.
return np.zeros_like(dA) | RB-1 | Everything was masked. Z > 0 is true for the active units; is dA overwritten before it is used?
return dA * (Z > 1) | RB-1 | The mask compares with 1; the corner is at 0.
return np.where(Z > 0, 1, dA) | RB-1 | Where Z > 0 stands 1 instead of dA, elsewhere dA is not stopped.
return (Z > 0) * 1.0 | LAB-2 | This is the slope alone; dA is missing.
return dA * relu(Z) | SP-VALUE | dA is multiplied by relu(Z) itself. Needed is its slope, 0 or 1.
return relu(Z) | SP-VALUE | This is relu(Z). On the way back, dA passes where Z > 0.
return Z * (Z > 0) | LAB-3 | This is relu(Z). On the way back, dA passes where Z > 0.
return dA * Z | LAB-3 | dA is multiplied by Z itself. Needed is the slope, 0 or 1.
return dA * sigmoid.prime(Z) | BWD-2 | This is the sigmoid's slope, between 0 and 0.25. ReLU's is 0 or 1.
return dA * tanh.prime(Z) | BWD-2 | This is the slope of tanh. ReLU's is 0 or 1.
return dA * leaky_relu.prime(Z) | BWD-2 | This is the slope of leaky ReLU. ReLU stops the gradient where Z < 0.
return dA * np.sign(Z) | SP-SIGN | On the left of 0 the slope of ReLU is 0, not −1.
return dA + (Z > 0) | LAB-4 | The slope is added. By the chain rule it multiplies.
return dA - (Z > 0) | LAB-4 | The slope is taken away. By the chain rule it multiplies.
return np.maximum(0, dA * Z) | LAB-3 | dA and Z are multiplied before the mask. Z only decides where dA passes.
return dA @ ((Z > 0) * 1.0) | return dA @ ((Z > 0) * 1.0).T | return dA.T @ ((Z > 0) * 1.0) | return (Z > 0) * 1.0 @ dA | LB-1 | {PRODUCT_BY_ENTRY}
return dA[Z > 0] | RB-1 | Only the entries where Z > 0 are left, in one long row. The others stay in their places, as 0.
"""
