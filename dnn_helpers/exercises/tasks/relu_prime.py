"""The slope of ReLU."""

from .sigmoid import MASKS, PROBES, SQUARE
from .sigmoid_prime import NEIGHBOURS

PLACE = 4.5, 3
SOLUTION = """
def relu_prime(Z):
    return (Z > 0).astype(float)
"""
RESULT = "dA/dZ"
LOOK = "The slope of ReLU is 1 where Z > 0 and 0 where Z < 0, and nothing else."
# the slope at 0 is ours, or none at all: any value up to 1 will do, and is named
OURS_OR_NONE = "not np.any(got) or not np.all((got >= 0) & (got <= 1))"
KINK = "At Z = 0 your slope is not 0. Any slope between 0 and 1 is legitimate at the kink; we write 0, the course does too."
EDGES = """
np.zeros((2, 3)) | {OURS_OR_NONE} | RB-5 | {KINK}
"""
HINTS = """
How steep is ReLU on the right of 0, and how steep on the left?
The slope does not depend on how large Z is, only on its sign.
Comparing an array with 0 gives True and False for each entry; as numbers these are 1 and 0.
"""
MISTAKES = """
return relu(Z) | SP-VALUE | This is ReLU itself. Asked is its slope, 0 or 1.
return (Z < 0) * 1.0 | RB-1 | 0 and 1 are exchanged: the slope is 1 where Z is positive.
return np.ones_like(Z) | RB-1 | Every slope is 1: nothing is masked. A = relu(Z) is never negative, so A ≥ 0 is always true. Ask Z.
return np.zeros_like(Z) | RB-1 | Every slope is 0: nothing would ever be learned.
return (Z > 1) * 1.0 | RB-1 | You compared with 1; the corner is at 0.
return np.sign(Z) | SP-SIGN | On the left of 0 the slope is 0, not −1: ReLU is flat there, the absolute value is not.
return leaky_relu.prime(Z) | SP-OTHER | This is the slope of leaky ReLU. ReLU is flat for Z < 0.
return sigmoid.prime(Z) | SP-OTHER | This is the slope of the sigmoid.
return sigmoid(Z) | SP-OTHER | This is the sigmoid, the slope of softplus. ReLU has a corner.
return tanh.prime(Z) | SP-OTHER | This is the slope of tanh.
return Z | SP-VALUE | Nothing was changed. Asked is a slope, 0 or 1.
return Z * (Z < 0) | SP-VALUE | You kept the negative entries of Z. Asked is a slope, 0 or 1.
return np.where(Z > 0, 1, Z) | SP-VALUE | Where Z > 0 it is right. Where Z < 0 ReLU is flat, so its slope is 0, not Z.
return np.gradient(relu(Z), axis=0) | return np.gradient(relu(Z), axis=1) | SP-NEIGHBOURS | {NEIGHBOURS}
return np.clip(Z, 0, 1) | SP-VALUE | Between 0 and 1 this is Z. A slope is not Z, but 0 or 1.
return np.where(Z > 0, Z, 1) | SP-VALUE | Where Z > 0 stands Z itself, elsewhere 1. Asked is a slope.
return np.abs(Z) | SP-VALUE | This is the absolute value of Z. Asked is a slope, 0 or 1.
"""
