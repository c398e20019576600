"""The gradients of one layer: dA_prev, dW and db from dZ."""

import numpy as np

from ..probes import block_probes

PLACE = 4.7, 5
SOLUTION = """
def linear_backward(dZ, A_prev, W):
    m = dZ.shape[1]
    dA_prev = W.T @ dZ
    dW = dZ @ A_prev.T / m
    db = np.sum(dZ, axis=1, keepdims=True) / m
    return dA_prev, dW, db
"""
RESULT = "dA_prev, dW, db"
PROBES, SQUARE = block_probes(
    lambda rng, n, n_prev, m: (rng.normal(size=(n, m)), rng.normal(size=(n_prev, m)), rng.normal(size=(n, n_prev)))
)
# the course hands over its cache (A_prev, W, b) in place of A_prev and W
DRESSES = (lambda dZ, A_prev, W: (dZ, (A_prev, W, np.ones((len(W), 1)))),)
LOOK = "Work it out by hand for one example (m = 1) and two units, and write the shape under each symbol."
MEAN = "The cost J is a mean over the examples, so its derivative is a mean too: 1/m is missing."
TWICE = "The mean is taken twice: dZ is per example, and 1/m comes once."
ARRANGE_DW = "Write the shapes under the symbols: (n[l], m) · (?) = (n[l], n[l−1]). Only one arrangement of dZ and A_prev gives W's shape."
ARRANGE_DA = "Write the shapes under the symbols: (?) · (n[l], m) = (n[l−1], m). Only one arrangement of W and dZ gives A_prev's shape."
KEEP_AXIS = "Subtracting it from b would blow b up to (n[l], n[l]) by broadcasting: no error, just a broken network. Keep the summed axis."
ONE_PER_UNIT = "One number for each unit is needed. axis=k is the axis that disappears."
HINTS = """
dA_prev has the shape of A_prev, dW that of W. What shape must db have?
One weight meets all m examples, so dW sums over them; one input feeds all n[l] units, so dA_prev does.
dW is a matrix product of dZ with A_prev transposed, and 1/m. db is the mean of dZ's columns.
dA_prev is W transposed times dZ, without 1/m. For db, axis=1 goes, and keepdims=True keeps its place.
"""
MISTAKES = """
dW = dZ * A_prev.T | dW = dZ * A_prev.T / m | dW = dZ * A_prev | dW = dZ * A_prev / m | LB-1 | ⊙ needs two equal shapes and keeps them; a matrix product sums over the inner size. dW has the shape of W and contains a sum over the m examples: which of the two sums?
dW = dZ @ A_prev / m | LB-2 | The transpose of A_prev is missing. {ARRANGE_DW}
dW = dZ.T @ A_prev / m | LB-2 | The transpose is on the wrong factor. {ARRANGE_DW}
dW = dZ.T @ A_prev.T / m | LB-2 | dZ must not be transposed. {ARRANGE_DW}
dW = A_prev.T @ dZ / m | LB-2 | The factors are in the wrong order. {ARRANGE_DW}
dW = A_prev @ dZ / m | LB-2 | The factors are in the wrong order, and a transpose is missing. {ARRANGE_DW}
dW = A_prev.T @ dZ.T / m | LB-2 | The factors are in the wrong order, and dZ is transposed. {ARRANGE_DW}
dW = dZ @ (W.T @ dZ).T / m | LF-5 | dA_prev stands where A_prev belongs: dW needs the layer's input, not its gradient.
dW = dZ @ (A_prev > 0).T / m | LB-WRONG-INPUT | A mask of A_prev stands where A_prev itself belongs.
dW = dZ.sum(axis=1, keepdims=True) @ A_prev.sum(axis=1, keepdims=True).T / m | LB-OUTER | The examples were added up before the product, in both factors. Multiply example by example, then add.
dW = dZ.mean(axis=1, keepdims=True) @ A_prev.mean(axis=1, keepdims=True).T | LB-OUTER | The examples were averaged before the product, in both factors. Multiply example by example, then take the mean.
dW = dZ[:, :-1] @ A_prev[:, :-1].T / m | db = dZ[:, :-1].sum(axis=1, keepdims=True) / m | LB-8 | The last example is missing: does the loop end one too early?
dW = dZ[:, :1] @ A_prev[:, :1].T | db = dZ[:, :1] | LB-8 | Only the first example is in it.
dW = dZ[:, -1:] @ A_prev[:, -1:].T | dW = dZ[:, -1:] @ A_prev[:, -1:].T / m | db = dZ[:, -1:] / m | db = dZ[:, -1:] | LB-8 | Only the last example is in it: is the sum overwritten each time round the loop?
db = dZ | LB-8 | This is dZ itself. One b serves all m examples, so all m pull on it: add up the columns.
db = dZ / m | LB-8 | The sum is missing. One b serves all m examples, so all m pull on it: add up the columns of dZ.
db = (dZ @ A_prev.T).sum(axis=1, keepdims=True) / m | LB-8 | You added up dW, or dZ·A_prevᵀ. b is not multiplied by A_prev: add up dZ.
db = (dZ @ A_prev.T).mean(axis=1, keepdims=True) / m | LB-8 | You averaged dW. b is not multiplied by A_prev: average dZ over the examples.
db = dZ.max(axis=1, keepdims=True) | LB-6 | This is the largest entry of each row. db is the mean of each row.
db = (W.T @ dZ).mean(axis=1, keepdims=True) | LB-WRONG-INPUT | This is the mean of dA_prev. db is the mean of dZ.
db = dZ.sum(axis=0, keepdims=True) / m | db = dZ.sum(axis=0) / m | db = dZ.mean(axis=0, keepdims=True) | LB-6 | db has one number per example. {ONE_PER_UNIT}
db = dZ.sum() / m | db = dZ.mean() | LB-6 | db is one number for the whole layer: all biases would move together. {ONE_PER_UNIT}
db = np.full((len(dZ), 1), dZ.sum() / m) | LB-6 | All entries of db are equal: everything was added up. {ONE_PER_UNIT}
db = np.array([[dZ.sum() / m]]) | LB-6 | db is one number for the whole layer. {ONE_PER_UNIT}
db = A_prev.mean(axis=1, keepdims=True) | LB-WRONG-INPUT | This is the mean of A_prev. db is the mean of dZ.
dA_prev = W.T * dZ | dA_prev = W * dZ | LB-1 | ⊙ keeps the shape; dA_prev contains a sum over the n[l] units that each input feeds. Which of the two products sums?
dA_prev = W @ dZ | LB-2 | The transpose of W is missing. {ARRANGE_DA}
dA_prev = dZ @ W | dA_prev = dZ @ W.T | dA_prev = dZ.T @ W.T | LB-2 | The factors are in the wrong order. {ARRANGE_DA}
dA_prev = W.T @ dZ.T | LB-2 | dZ must not be transposed. {ARRANGE_DA}
dA_prev = W @ dZ.T | LB-2 | The transpose is on the wrong factor. {ARRANGE_DA}
dA_prev = W.T @ (dZ @ A_prev.T / m) | LB-WRONG-INPUT | dW stands where dZ belongs.
dA_prev = (dZ @ A_prev.T / m).T @ dZ | LB-WRONG-INPUT | dW stands where W belongs: the gradient goes back through the weights that were used forward.
dA_prev = (dZ @ A_prev.T).T @ dZ | LB-WRONG-INPUT | dZ·A_prevᵀ stands where W belongs: the gradient goes back through the weights that were used forward.
dA_prev = W.T @ dZ * (A_prev > 0) | dA_prev = W.T @ dZ * A_prev * (1 - A_prev) | LAB-5 | A slope is multiplied in. That is the next block's step; linear_backward ends with Wᵀ·dZ.
dA_prev = W.T @ dZ * A_prev | LAB-5 | It is multiplied by A_prev. linear_backward ends with Wᵀ·dZ; the slope comes in the next block.
"""
SAYS = """
dW, db: ×m | LB-3 | {MEAN}
dW, db: ×m/n[l] | LB-M | m was read from the wrong axis: examples are the columns.
dW, db: ×m/n[l−1] | LB-M | It is divided by n[l−1], the rows of A_prev. Examples are the columns.
dW, db: ×1/m | LB-4 | {TWICE}
dA_prev: ×1/m | LB-4 | dA_prev is per example, like dZ. Only dW and db are averaged.
dW, db: ×1/2 | COST-7 | 1/(2m) belongs to the squared error.
dW: ×−1 | LB-SIGN | The minus belongs to the update, W − α dW.
db: ×−1 | LB-SIGN | The minus belongs to the update, b − α db.
dA_prev: ×−1 | LB-SIGN | Nothing changes sign on the way back.
dW: TRANSPOSED | LB-2 | You computed dWᵀ. {ARRANGE_DW}
dA_prev: TRANSPOSED | LB-2 | {ARRANGE_DA}
db: FLAT | LB-7 | {KEEP_AXIS}
db: WIDE | LB-8 | db does not depend on the example: one column.
MISSING | KEYS | They are called dA_prev, dW and db.
db: MEAN | LB-6 | {ONE_PER_UNIT}
db: SUM | LB-6 | db is one number for the whole layer: all biases would move together. {ONE_PER_UNIT}
dW: SUM-1 | LB-8 | dW has a number for every weight.
"""
