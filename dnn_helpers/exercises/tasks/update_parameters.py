"""A step of gradient descent."""

from ..probes import OTHER_NUMBERS, course_dict, pairs, update_probe

PLACE = 4.6, 2
SOLUTION = """
def update_parameters(parameters, grads, learning_rate):
    new = {}
    for l in range(1, len(parameters) + 1):
        W, b, g = parameters[l]
        dW, db = grads[l]
        W = W - learning_rate * dW
        b = b - learning_rate * db
        new[l] = W, b
    return new
"""
RESULT = "W[l], b[l]"
PROBES = (
    update_probe((5, 4, 3, 2, 1), 0, 0.3, "layer_dims = [5, 4, 3, 2, 1], α = 0.3"),
    update_probe((4, 6, 5, 3, 1), 1, 0.7, "layer_dims = [4, 6, 5, 3, 1], α = 0.7"),
    update_probe((5, 4, 3, 2, 1), 4, 0.3, OTHER_NUMBERS),
    update_probe((3, 1), 2, 0.1, "one layer (layer_dims = [3, 1])"),
)
SQUARE = update_probe((4, 4, 4, 4, 4), 3, 0.3, "layer_dims = [4, 4, 4, 4, 4]")
DRESSES = (
    lambda parameters, grads, alpha: (course_dict(parameters, "Wb"), course_dict(grads, ("dW", "db")), alpha),
    lambda parameters, grads, alpha: (pairs(parameters), pairs(grads), alpha),
)
BASE = "W = W; b = b"
LOOK = "Take one entry of W[1] and the same entry of dW[1], and work out the new one with a pencil."
UPHILL = "The update goes uphill: the gradient points to where the cost rises, so it is taken away."
HINTS = """
In which direction does the gradient point, and where do you want to go?
New W = old W, minus α times dW; the same for b, in every layer.
Build a new dictionary, and leave the one you were given as it is: W −= … would change it.
For l = 1 … L: from W take away learning_rate times dW of the same layer, likewise b, and put both into the new dictionary under l.
"""
MISTAKES = """
W = W + learning_rate * dW | b = b + learning_rate * db | UPD-SIGN | {UPHILL}
W = W - dW | b = b - db | UPD-NO-ALPHA | The step is the whole gradient: α is missing.
W = W + dW | b = b + db | UPD-NO-ALPHA | α is missing. {UPHILL}
W = -learning_rate * dW | b = -learning_rate * db | UPD-STEP | This is the step alone. It is added to the old value.
W = learning_rate * dW | b = learning_rate * db | UPD-STEP | This is the step alone. It is taken away from the old value.
W = dW | b = db | UPD-STEP | This is the gradient itself.
W = learning_rate * dW - W | b = learning_rate * db - b | UPD-STEP | The difference is the wrong way round: the old value minus the step.
W = W - dW / learning_rate | b = b - db / learning_rate | UPD-DIVIDE | The gradient is divided by α; it is multiplied.
W = learning_rate * W - dW | b = learning_rate * b - db | UPD-MIXED | α multiplies the old value; it belongs to the gradient.
W = dW - learning_rate * W | b = db - learning_rate * b | UPD-MIXED | The old value and the gradient are exchanged.
W = W - learning_rate * dW * W | b = b - learning_rate * db * b | UPD-PRODUCT | The step is multiplied by the old value as well.
W = W * (1 - learning_rate) | b = b * (1 - learning_rate) | W = W - learning_rate * W | b = b - learning_rate * b | UPD-PRODUCT | The gradient is not in it: the value only shrinks.
W = W * learning_rate * dW | b = b * learning_rate * db | UPD-PRODUCT | Value, α and gradient are multiplied; the step α·gradient is taken away.
W = (W - learning_rate) * dW | b = (b - learning_rate) * db | UPD-BRACKET | A bracket is in the wrong place: α belongs to the gradient.
W = (W - dW) * learning_rate | b = (b - db) * learning_rate | UPD-BRACKET | A bracket is in the wrong place: only the gradient is multiplied by α.
W = W - (learning_rate + dW) | b = b - (learning_rate + db) | UPD-BRACKET | α and the gradient are added; they are multiplied.
W = W - 2 * learning_rate * dW | b = b - 2 * learning_rate * db | UPD-TWICE | The step is taken twice.
W = W - learning_rate * learning_rate * dW | b = b - learning_rate * learning_rate * db | UPD-TWICE | α is in it twice.
W = W | b = b | UPD-3 | They are as they were. Either the update is missing, or a copy was updated and lost.
new = dict(parameters); for l in range(1, len(parameters)): | UPD-LOOP | Layer L is as it was: the loop ends one layer early.
new = dict(parameters); for l in range(2, len(parameters) + 1): | UPD-LOOP | Layer 1 is as it was: the loop begins one layer late.
new = dict(parameters); for l in range(1, 2): | UPD-LOOP | Only layer 1 is updated. Is return inside the loop?
new = dict(parameters); for l in [len(parameters)]: | UPD-LOOP | Only layer L is updated.
new = dict(parameters); for l in range(1, len(parameters) // 2 + 1): | UPD-LOOP | Only half of the layers are updated. Half of len(parameters) is L in the course's dictionary; here len(parameters) is L.
b = b - learning_rate * dW.sum(axis=1, keepdims=True) | UPD-MIXED | b is updated with dW; it has its own gradient db.
W = W - learning_rate * db | UPD-MIXED | W is updated with db; numpy stretches it over the columns without a word.
b = b - learning_rate * dW | UPD-MIXED | b is updated with dW, and numpy stretches it to W's shape. It has its own gradient db.
"""
SAYS = """
MISSING | UPD-LOOP | Return all layers 1 … L, W and b. Does the loop visit every one, and is return outside it?
"""
ERRORS = """
^KeyError: '?(0|[2-9]) | BWD-3 | The layers are numbered 1 … L. There is no layer 0 to update, and none above L.
can't set attribute|does not support item assignment | UPD-TUPLE | A Layer cannot be changed, on purpose. Make a new one: Layer(W, b, g), or (W, b).
"""
