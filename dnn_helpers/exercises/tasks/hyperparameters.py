"""Which names are hyperparameters."""

from ..probes import Probe

NAMES = (  # in no telling order
    *("learning_rate", "W[1]", "iterations", "hidden_layers", "b[1]", "hidden_units", "activation", "W[2]"),
    *("momentum", "batch_size", "b[2]", "l2", "keep_prob"),
)
PLACE = 4.8, 1
SOLUTION = """
def hyperparameters(names):
    parameters = ["W[1]", "b[1]", "W[2]", "b[2]"]
    return [name for name in names if name not in parameters]
"""
RESULT = "choice"
PROBES = (Probe(((list(NAMES),),), {}, f"{len(NAMES)} names"),)
LOOK = "Ask of each name: does gradient descent change it, or did you choose it before?"
HINTS = """
Which of the names does gradient descent change in every step?
W and b are found by training. Everything else was decided by someone before.
Keep every name that is not one of the four W and b.
"""
MISTAKES = """
return [name for name in names if name in parameters] | CON-EXCHANGED | You returned the parameters. Asked are those that you choose and that decide what W and b become.
return names | CON-ALL | Gradient descent changes these in every step: they are parameters.
return [] | CON-NONE | You returned none of these. Which of them must be chosen before training can start?
parameters = ["W[1]", "b[1]", "W[2]", "b[2]", "learning_rate"] | CON-SORT | Nothing in training changes α; you choose it.
parameters = ["W[1]", "b[1]", "W[2]", "b[2]", "iterations"] | CON-SORT | How long to train is decided by you, not learned.
parameters = ["W[1]", "b[1]", "W[2]", "b[2]", "hidden_layers"] | CON-SORT | How many layers there are is fixed before training begins.
parameters = ["W[1]", "b[1]", "W[2]", "b[2]", "hidden_units"] | CON-SORT | n[1], n[2], … are fixed before training begins; only then is the shape of W known.
parameters = ["W[1]", "b[1]", "W[2]", "b[2]", "activation"] | CON-SORT | g has no derivative to follow from one choice to the next; you choose it.
parameters = ["W[1]", "b[1]", "W[2]", "b[2]", "momentum"] | CON-SORT | β says how long the memory of old gradients is. The velocity v changes in training, β does not.
parameters = ["W[1]", "b[1]", "W[2]", "b[2]", "batch_size"] | CON-SORT | How many examples a step sees is decided by you.
parameters = ["W[1]", "b[1]", "W[2]", "b[2]", "l2"] | CON-SORT | λ weighs the cost against the size of W. Were it learned, it would become 0.
parameters = ["W[1]", "b[1]", "W[2]", "b[2]", "keep_prob"] | CON-SORT | The share of units that stay is decided by you.
parameters = ["b[1]", "W[2]", "b[2]"] | parameters = ["W[1]", "b[1]", "b[2]"] | CON-SORT | Gradient descent finds W: it is a parameter.
parameters = ["W[1]", "W[2]", "b[2]"] | parameters = ["W[1]", "b[1]", "W[2]"] | CON-SORT | Gradient descent finds b: it is a parameter, too.
"""
