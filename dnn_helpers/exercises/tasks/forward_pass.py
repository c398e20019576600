"""The forward pass through all layers."""

from ..probes import course_dict, network_probes, pairs
from .linear_forward import ORDER, WHICH_PRODUCT

PLACE = 4.2, 4
SOLUTION = """
def forward_pass(X, parameters):
    A, L = X, len(parameters)
    for l in range(1, L + 1):
        A_prev = A
        W, b, g = parameters[l]
        Z = W @ A_prev + b
        A = g(Z)
    return A
"""
RESULT = "AL"
PROBES, SQUARE = network_probes(lambda rng, X, parameters: (X, parameters))
DRESSES = (
    lambda X, parameters: (X, course_dict(parameters, "Wb")),
    lambda X, parameters: (X, pairs(parameters)),
)
LOOK = "Print the shape and the first entry of A after each layer, and compare with dnn_helpers.forward_pass, whose caches hold every Z."
HINTS = """
What does layer l need from the layer below it, and what is that for l = 1?
Keep one variable A. It starts as X, and every time round the loop it is replaced.
len(parameters) is L, and the layers are 1 … L: which range is that?
In the loop: take W, b and g out of parameters[l]; Z = W A + b; A = g(Z). After the loop A is AL.
"""
MISTAKES = """
Z = W @ A_prev | LF-NO-BIAS | b is never added.
Z = W @ A_prev - b | LF-BIAS | b is subtracted; it is added.
Z = W @ A_prev + b.T | LF-BIAS | b is laid along the examples. It is a column: one bias per unit.
Z = W @ A_prev * b | LF-BIAS | b multiplies; it should be added.
Z = W @ A_prev + b[0] | LF-BIAS | The bias of unit 0 is added to every unit.
Z = W @ A_prev + b.sum() | LF-BIAS | All biases are added up first. Each unit adds its own.
Z = W @ X + b | FWD-STALE | Every layer is fed with X. Layer l reads A[l−1], what the layer below gave.
Z = W * A_prev + b | LB-1 | {WHICH_PRODUCT}
Z = W.T @ A_prev + b | LB-2 | W is transposed. {ORDER}
Z = A_prev @ W + b | Z = A_prev @ W.T + b | LB-2 | The factors are in the wrong order. {ORDER}
A = sigmoid(Z) if l < L else g(Z) | FWD-HIDDEN | The hidden layers use the sigmoid; theirs is ReLU.
A = np.tanh(Z) if l < L else g(Z) | FWD-HIDDEN | The hidden layers use tanh; theirs is ReLU.
A = leaky_relu(Z) if l < L else g(Z) | FWD-HIDDEN | The hidden layers use leaky ReLU; theirs is ReLU.
A = Z if l < L else g(Z) | FWD-LINEAR | The hidden layers have no activation: A[l] = g(Z[l]) is skipped, and the layers collapse into one.
A = np.abs(Z) if l < L else g(Z) | FWD-HIDDEN | The hidden layers take the absolute value; ReLU puts 0 for negative entries.
A = np.minimum(Z, 0) if l < L else g(Z) | FWD-HIDDEN | The hidden layers keep the negative entries; ReLU keeps the positive ones.
A = g(Z) if l < L - 1 else sigmoid(Z) | FWD-HIDDEN | Layer L−1 ends in the sigmoid already. It is a hidden layer, with ReLU: does their loop end too early?
A = (Z > 0) * 1.0 if l < L else g(Z) | FWD-SLOPE | The hidden layers pass on the slope of ReLU, 0 or 1, not its value.
before return: A = relu(Z) | FWD-OUTPUT | The last layer ends in ReLU. Its activation is the sigmoid: AL is a probability.
before return: A = Z | FWD-OUTPUT | The last activation is missing: this is Z[L]. AL = σ(Z[L]) lies between 0 and 1.
before return: A = sigmoid.prime(Z) | FWD-SLOPE | The last layer ends in the slope of the sigmoid, never above 0.25. The sigmoid itself belongs there.
before return: A = np.tanh(Z) | FWD-OUTPUT | The last layer ends in tanh. Its activation is the sigmoid: AL is a probability.
before return: A = sigmoid(relu(Z)) | FWD-OUTPUT | The last layer goes through ReLU and then the sigmoid: never below 1/2. Only the sigmoid belongs there.
before return: A = sigmoid(sigmoid(Z)) | FWD-OUTPUT | The sigmoid is applied twice in the last layer.
before return: A = sigmoid(-Z) | ACT-SIGN | This is 1 − AL: the sign in the exponent of the last sigmoid.
before return: A = (Z > 0) * 1.0 | FWD-OUTPUT | These are predictions, 0 or 1. AL is the probability before it is rounded.
for l in range(1, L): | FWD-LOOP | This is A[L−1]: the loop ends before layer L.
for l in range(1, L - 1): | FWD-LOOP | This is A[L−2]: the loop ends two layers early.
for l in range(1, L // 2 + 1): | FWD-LOOP | The loop ends half-way. Half of len(parameters) is L in the course's dictionary; here len(parameters) is L.
for l in range(1, 2): | FWD-LOOP | This is A[1]: only one layer is worked off. Is return inside the loop?
for l in range(2, L + 1): | FWD-LOOP | The loop begins at layer 2. X is A[0], and layer 1 reads it.
return A_prev | FWD-RETURN | This is A[L−1], the input of the last layer. Its output is asked.
return A.T | FWD-RETURN | AL is transposed: examples are columns.
return A.mean() | FWD-RETURN | The examples are averaged. Each keeps its own prediction.
"""
ERRORS = """
^KeyError: '?(0|[2-9]) | BWD-3 | The layers are numbered 1 … L, and parameters has no other keys. Layer 0 is the input X.
"""
