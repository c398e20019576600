"""dW with the derivative of the L2 term."""

from ..probes import OTHER_NUMBERS, weight_probe

PLACE = 4.8, 3
SOLUTION = """
def l2_gradient(dW, W, l2, m):
    return dW + l2 / m * W
"""
RESULT = "dW"
PROBES = (
    weight_probe(4, 5, 0, 2, λ=0.6, m=7),
    weight_probe(6, 3, 1, 2, λ=0.9, m=8),
    weight_probe(4, 5, 5, 2, OTHER_NUMBERS, λ=0.6, m=7),
    weight_probe(3, 2, 2, 2, "λ = 0", λ=0.0, m=5),
    weight_probe(1, 1, 3, 2, "one weight, m = 1", λ=0.5, m=1),
)
SQUARE = weight_probe(5, 5, 4, 2, λ=0.6, m=5)
BASE = "return dW"
LOOK = "L2 adds λ/(2m) times the sum of all squared weights to J. What does its derivative by one weight add to dW?"
HINTS = """
L2 adds λ/(2m) times the sum of all squared weights to the cost. What is its derivative by one weight?
The derivative of w² is 2w, and the 2 cancels.
To dW add λ/m times W.
"""
MISTAKES = """
return dW | L2-MISSING | dW is as it was: the L2 term is missing.
return l2 / m * W | L2-ALONE | This is the new term alone. It is added to dW.
return l2 * W | L2-ALONE | This is λW alone: it is divided by m and added to dW.
return dW + l2 / m * W ** 2 | L2-SQUARED | W is squared in the new term. The derivative of W² is 2W.
return dW + l2 / (2 * m) * W ** 2 | L2-SQUARED | The new term is that of the cost. Asked is its derivative by W.
return dW + l2 / (2 * m) * np.sum(W ** 2) | L2-SQUARED | You added the term of the cost, a single number, to every entry. Asked is its derivative by each weight.
return dW + l2 / m * np.sum(W ** 2) | L2-SQUARED | You added the squares of all weights, a single number, to every entry. Asked is the derivative by each weight.
return dW + l2 / m * np.sum(W) | L2-SQUARED | You added all weights, a single number, to every entry. Each weight pulls on itself only.
return dW + l2 / m * np.linalg.norm(W) | L2-SQUARED | You added the norm of W, a single number, to every entry. Each weight pulls on itself only.
return l2 / (2 * m) * np.sum(W ** 2) | L2-SQUARED | This is the term of the cost, a single number. Asked is dW, with the derivative of that term added.
return dW + l2 / m * dW * W | L2-SELF | The new term is multiplied by dW as well.
return dW + l2 / m | L2-NO-W | λ/m was added to every entry: W is missing in the new term.
return dW + l2 | L2-NO-W | λ was added to every entry: W/m is missing in the new term.
return dW + l2 / m * dW | L2-SELF | The new term holds dW; it is W that should become smaller.
return dW + l2 / m * np.sign(W) | L2-L1 | This is the term of L1, with the sign of W. L2 adds W itself.
return dW + l2 / m * np.abs(W) | L2-L1 | The new term lost the sign of W.
return (dW + l2 * W) / m | return dW / m + l2 / m * W | LB-4 | dW is divided by m as well. It holds the mean already; 1/m belongs to the new term.
return dW * l2 / m * W | L2-PRODUCT | The new term is multiplied; it is added.
return l2 / m * (dW + W) | L2-PRODUCT | λ/m multiplies dW as well. It belongs to W only.
return (1 + l2 / m) * W | L2-PRODUCT | The new term is added to W; it is added to dW.
return W + l2 / m * dW | L2-PRODUCT | dW and W are exchanged.
return dW + m / l2 * W | L2-M | λ/m is upside down.
return dW * (1 - l2 / m) | L2-DECAY | dW was shrunk. It is W that should become smaller: add to dW what pulls W towards 0.
"""
SAYS = """
dW: +×m | L2-M | 1/m is missing in the new term: it is part of the cost, which is a mean.
dW: +×1/2 | L2-HALF | The 2 of λ/(2m) cancels with the 2 of the derivative of W².
dW: +×2 | L2-HALF | The derivative of W² is 2W, and the 2 of λ/(2m) cancels it.
dW: +×m/2 | L2-HALF | 1/m is missing, and the 2 cancels: the derivative of λ/(2m) W² is meant.
dW: +×−1 | L2-SIGN | L2 adds to the cost, so its derivative adds to dW. It makes the weights shrink in the update.
dW: +×1/m | L2-M | The new term is divided by m twice.
dW: +×1/λ | L2-LAMBDA | λ is missing in the new term.
dW: +×m² | L2-M | m stands above the line; it belongs below.
"""
