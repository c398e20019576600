"""Graded hints: the first is a question, the last is nearly the answer."""

from difflib import get_close_matches
from html import escape
from typing import NamedTuple

from ..validation.checks import check_whole, short

HINTS = {
    "count_layers": (
        "Which entry of layer_dims does not belong to a layer that computes something?",
        "[4, 1] is logistic regression and has one layer. How long is that list?",
        "The input n[0] is layer 0 and is not counted: one less than the length of the list.",
    ),
    "count_parameters": (
        "Which shapes have W[l] and b[l]?",
        "How many numbers are in a matrix of shape (n[l], n[l−1]), and how many in a column of n[l]?",
        "Go through l = 1 … L with a running total.",
        "Each layer adds n[l]·n[l−1] weights and n[l] biases.",
    ),
    "linear_forward": (
        "Which product adds up, for each unit, all inputs times their weights?",
        "Write the shapes: (n[l], n[l−1]) · (?) = (n[l], m). And b is (n[l], 1).",
        "A matrix product, W first; then b is added, and numpy stretches it over the columns.",
    ),
    "sigmoid": (
        "What should σ(0) be, and what σ of a very large number?",
        "np.exp works on every entry of an array at once. Which sign must its argument have?",
        "One over one plus e to the power of −Z, with brackets around the whole denominator.",
    ),
    "relu": (
        "What happens to a positive entry, and what to a negative one?",
        "You need the larger of two things, entry by entry. max and np.max do something else.",
        "np.maximum compares entry by entry: with what is Z compared?",
    ),
    "forward_pass": (
        "What does layer l need from the layer below it, and what is that for l = 1?",
        "Keep one variable A. It starts as X, and every time round the loop it is replaced.",
        "len(parameters) is L, and the layers are 1 … L: which range is that?",
        "In the loop: take W, b and g out of parameters[l]; Z = W A + b; A = g(Z). After the loop A is AL.",
    ),
    "layer_shapes": (
        "Which of the arrays grow when more examples come in, and which do not?",
        "Write the shapes under Z[l] = W[l] A[l−1] + b[l].",
        "W: a row for each unit, a column for each input. b: one number per unit. Z and A: a column for each example.",
        "A derivative has the shape of what it belongs to, so each shape stands there twice: for W and dW, and so on.",
    ),
    "parity_depth": (
        "How many signals are left after one level of two-input XOR gates, if there were 8?",
        "And if there were 5? The one without a partner waits for the next level.",
        "Count how often n can be halved, rounding up, until 1 is left.",
    ),
    "sigmoid_prime": (
        "Where is σ steepest, and how steep is it there?",
        "Work out a = σ(Z) first: the slope can be written with a alone.",
        "It is a product of two factors: a, and what is missing from a to 1.",
    ),
    "tanh_prime": (
        "How steep is tanh at 0, and how steep far out?",
        "Work out a = tanh(Z) first: the slope can be written with a alone.",
        "One minus the square of a, and the square is taken of a, not of Z.",
    ),
    "relu_prime": (
        "How steep is ReLU on the right of 0, and how steep on the left?",
        "The slope does not depend on how large Z is, only on its sign.",
        "Comparing an array with 0 gives True and False for each entry; as numbers these are 1 and 0.",
    ),
    "initialize_parameters": (
        "What would happen if all weights of a layer were equal? Does it matter for b?",
        "W[l] has shape (n[l], n[l−1]), b[l] (n[l], 1). Which numpy function draws from a bell curve around 0?",
        "A sum of n[l−1] random terms grows with √n[l−1]. Scale W so that Z does not grow from layer to layer.",
        "For ReLU the spread is the square root of 2/n[l−1]; b is zero. Make the generator once, before the loop.",
    ),
    "update_parameters": (
        "In which direction does the gradient point, and where do you want to go?",
        "New W = old W, minus α times dW; the same for b, in every layer.",
        "Build a new dictionary, and leave the one you were given as it is: W −= … would change it.",
        "For l = 1 … L: from W take away learning_rate times dW of the same layer, likewise b, and put both into the "
        "new dictionary under l.",
    ),
    "cost": (
        "For an example with y = 1, which prediction a should cost nothing?",
        "The loss of one example is −log of the probability given to the true label: a if y = 1, else 1 − a.",
        "y log a + (1 − y) log(1 − a) chooses between the two. Entry by entry, then the sum.",
        "Minus the sum over all entries, divided by m. Examples are the columns: m is Y.shape[1].",
    ),
    "output_gradient": (
        "The loss of an example is −y log a − (1 − y) log(1 − a). What is the derivative of log a?",
        "And that of log(1 − a)? Mind the inner derivative.",
        "Two fractions, one with y above a, one with 1 − y above 1 − a. Which of them is negative? Nothing is summed.",
    ),
    "sigmoid_backward": (
        "dZ = dA ∗ g′(Z). What is g here, and what its slope?",
        "Z is the input of the sigmoid; its slope is easiest written with the output.",
        "Work out A = σ(Z); the slope is A(1 − A), and it multiplies dA entry by entry.",
    ),
    "relu_backward": (
        "Through which units does the gradient pass unchanged?",
        "The slope of ReLU is 1 or 0: who decides, dA or Z?",
        "dA, multiplied entry by entry by whether Z is above 0.",
    ),
    "linear_backward": (
        "dA_prev has the shape of A_prev, dW that of W. What shape must db have?",
        "One weight meets all m examples, so dW sums over them; one input feeds all n[l] units, so dA_prev does.",
        "dW is a matrix product of dZ with A_prev transposed, and 1/m. db is the mean of dZ's columns.",
        "dA_prev is W transposed times dZ, without 1/m. For db, axis=1 goes, and keepdims=True keeps its place.",
    ),
    "backward_pass": (
        "Which gradient do you know at once, before any loop?",
        "For sigmoid and cross-entropy dZ[L] = AL − Y. From dZ[l] follow dW[l] and db[l].",
        "What does layer l hand down to layer l−1? Wᵀ dZ is dA[l−1]; times the slope of layer l−1 it is dZ[l−1].",
        "for l in range(L, 0, -1): dW and db from dZ and caches[l]; then, if l > 1, dZ becomes W[l]ᵀ dZ, masked "
        "with where caches[l−1].Z is above 0.",
    ),
    "hyperparameters": (
        "Which of the names does gradient descent change in every step?",
        "W and b are found by training. Everything else was decided by someone before.",
        "Keep every name that is not one of the four W and b.",
    ),
    "momentum_update": (
        "What should v remember, and how much of today's gradient should enter?",
        "v is a running mean: β parts memory, 1−β parts new gradient.",
        "First v = β v + (1−β) dW. Then W moves with the new v instead of dW, times α. Return W, then v.",
    ),
    "l2_gradient": (
        "L2 adds λ/(2m) times the sum of all squared weights to the cost. What is its derivative by one weight?",
        "The derivative of w² is 2w, and the 2 cancels.",
        "To dW add λ/m times W.",
    ),
}

_given = {}  # exercise name → how many hints have been given since the kernel started


class Hint(NamedTuple):
    """A hint: its number, of how many, and its text."""

    name: str
    number: int
    of: int
    text: str

    def __repr__(self):
        return f"Hint {self.number} of {self.of} · {self.text}" if self.of else self.text

    def _repr_html_(self):
        head = f"<strong>Hint {self.number} of {self.of}</strong> · " if self.of else ""
        return f"<p>{head}{escape(self.text)}</p>"


def no_exercise(name):
    """The sentence about a name that no exercise has."""
    if isinstance(name, str) and (near := get_close_matches(name, HINTS, 1)):
        return f"There is no exercise {short(name)}. Did you mean {near[0]}?"
    told = f"There is no exercise {short(name)}." if isinstance(name, str) else "An exercise is called by its name."
    return f"{told} The exercises are: {', '.join(HINTS)}."


def hint(name, number=None):
    """The next hint for an exercise, or hint ``number``; the last one stays when they are used up.

    ``name`` may be the learner's function, too. If it is no exercise, the hint says which there are.

    Raises
    ------
    ValueError
        for a number there is no hint for.
    """
    if callable(name):
        name = getattr(name, "__name__", None) or getattr(name, "name", None)
    if isinstance(name, str):
        name = name.lower().removeprefix("my_")
    if isinstance(name, str) and name == "compare_backward":  # the same task, with arrays of your own
        name = "backward_pass"
    if not isinstance(name, str) or name not in HINTS:
        return Hint("", 0, 0, no_exercise(name))
    hints = HINTS[name]
    if number is None:
        number = min(_given.get(name, 0) + 1, len(hints))
    if check_whole(number, "number") > len(hints):
        raise ValueError(f"number is {number}, expected 1 … {len(hints)}")
    _given[name] = number
    return Hint(name, number, len(hints), hints[number - 1])
