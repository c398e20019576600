"""How many weights and biases a network has."""

from ..probes import networks

PLACE = 4.1, 2
SOLUTION = """
def count_parameters(layer_dims):
    total = 0
    for l in range(1, len(layer_dims)):
        n, n_prev = layer_dims[l], layer_dims[l - 1]
        total += n * n_prev + n
    return total
"""
RESULT = "number"
PROBES = networks
LOOK = "Take [4, 1]: W[1] has shape (1, 4) and b[1] shape (1, 1), so there are 5. Then add the layers up."
HINTS = """
Which shapes have W[l] and b[l]?
How many numbers are in a matrix of shape (n[l], n[l−1]), and how many in a column of n[l]?
Go through l = 1 … L with a running total.
Each layer adds n[l]·n[l−1] weights and n[l] biases.
"""
MISTAKES = """
second total += n * n_prev | CON-NO-BIAS | You counted the weights only. Each unit has a bias too: b[l] has n[l] entries.
first total = layer_dims[0] | CON-BIAS-INPUT | You gave the inputs biases. Layer 0 has no parameters.
second total += n * n_prev + 1 | CON-BIAS-ONE | You counted one bias per layer. There is one per unit: b[l] has shape (n[l], 1).
second total += n * n_prev + n_prev | CON-BIAS-PREV | You counted n[l−1] biases for layer l. The biases belong to the layer's own units.
first total = 1; second total += n * n_prev + 1 | CON-BIAS-INPUT | One bias per layer, and one for the input. There is one per unit, and none for layer 0.
return sum(layer_dims) | CON-UNITS | You counted units. A unit of layer l has n[l−1] weights and a bias.
return sum(layer_dims[1:]) | CON-UNITS | You counted the biases only. Each unit of layer l also has n[l−1] weights.
return math.prod(layer_dims) | CON-PRODUCT | You multiplied all sizes. Layers add up: only neighbours are multiplied.
second total = n * n_prev + n | CON-LAST-LAYER | This is the last layer only. Is the total overwritten each time round the loop?
second total += n * n_prev; return total + n | CON-LAST-LAYER | Only the biases of the last layer are in it. Every layer has its own.
first total = 1 | CON-ADDED | That is one too many. Does the total begin at 0?
first total = 1; second total *= n * n_prev + n | CON-ADDED | The layers are multiplied with each other. Add them up.
for l in range(1, len(layer_dims) - 1): | CON-LAST-LAYER | The last layer is missing. Does the loop end one layer early?
for l in range(2, len(layer_dims)): | CON-FIRST-LAYER | W[1] and b[1] are missing. The first layer that has parameters reads the input.
second total += n * n + n | CON-SQUARE | You used n[l]·n[l] weights. W[l] has shape (n[l], n[l−1]).
second total += n * n_prev - n | CON-NO-BIAS | You subtracted the biases. They are parameters like the weights.
second total += n * n_prev + n * n_prev | CON-BIAS-WIDE | You counted b[l] as if it had W's shape. It has shape (n[l], 1).
second total += n + n_prev | CON-ADDED | You added n[l] and n[l−1]. W[l] holds a number for every pair of units: multiply.
for l in range(len(layer_dims)): | CON-WRAP | The loop begins at 0, and there layer_dims[l − 1] is the last entry. The layers with parameters are 1 … L.
for l in range(1, 2): | CON-LAST-LAYER | This is the first layer only. Add up all layers.
"""
ERRORS = """
^IndexError | INDEX | An index lies outside layer_dims. It has L + 1 entries, n[0] … n[L], and L is not the same in all tests.
"""
