"""Z of a layer: the linear part."""

from ..probes import block_probes

PLACE = 4.2, 1
SOLUTION = """
def linear_forward(A_prev, W, b):
    return W @ A_prev + b
"""
RESULT = "Z"
PROBES, SQUARE = block_probes(
    lambda rng, n, n_prev, m: (rng.normal(size=(n_prev, m)), rng.normal(size=(n, n_prev)), rng.normal(size=(n, 1)))
)
DRESSES = (lambda A_prev, W, b: (A_prev, (W, b)),)
BASE = "return W @ A_prev"
LOOK = "Work out one entry of Z by hand: a row of W times a column of A_prev, added up, plus the b of that row."
WHICH_PRODUCT = "You multiplied entry by entry. A unit adds up all its inputs, each times its weight: that sum is what a matrix product does."
ORDER = "Write the shapes under the symbols: (n[l], n[l−1]) · (?) = (n[l], m). Only one order, and no transpose, gives that."
HINTS = """
Which product adds up, for each unit, all inputs times their weights?
Write the shapes: (n[l], n[l−1]) · (?) = (n[l], m). And b is (n[l], 1).
A matrix product, W first; then b is added, and numpy stretches it over the columns.
"""
MISTAKES = """
return W @ A_prev | LF-NO-BIAS | The product is right; b is not added.
return W @ A_prev * b | LF-BIAS | b multiplies the product; it should be added.
return W @ A_prev + b.sum() | LF-BIAS | All biases were added up first. Each unit adds its own.
return W @ A_prev + b.mean() | LF-BIAS | The mean of the biases was added. Each unit adds its own.
return W @ A_prev + b[0] | LF-BIAS | The bias of unit 0 was added to every unit. Each unit adds its own.
return W @ A_prev + b.T | LF-BIAS | b was laid along the examples. It is a column: one bias per unit.
return W @ (A_prev + b) | LF-BIAS | b was added to the input, before the product. It belongs to the unit, after it.
return (W + b) @ A_prev | LF-BIAS | b was added to the weights. It is added after the product, once.
return relu(W @ A_prev + b) | LF-ACTIVATION | This is relu(Z). The linear part ends before the activation.
return sigmoid(W @ A_prev + b) | LF-ACTIVATION | This is σ(Z). The linear part ends before the activation.
return np.tanh(W @ A_prev + b) | LF-ACTIVATION | This is tanh(Z). The linear part ends before the activation.
return W @ A_prev / A_prev.shape[1] + b | LF-MEAN | The product is divided by m. Nothing is averaged on the way forward.
return W @ A_prev / A_prev.shape[0] + b | LF-MEAN | The product is divided by n[l−1]. It is a sum, not a mean.
return W * A_prev + b | return W * A_prev.T + b | return W.T * A_prev + b | LB-1 | {WHICH_PRODUCT}
return W * A_prev | LB-1 | {WHICH_PRODUCT} And b is not added.
return A_prev @ W + b | LB-2 | The factors are in the wrong order. {ORDER}
return W.T @ A_prev + b | LB-2 | W is transposed. {ORDER}
return W @ A_prev.T + b | LB-2 | A_prev is transposed. {ORDER}
return A_prev.T @ W + b | LB-2 | The factors are in the wrong order and A_prev is transposed. {ORDER}
return A_prev @ W.T + b | LB-2 | The factors are in the wrong order and W is transposed. {ORDER}
return A_prev.T @ W.T + b | LB-2 | The factors are in the wrong order and both are transposed. {ORDER}
return W.T @ A_prev | LB-2 | W is transposed, and b is not added. {ORDER}
return A_prev @ W | LB-2 | The factors are in the wrong order, and b is not added. {ORDER}
return W @ A_prev[:, :1] + b | LF-ONE | Only the first example is in it.
return W @ A_prev[:, 0] + b | LF-ONE | Only the first example is in it, as a flat array, to which the column b was added as to a row.
return (W @ A_prev).sum(axis=1, keepdims=True) + b | LF-SUM | The examples were added up. Each keeps its own column.
"""
SAYS = """
Z: TRANSPOSED | LF-TRANSPOSED | Examples are columns here: Z[l] has shape (n[l], m).
Z: +×−1 | LF-BIAS | b is added.
Z: SUM-1 | LF-SUM | Each example keeps its own column.
"""
