"""The backward pass through all layers."""

from ..probes import course_caches, network_probes, with_caches
from .linear_backward import KEEP_AXIS, MEAN, ONE_PER_UNIT
from .sigmoid_backward import NO_SLOPE

PLACE = 4.7, 6
SOLUTION = """
def backward_pass(AL, Y, caches):
    L, m = len(caches), Y.shape[1]
    grads = {}
    dZ = AL - Y
    for l in range(L, 0, -1):
        dW = dZ @ caches[l].A_prev.T / m
        db = np.sum(dZ, axis=1, keepdims=True) / m
        grads[l] = dW, db
        if l > 1:
            dA_prev = caches[l].W.T @ dZ
            dZ = dA_prev * (caches[l - 1].Z > 0)
    return grads
"""
RESULT = "dW[l], db[l]"
PROBES, SQUARE = network_probes(with_caches)
DRESSES = (lambda AL, Y, caches: (AL, Y, course_caches(caches)),)
LOOK = "Go backwards from layer L, and look at the first tensor that differs: what comes after inherits its error. Is dZ of that layer right? It should be dA[l] times the slope at the same layer's Z."
OWN_GRADIENT = "The gradients of the output layer are right. Each layer must be handed what the layer above handed down. Print which dA enters each layer: is it another array every time round the loop?"
OWN_SLOPE = "The hidden layers went forward through ReLU: their slope is 0 or 1."
UNMASKED = "In the hidden layers dA is passed on as dZ. Either the slope g′(Z) is missing, or the mask is always true: A = relu(Z) is never negative, so A ≥ 0 hides nothing."
HINTS = """
Which gradient do you know at once, before any loop?
For sigmoid and cross-entropy dZ[L] = AL − Y. From dZ[l] follow dW[l] and db[l].
What does layer l hand down to layer l−1? Wᵀ dZ is dA[l−1]; times the slope of layer l−1 it is dZ[l−1].
for l in range(L, 0, -1): dW and db from dZ and caches[l]; then, if l > 1, dZ becomes W[l]ᵀ dZ, masked with where caches[l−1].Z is above 0.
"""
MISTAKES = """
first dZ = (-Y / AL - (1 - Y) / (1 - AL)) * AL * (1 - AL) | DAL-1 | The start dA[L] has a wrong sign where y = 0: raising a there must raise the loss. The inner derivative of 1 − a is −1.
first dZ = (Y / AL + (1 - Y) / (1 - AL)) * AL * (1 - AL) | DAL-1 | The start dA[L] has a wrong sign where y = 1: raising a there must lower the loss.
first dZ = Y - AL | DAL-1 | The pass starts with the wrong sign, as Y − AL does, or dA[L] with both signs turned. All gradients point uphill.
first dZ = (AL - Y) * AL * (1 - AL) | DAL-3 | AL − Y is dZ[L] already: the slope of the sigmoid has been cancelled in it. Use it instead of the activation step, not before it.
first dZ = (Y - AL) * AL * (1 - AL) | DAL-3 | Y − AL is −dZ[L] already, so the sign is wrong, and then the slope of the sigmoid was multiplied in.
first dZ = (AL - Y) * relu.prime(caches[L].Z) | DAL-3 | AL − Y is dZ[L] already, and then a ReLU slope was multiplied in.
first dZ = np.sum(-Y / AL + (1 - Y) / (1 - AL)) * AL * (1 - AL) | DAL-SUM | dA[L] was added up over the examples. It is not a sum but a row of m entries; the sum comes once, in dW and db.
first dZ = np.mean(-Y / AL + (1 - Y) / (1 - AL)) * AL * (1 - AL) | DAL-SUM | dA[L] was averaged over the examples. It is a row of m entries; the mean comes once, in dW and db.
first dZ = -Y / AL + (1 - Y) / (1 - AL) | LAB-1 | In the output layer dZ[L] is dA[L] itself. {NO_SLOPE}
first dZ = (-Y / AL + (1 - Y) / (1 - AL)) * relu.prime(caches[L].Z) | BWD-2 | The output layer went forward through the sigmoid, and comes back through ReLU's slope.
first dZ = (-Y / AL + (1 - Y) / (1 - AL)) * tanh.prime(caches[L].Z) | BWD-2 | The output layer went forward through the sigmoid, and comes back through the slope of tanh.
first dZ = (-Y / AL + (1 - Y) / (1 - AL)) * caches[L].Z * (1 - caches[L].Z) | SB-1 | In the output layer a(1 − a) is fed with Z; it wants the output of the sigmoid.
first dZ = (-Y / AL + (1 - Y) / (1 - AL)) * sigmoid.prime(AL) | SB-1 | In the output layer the sigmoid is applied twice: its slope is taken at AL instead of at Z.
first dZ = (-Y / AL + (1 - Y) / (1 - AL)) * AL | SP-VALUE | In the output layer dA is multiplied by σ(Z) itself. Needed is its slope.
first dZ = (AL > 0.5) - Y | DAL-ROUNDED | The pass starts with predictions, 0 or 1. It starts with the probabilities AL.
first dZ = (-Y / AL + (1 - Y) / (1 - AL)) * AL - AL | SP-BRACKET | In the output layer the brackets around 1 − a are missing.
first dZ = (AL - Y) / m | LB-4 | The start, dA[L] or dZ[L], is divided by m, and then dW and db are divided again. The mean comes once.
first dZ = 2 * (AL - Y) * AL * (1 - AL) | DAL-SQUARED | The pass starts from the derivative of the squared error. The cost is the cross-entropy.
first dZ = AL | DAL-HALF | Y is not in it: the pass starts with AL instead of comparing AL with Y.
first dZ = (-Y / AL) * AL * (1 - AL) | DAL-HALF | The term of dA[L] for y = 0 is missing.
first dZ = (1 - Y) / (1 - AL) * AL * (1 - AL) | DAL-HALF | The term of dA[L] for y = 1 is missing.
second dZ = dA_prev * sigmoid.prime(caches[l - 1].Z) | BWD-2 | {OWN_SLOPE} Yours lies between 0 and 0.25 everywhere: that is the sigmoid's.
second dZ = dA_prev * tanh.prime(caches[l - 1].Z) | BWD-2 | {OWN_SLOPE} Yours is that of tanh.
second dZ = dA_prev * leaky_relu.prime(caches[l - 1].Z) | BWD-2 | {OWN_SLOPE} Yours is that of leaky ReLU.
second dZ = dA_prev | LAB-1 | {UNMASKED}
second dZ = dA_prev | RB-1 | {UNMASKED}
second dZ = dA_prev * (dA_prev > 0) | RB-1 | The mask of the hidden layers looks at dA. It asks where the unit was active on the way forward: Z > 0.
second dZ = dA_prev * (caches[l - 1].Z <= 0) | RB-1 | The mask of the hidden layers is the wrong way round: the gradient passes where Z > 0.
second dZ = dA_prev * relu(caches[l - 1].Z) | SP-VALUE | In the hidden layers dA is multiplied by relu(Z) itself. Needed is its slope, 0 or 1.
second dZ = dA_prev * caches[l - 1].Z | LAB-3 | In the hidden layers dA is multiplied by Z itself. Needed is the slope, 0 or 1.
second dZ = (caches[l - 1].Z > 0) | LAB-2 | In the hidden layers dZ is the slope alone: dA is missing, so nothing comes down from above.
second dZ = dA_prev * (caches[l].Z > 0) | LAB-3 | The slope is that of the layer above: dA[l] meets g′(Z[l]), from the same layer's cache.
second dZ = dA_prev * (caches[l - 1].A_prev > 0) | LAB-3 | The mask looks at A_prev, the input of the layer. It asks the layer's own Z.
second dZ = -dA_prev * (caches[l - 1].Z > 0) | dA_prev = -caches[l].W.T @ dZ | SIGN | The sign changes from layer to layer. Nothing changes sign on the way back.
second dZ = dA_prev * (caches[l - 1].Z > 0) / m | dA_prev = caches[l].W.T @ dZ / m | LB-4 | dZ and dA are per example; only dW and db are averaged. The mean is taken again in every layer.
dA_prev = -Y / AL + (1 - Y) / (1 - AL) | BWD-1 | Every hidden layer is handed dA[L], or dA is never replaced. {OWN_GRADIENT}
before for: dZ_L = dZ; dA_prev = dZ_L | BWD-1 | Every hidden layer is handed dZ[L]. {OWN_GRADIENT}
before for: dA_L = caches[L].W.T @ dZ; dA_prev = dA_L | BWD-1 | Every hidden layer is handed what layer L handed down. {OWN_GRADIENT}
before for: dZ_L = dZ; dA_prev = caches[l].W.T @ dZ_L | BWD-1 | The dZ of the output layer is used in every step down. {OWN_GRADIENT}
dA_prev = dZ | BWD-1 | dZ is handed down as it is: Wᵀ is missing. {OWN_GRADIENT}
before for: dA_prev = -Y / AL + (1 - Y) / (1 - AL); dA_prev = caches[l].W.T @ dA_prev | LAB-1 | The gradient handed down is Wᵀ·dA; dA[l−1] = Wᵀ·dZ, with the slope in it.
dA_prev = dW.T @ dZ | LB-WRONG-INPUT | The gradient goes down through dW; it goes down through W.
dA_prev = (caches[l].W.T @ dZ).sum(axis=1, keepdims=True) | LB-8 | What is handed down is added up over the examples. Each keeps its own column; the sum is for dW and db.
dA_prev = (caches[l].W.T @ dZ).mean(axis=1, keepdims=True) | LB-8 | What is handed down is averaged over the examples. Each keeps its own column; the mean is for dW and db.
dA_prev = caches[l].W @ dZ | LB-2 | The transpose of W is missing where the gradient is handed down.
dA_prev = dZ @ caches[l].W | LB-2 | The factors are in the wrong order where the gradient is handed down: (n[l−1], n[l]) · (n[l], m).
dA_prev = caches[l].W.T * dZ | LB-1 | Wᵀ and dZ are multiplied entry by entry; each input feeds all units, and their gradients are added up.
dW = dZ @ caches[l].A_prev.T | db = dZ.sum(axis=1, keepdims=True) | LB-3 | {MEAN}
dW = dZ @ caches[l].A_prev.T / len(caches[l].A_prev) | LB-M | dW is divided by n[l−1], the rows of A_prev. Examples are the columns.
dW = dZ @ caches[l].A_prev.T / len(dZ) | LB-M | dW is divided by n[l], the rows of dZ. Examples are the columns.
dW = dZ @ caches[l].A_prev.T / m ** 2 | LB-4 | In dW the mean is taken twice.
before for: dA_prev = -Y / AL + (1 - Y) / (1 - AL); dW = dA_prev @ caches[l].A_prev.T / m | LAB-1 | dW is made from dA; it is made from dZ, with the slope in it.
dW = dZ @ caches[l].Z.T / m | LF-5 | dW is made with the layer's own Z; it needs the layer's input A[l−1].
dW = dZ @ relu(caches[l].Z).T / m | LF-5 | dW is made with the output of the layer; it needs the layer's input A[l−1].
dW = dZ * caches[l].A_prev / m | dW = dZ * caches[l].A_prev.T / m | LB-1 | dZ and A_prev are multiplied entry by entry; dW contains a sum over the examples.
dW = dZ @ caches[l].A_prev / m | LB-2 | The transpose of A_prev is missing in dW.
dW = (dZ @ caches[l].A_prev.T).T / m | LB-2 | dW is transposed: it has the shape of W.
dW = -dZ @ caches[l].A_prev.T / m | LB-SIGN | The sign of dW is wrong. The minus belongs to the update, W − α dW.
db = dZ.sum(axis=1, keepdims=True) / len(dZ) | LB-M | db is divided by n[l], the rows of dZ. Examples are the columns.
db = dZ.sum(axis=1, keepdims=True) / m ** 2 | LB-4 | In db the mean is taken twice.
db = dZ.sum(axis=1) / m | LB-7 | db has lost an axis, it is flat. {KEEP_AXIS}
db = dZ.sum(axis=1)[None] / m | LB-7 | db is a row. {KEEP_AXIS}
db = dZ.sum() / m | db = dZ.mean() | LB-6 | db is one number for the whole layer. {ONE_PER_UNIT}
db = dZ.sum(axis=0, keepdims=True) / m | db = dZ.sum(axis=0) / m | LB-6 | db has one number per example. {ONE_PER_UNIT}
db = dZ / m | LB-8 | The sum in db is missing. One b serves all m examples: add up the columns of dZ.
db = dZ | LB-8 | db is dZ itself. One b serves all m examples: take the mean of the columns.
db = (dZ @ caches[l].A_prev.T).sum(axis=1, keepdims=True) / m | LB-8 | db adds up dW. b is not multiplied by A_prev: add up dZ.
before for: dA_prev = -Y / AL + (1 - Y) / (1 - AL); db = dA_prev.sum(axis=1, keepdims=True) / m | LAB-1 | db is made from dA; it is made from dZ, with the slope in it.
db = -dZ.sum(axis=1, keepdims=True) / m | LB-SIGN | The sign of db is wrong. The minus belongs to the update, b − α db.
for l in range(1, L + 1):; if l < L:; second dZ = dA_prev * (caches[l + 1].Z > 0) | BWD-3 | The loop runs upwards. The gradient comes from the cost: from layer L down to layer 1.
before L, m: caches = {l: caches[len(caches) + 1 - l] for l in caches} | BWD-3 | Layer l is worked off with the cache of layer L + 1 − l: the order is reversed twice, or not at all.
before L, m: caches = {l: caches[l if l == len(caches) else len(caches) - l] for l in caches} | BWD-3 | The hidden layers are worked off with each other's caches: their order is reversed twice.
before L, m: caches = {l: caches[max(l - 1, 1)] for l in caches} | BWD-3 | Layer l is worked off with the cache of layer l − 1.
before L, m: caches = {l: caches[min(l + 1, len(caches))] for l in caches} | BWD-3 | Layer l is worked off with the cache of layer l + 1. In a list, the cache of layer l is at place l − 1.
L, m = len(caches), 1 | LB-3 | All gradients are m times too large. Either 1/m is missing, or m was read from the wrong axis: AL.shape[0] is 1. Examples are the columns.
L, m = len(caches), AL.shape[1] ** 2 | LB-4 | All gradients are m times too small: the mean is taken twice.
"""
SAYS = """
MISSING | BWD-3 | Which layers does the loop visit? It runs from L down to 1.
dW, db: ×m | LB-3 | {MEAN}
dW, db: ×1/m | LB-4 | The mean is taken twice.
db: FLAT | LB-7 | {KEEP_AXIS}
dW: TRANSPOSED | LB-2 | dW has the shape of W.
"""
ERRORS = """
^KeyError|^IndexError: (list|tuple) | BWD-3 | The layers are numbered 1 … L. Kept in a list, the cache of layer l is at place l−1: caches[0] belongs to layer 1.
to unpack|cannot unpack|tuple indices|list indices|has no attribute | BWD-5 | One cache is needed there, with A_prev, W, b and Z. Print what you have: is it the list of all caches, or half of one?
"""
