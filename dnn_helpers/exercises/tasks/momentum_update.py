"""A step with momentum."""

from ..probes import OTHER_NUMBERS, weight_probe

PLACE = 4.8, 2
SOLUTION = """
def momentum_update(W, dW, v, learning_rate, beta):
    v = beta * v + (1 - beta) * dW
    W = W - learning_rate * v
    return W, v
"""
RESULT = "W, v"
PROBES = (
    weight_probe(4, 5, 0, 3, α=0.3, β=0.85),
    weight_probe(6, 3, 1, 3, α=0.07, β=0.6),
    weight_probe(4, 5, 5, 3, OTHER_NUMBERS, α=0.3, β=0.85),
    weight_probe(1, 1, 2, 3, "one weight", α=0.1, β=0.9),
    weight_probe(3, 2, 3, 3, "β = 0", α=0.1, β=0.0),
)
SQUARE = weight_probe(5, 5, 4, 3, α=0.3, β=0.85)
BASE = "v = beta * v; W = W"
LOOK = "Take one entry: W = 1, dW = 2, v = 0, α = 0.1, β = 0.9. Then v becomes 0.2 and W becomes 0.98."
MEMORY = "β multiplies the memory. With β = 0.9 today's gradient should count 10 %."
HINTS = """
What should v remember, and how much of today's gradient should enter?
v is a running mean: β parts memory, 1−β parts new gradient.
First v = β v + (1−β) dW. Then W moves with the new v instead of dW, times α. Return W, then v.
"""
MISTAKES = """
v = (1 - beta) * v + beta * dW | MOM-1 | β and 1−β are exchanged. {MEMORY}
v = beta * v + learning_rate * dW | MOM-1 | v takes α times the gradient; α belongs to the step of W. {MEMORY} (Older texts put α inside v; the lecture does not.)
v = beta * v + beta * dW | MOM-1 | Both parts are multiplied by β. {MEMORY}
v = (1 - beta) * v + (1 - beta) * dW | MOM-1 | Both parts are multiplied by 1−β. {MEMORY}
v = v + (1 - beta) * dW | MOM-1 | The old v is kept whole and v grows without end. {MEMORY}
v = (1 - beta) * v + dW | MOM-1 | The memory is multiplied by 1−β. {MEMORY}
v = v + dW | MOM-1 | β is missing: the old v is kept whole. {MEMORY}
v = beta * v - (1 - beta) * dW | MOM-SIGN | The gradient enters v with a minus. v is a mean of gradients; the minus comes in the step of W.
v = beta * v - learning_rate * dW | MOM-SIGN | v is a step here, −α dW and memory. In the lecture v is a mean of gradients, and −α comes in the step of W.
v = beta * v + (1 + beta) * dW | MOM-SIGN | The gradient is multiplied by 1 + β; it is 1 − β.
v = beta * v | MOM-HALF | The new gradient is missing from v: only the memory is left.
v = (1 - beta) * dW | MOM-HALF | The memory is missing from v: only the new gradient is left.
v = dW | MOM-HALF | v is the new gradient: there is no memory in it.
v = v | MOM-HALF | v is as it was: the new gradient never enters.
v = beta * v + (1 - beta) * dW ** 2 | MOM-SQUARED | The gradient is squared. That is another method (RMSprop); v is a mean of gradients.
v = beta * (v + (1 - beta) * dW) | MOM-BRACKET | A bracket is in the wrong place: β multiplies the old v only.
v = beta * v + 1 - beta * dW | MOM-BRACKET | The brackets around 1 − β are missing.
before v: v_old = v; W = W - learning_rate * v_old | MOM-STALE | W moves with the old v. Work out the new v first, then use it.
W = W - learning_rate * dW | MOM-STEP | W moves with the gradient itself, so momentum has no effect. It moves with v.
W = W + learning_rate * v | UPD-SIGN | W goes uphill: the step is taken away.
W = W - v | UPD-NO-ALPHA | α is missing in the step of W.
W = W + v | UPD-SIGN | The step of W is +v: it is −α v in the lecture.
W = -learning_rate * v | UPD-STEP | W is the step alone. It is added to the old W.
W = learning_rate * v | UPD-STEP | W is the step alone. It is taken away from the old W.
W = W | UPD-3 | W is as it was: the step is missing, or lost.
W = W - learning_rate * v * dW | MOM-STEP | The step is multiplied by dW as well. v holds the gradient already.
W = W - learning_rate * (v + dW) | MOM-STEP | The gradient is added to v once more in the step of W.
W = W - learning_rate * (1 - beta) * v | MOM-STEP | The step is multiplied by 1−β as well; that is in v already.
W = W - learning_rate * beta * v | MOM-STEP | The step is multiplied by β as well; that is in v already.
W = v - learning_rate * W | MOM-STEP | W and v are exchanged in the step of W.
W = W - learning_rate * (beta * v + (1 - beta) * dW) | MOM-NESTEROV | This is Nesterov's variant, which looks a step ahead. The lecture's step is −α v.
"""
ACCEPTED = """
v = beta * v + dW | MOM-CONVENTION | You write v = βv + dW, without 1−β: a known convention, whose steps are 1/(1−β) times longer at the same α. We write v = βv + (1−β) dW.
"""
