"""Exercises on the cost and the backward block (lecture 4.7)."""

import numpy as np

from .. import activations as g
from ..costs import cross_entropy, cross_entropy_gradient
from .activations import FED_WITH_Z, _kink
from .exercise import Edge, Exercise, Mistake
from .probes import block_probes, entry_probes, labels, row_probes
from .reading import one, several
from .report import Finding


def _one(name, rows):
    """Mistakes in one output from rows (id, wrong formula, advice)."""
    return tuple(Mistake(id, _output(name, wrong), advice) for id, wrong, advice in rows)


def _output(name, wrong):
    return lambda *args: {name: wrong(*args)}


def _predictions(rng, m):
    return rng.uniform(0.08, 0.92, (1, m)), labels(rng, (1, m))


def _labels_masks(AL, Y):
    return {"where y = 1": Y == 1, "where y = 0": Y == 0}


ROWS = row_probes(_predictions)


def _saturated(got):
    if got is not None and np.isfinite(got).all():
        return None
    text = (
        "One note: where AL is exactly 0 or 1, which a sigmoid reaches by rounding, your cost is nan or inf. "
        "The package's cost keeps log away from 0."
    )
    return Finding((), text)


TWO_CAUSES = (
    "Either the sum over the examples is not divided by m, or m was read from the wrong axis: Y.shape[0] is 1. "
    "The cost J is a mean, and examples are the columns."
)

cost = Exercise(
    signature="cost(AL, Y)",
    solve=_output("J", cross_entropy),
    read=one,
    probes=ROWS,
    look=(
        "Take one example with y = 1 and a = 0.8: its loss is −log 0.8 = 0.223. Then with y = 0: −log 0.2 = 1.609. J "
        "is their mean."
    ),
    edges=(Edge((np.array([[1.0, 0.0, 0.5]]), np.array([[1.0, 0.0, 1.0]])), _saturated),),
    says={
        ("J", "×m"): ("COST-7", TWO_CAUSES),
        ("J", "×−m"): ("COST-7",
            f"The minus sign is missing: log of a probability is negative, a cost is not. {TWO_CAUSES}"),
        ("J", "×1/2"): ("COST-7", "Exactly half: 1/(2m) belongs to the squared error."),
        ("J", "×−1/2"): ("COST-7", "1/(2m) belongs to the squared error, and the minus sign is missing."),
        ("J", "×1/m"): ("COST-7", "It was divided by m twice: a mean of a mean."),
        ("J", "×m/2"): ("COST-7", "The sum over the examples is not divided by m but by 2."),
        ("J", "×−1"): ("COST-SIGN",
            "The minus sign in front is missing: log of a probability is negative, a cost is not."),
        ("J", "×1/ln 2"): ("COST-LOG", "You used the logarithm to base 2; log is the natural one here."),
        ("J", "×1/ln 10"): ("COST-LOG", "You used the logarithm to base 10; log is the natural one here."),
        ("J", "NAN"): ("COST-6",
            "That means log of something outside (0, 1), or of exactly 0. Print AL.min() and AL.max(), and look at "
            "what stands inside each log."),
    },
    crashes=((r"not aligned|mismatch in its core|is different from", "COST-2",
        "Y and log AL are both rows. Either multiply entry by entry and add up, or transpose the second factor, so "
        "that (1, m) · (m, 1) is a single number."),),
    mistakes=_one(
        "J",
        (
            ("COST-1", lambda A, Y: -np.sum(Y.T * np.log(A) + (1 - Y).T * np.log(1 - A)) / Y.shape[1],
                "You paired every label with every prediction, an m × m table. Each label belongs to its own "
                "prediction only."),
            ("COST-1", lambda A, Y: -np.sum(Y.T @ np.log(A) + (1 - Y).T @ np.log(1 - A)),
                "You paired every label with every prediction, an m × m table, and the 1/m is missing."),
            ("COST-HALF", lambda A, Y: -np.mean(Y * np.log(A)),
                "Only the examples with y = 1 are in it. The second term, for y = 0, is missing."),
            ("COST-HALF", lambda A, Y: -np.mean((1 - Y) * np.log(1 - A)),
                "Only the examples with y = 0 are in it. The first term, for y = 1, is missing."),
            ("COST-HALF", lambda A, Y: -np.mean(np.log(A)),
                "The label does not choose the term: y log a counts only where y = 1, and the second term is "
                "missing."),
            ("COST-TERM", lambda A, Y: -np.mean(Y * np.log(A) - (1 - Y) * np.log(1 - A)),
                "The sign between the two terms is wrong: both are log of a probability, and both count alike."),
            ("COST-TERM", lambda A, Y: -np.mean(Y * np.log(A) + (1 - Y) * np.log(A)),
                "The second log holds AL; for y = 0 the probability of being right is 1 − AL."),
            ("COST-TERM", lambda A, Y: -np.mean(Y * np.log(A) + Y * np.log(1 - A)),
                "The second term is weighed with Y; it counts where y = 0, so with 1 − Y."),
            ("COST-TERM", lambda A, Y: -np.mean(Y * np.log(A) + np.log(1 - A)),
                "The second term counts in every example; it should count where y = 0 only."),
            ("COST-TERM", lambda A, Y: -np.mean(np.log(A) + (1 - Y) * np.log(1 - A)),
                "The first term counts in every example; it should count where y = 1 only."),
            ("COST-TERM", lambda A, Y: -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 + A)),
                "The second log holds 1 + AL; the probability of y = 0 is 1 − AL."),
            ("COST-TERM", lambda A, Y: -np.mean(Y * np.log(A) + (1 + Y) * np.log(1 - A)),
                "The second term is weighed with 1 + Y; it should vanish where y = 1."),
            ("COST-TERM", lambda A, Y: -np.mean(Y * np.log(A) * (1 - Y) * np.log(1 - A)),
                "The two terms are multiplied, and one of them is always 0. They are added."),
            ("COST-TERM", lambda A, Y: -np.mean(Y * A + (1 - Y) * (1 - A)),
                "log is missing: the loss is −log of the probability given to the true label."),
            ("COST-SWAP", lambda A, Y: -np.mean(Y * np.log(1 - A) + (1 - Y) * np.log(A)),
                "AL and 1 − AL are exchanged: this cost is small where the prediction is wrong."),
            ("COST-SIGN", lambda A, Y: np.mean(-Y * np.log(A) + (1 - Y) * np.log(1 - A)),
                "The minus sign reaches the first term only; it belongs to both. A bracket is missing."),
            ("COST-BRACKET", lambda A, Y: -np.sum(Y * np.log(A)) / Y.shape[1] - np.sum((1 - Y) * np.log(1 - A)),
                "1/m reaches one term only. Both belong into the mean."),
            ("COST-BRACKET", lambda A, Y: -np.sum(Y * np.log(A)) - np.sum((1 - Y) * np.log(1 - A)) / Y.shape[1],
                "1/m reaches the second term only. Both belong into the mean."),
            ("COST-BRACKET", lambda A, Y: -np.sum(Y * np.log(A)) / Y.shape[1] + np.sum((1 - Y) * np.log(1 - A)),
                "−1/m reaches the first term only. Both belong into the bracket."),
            ("COST-NO-SUM", lambda A, Y: -(Y * np.log(A) + (1 - Y) * np.log(1 - A)),
                "These are the losses of the examples, one each. The cost J is their mean, a single number."),
            ("COST-NO-SUM", lambda A, Y: -(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / Y.shape[1],
                "The losses are divided by m but not added up. J is a single number."),
            ("COST-NO-SUM", lambda A, Y: (Y * np.log(A) + (1 - Y) * np.log(1 - A)) / Y.shape[1],
                "The losses are divided by m but not added up, and the minus sign is missing. J is a single number."),
            ("COST-LAST", lambda A, Y: -(Y * np.log(A) + (1 - Y) * np.log(1 - A))[0, -1],
                "Only the last example is in it: is the sum overwritten each time round the loop?"),
            ("COST-LAST", lambda A, Y: -(Y * np.log(A) + (1 - Y) * np.log(1 - A))[0, -1] / Y.shape[1],
                "Only the last example is in it: is the sum overwritten each time round the loop?"),
            ("COST-LAST", lambda A, Y: -(Y * np.log(A) + (1 - Y) * np.log(1 - A))[0, 0],
                "Only the first example is in it."),
            ("COST-LAST", lambda A, Y: -(Y * np.log(A) + (1 - Y) * np.log(1 - A))[0, 0] / Y.shape[1],
                "Only the first example is in it. Is return inside the loop?"),
            ("COST-SQUARED", lambda A, Y: np.mean((A - Y) ** 2),
                "This is the squared error. The cost of this course is the cross-entropy, with log."),
            ("COST-SQUARED", lambda A, Y: np.mean((A - Y) ** 2) / 2,
                "This is the squared error, halved. The cost of this course is the cross-entropy, with log."),
            ("COST-SQUARED", lambda A, Y: np.sqrt(np.mean((A - Y) ** 2)),
                "This is the root of the squared error. The cost of this course is the cross-entropy, with log."),
            ("COST-ACCURACY", lambda A, Y: np.mean((A > 0.5) == Y),
                "This is the accuracy. It has no slope to follow; the cost is the cross-entropy, with log."),
            ("COST-ACCURACY", lambda A, Y: np.mean((A > 0.5) != Y),
                "This is the share of wrong predictions. It has no slope to follow; the cost has log in it."),
            ("COST-BALANCED", lambda A, Y: -np.mean(np.log(A[Y == 1])) - np.mean(np.log(1 - A[Y == 0])),
                "Each class was averaged on its own. The mean goes over all m examples together."),
            ("COST-BALANCED", lambda A, Y: -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / np.sum(Y),
                "The sum is divided by the number of examples with y = 1. The mean goes over all m examples."),
            ("COST-LAST", lambda A, Y: -np.sum((Y * np.log(A) + (1 - Y) * np.log(1 - A))[:, 1:]) / Y.shape[1],
                "The first example is missing: does the loop begin at 1?"),
            ("COST-LAST", lambda A, Y: -np.sum((Y * np.log(A) + (1 - Y) * np.log(1 - A))[:, :-1]) / Y.shape[1],
                "The last example is missing: does the loop end one too early?"),
            ("COST-BRACKET", lambda A, Y: -np.mean(Y * np.log(A) + 1 - Y * np.log(1 - A)),
                "The brackets around 1 − Y are missing."),
            ("COST-BRACKET", lambda A, Y: -np.mean((Y * np.log(A) + (1 - Y)) * np.log(1 - A)),
                "A bracket closes too late: 1 − Y belongs to the second log only."),
            ("COST-BRACKET", lambda A, Y: -np.mean(Y * np.log(A) + (1 - Y) * np.log(1) - A),
                "The bracket of the second log closes too early: log 1 is 0. It should hold 1 − AL."),
            ("COST-SQUARED", lambda A, Y: np.mean(np.abs(A - Y)),
                "This is the mean distance of AL from Y. The cost of this course is the cross-entropy, with log."),
            ("COST-6", lambda A, Y: -np.mean(Y * np.log(g.sigmoid(A)) + (1 - Y) * np.log(1 - g.sigmoid(A))),
                "AL went through the sigmoid a second time. It is already a probability."),
        ),
    ),
)  # fmt: skip

output_gradient = Exercise(
    signature="output_gradient(AL, Y)",
    solve=_output("dAL", cross_entropy_gradient),
    read=one,
    probes=ROWS,
    look=(
        "Take one example with y = 1: its loss is −log a, with slope −1/a. With y = 0 it is −log(1 − a): mind the "
        "inner derivative."
    ),
    masks=_labels_masks,
    says={
        ("dAL", "×−1"): ("DAL-1",
            "All signs are turned: for y = 1 raising a lowers the loss, so the slope is negative."),
        ("dAL", "×1/m"): ("LB-4",
            "dAL holds the derivative of each example's own loss. The mean comes once, in dW and db."),
        ("dAL", "SIGNS"): ("DAL-1", "For y = 1 raising a lowers the loss; for y = 0 it raises it."),
        ("dAL", "TRANSPOSED"): ("FLAT", "Examples are columns."),
        ("dAL", "SUM"): ("DAL-SUM",
            "dAL is not a sum: it is a row of m entries, one per example. The sum over examples comes once, in dW and "
            "db."),
        ("dAL", "NAN"): ("DAL-NAN",
            "Something is divided by Y or by 1 − Y, which can be 0. Below the line stand AL and 1 − AL."),
    },
    crashes=((r"not aligned|mismatch in its core|is different from", "LB-1",
        "A matrix product adds things up. Here nothing is summed: every example has its own slope."),),
    mistakes=_one(
        "dAL",
        (
            ("DAL-1", lambda A, Y: -Y / A - (1 - Y) / (1 - A),
                "For y = 1 you are right, for y = 0 the sign is off: raising a there must raise the loss. The inner "
                "derivative of 1 − a is −1."),
            ("DAL-1", lambda A, Y: Y / A + (1 - Y) / (1 - A),
                "For y = 0 you are right, for y = 1 the sign is off: raising a there must lower the loss."),
            ("DAL-1", lambda A, Y: Y / A - (1 - Y) / (1 - A),
                "All signs are turned: for y = 1 raising a lowers the loss, so the slope is negative."),
            ("DAL-3", lambda A, Y: A - Y,
                "AL − Y is dZ[L] already: the slope of the sigmoid has been cancelled in it. Asked is dA[L], one "
                "step before."),
            ("DAL-3", lambda A, Y: Y - A, "This is −dZ[L]. Asked is dA[L], one step before, and with the other sign."),
            ("DAL-3", lambda A, Y: (A - Y) * A * (1 - A),
                "AL − Y is dZ[L] already, and the slope of the sigmoid stands in it twice over. Asked is dA[L]."),
            ("DAL-SUM", lambda A, Y: np.sum(-Y / A + (1 - Y) / (1 - A)),
                "dAL is not a sum: it is a row of m entries, one per example."),
            ("DAL-SUM", lambda A, Y: np.mean(-Y / A + (1 - Y) / (1 - A)),
                "dAL is not a mean: it is a row of m entries, one per example. The mean comes once, in dW and db."),
            ("DAL-HALF", lambda A, Y: -Y / A, "The term for y = 0 is missing."),
            ("DAL-HALF", lambda A, Y: (1 - Y) / (1 - A), "The term for y = 1 is missing."),
            ("DAL-HALF", lambda A, Y: -1 / A, "The label does not choose the term: −1/a counts only where y = 1."),
            ("DAL-TERM", lambda A, Y: -Y / A + (1 - Y) / A,
                "Below the second line stands AL; the derivative of log(1 − a) has 1 − a there."),
            ("DAL-TERM", lambda A, Y: -Y / (1 - A) + (1 - Y) / A, "AL and 1 − AL are exchanged."),
            ("DAL-TERM", lambda A, Y: -Y / A + 1 - Y / (1 - A),
                "Brackets are missing: 1 − Y / (1 − AL) divides Y only."),
            ("DAL-TERM", lambda A, Y: -Y / A + (1 - Y) / 1 - A,
                "Brackets are missing: … / 1 − AL subtracts AL at the end."),
            ("DAL-TERM", lambda A, Y: (A - Y) / A * (1 - A),
                "Brackets are missing: … / AL * (1 − AL) multiplies at the end."),
            ("DAL-TERM", lambda A, Y: -1 / A + 1 / (1 - A),
                "The label does not choose the term: −1/a counts only where y = 1, the other only where y = 0."),
            ("DAL-TERM", lambda A, Y: -Y / A + (1 - Y) / (1 + A), "Below the second line stands 1 + AL; it is 1 − AL."),
            ("DAL-TERM", lambda A, Y: -Y / A + (1 + Y) / (1 - A),
                "The second term is weighed with 1 + Y; it should vanish where y = 1."),
            ("DAL-TERM", lambda A, Y: -Y * A + (1 - Y) * (1 - A), "The slope of log a is 1/a: divide, not multiply."),
            ("DAL-LOG", lambda A, Y: -Y * np.log(A) - (1 - Y) * np.log(1 - A),
                "This is the loss itself. Asked is its derivative by a."),
            ("DAL-LOG", lambda A, Y: -Y / np.log(A) + (1 - Y) / np.log(1 - A),
                "The derivative of log a is 1/a, without log."),
            ("DAL-SQUARED", lambda A, Y: 2 * (A - Y),
                "This is the derivative of the squared error. The loss is the cross-entropy."),
            ("DAL-TERM", lambda A, Y: (A - Y) / (A * (1 + A)), "The denominator is AL(1 + AL); one sign is wrong."),
        ),
    ),
)  # fmt: skip


def _gradient_and_Z(rng, n, m):
    return rng.standard_normal((n, m)), 2 * rng.standard_normal((n, m))


def _signs_of_Z(dA, Z):
    return {"where Z > 0": Z > 0, "where Z < 0": Z < 0, "where dA > 0": dA > 0}


SLOPES, SQUARE_SLOPES = entry_probes(_gradient_and_Z)
NO_SLOPE = "You passed dA on as dZ: the slope g′(Z) is missing."
PRODUCT_BY_ENTRY = (
    "A matrix product adds things up. Here nothing is summed: every unit of every example has its own slope, so "
    "entry by entry."
)
SAYS_DZ = {
    ("dZ", "×1/m"): ("LB-4", "dZ is per example. The mean comes once, in dW and db."),
    ("dZ", "×−1"): ("SIGN", "A slope of these activations is never negative."),
    ("dZ", "SUM-1"): ("LB-1", "Each example keeps its own column."),
}
CRASH_DZ = ((r"not aligned|mismatch in its core|is different from", "LB-1", PRODUCT_BY_ENTRY),)

sigmoid_backward = Exercise(
    signature="sigmoid_backward(dA, Z)",
    solve=_output("dZ", lambda dA, Z: dA * g.sigmoid.prime(Z)),
    read=one,
    probes=SLOPES,
    square=SQUARE_SLOPES,
    look="Print dZ / dA. It should be the slope of the sigmoid at Z: between 0 and 0.25, and 0.25 at Z = 0.",
    masks=_signs_of_Z,
    says=SAYS_DZ,
    crashes=CRASH_DZ,
    mistakes=_one(
        "dZ",
        (
            ("SB-1", lambda dA, Z: dA * Z * (1 - Z), FED_WITH_Z),
            ("SB-1", lambda dA, Z: dA * g.sigmoid.prime(g.sigmoid(Z)),
                "The sigmoid was applied twice: its slope is taken at a instead of at Z."),
            ("SB-1", lambda dA, Z: dA * g.sigmoid(Z) * (1 - Z),
                "In a(1 − a) one factor holds Z where the output a belongs."),
            ("SB-1", lambda dA, Z: dA * Z * (1 - g.sigmoid(Z)),
                "In a(1 − a) one factor holds Z where the output a belongs."),
            ("LAB-1", lambda dA, Z: dA, NO_SLOPE),
            ("LAB-2", lambda dA, Z: g.sigmoid.prime(Z), "This is the slope alone; dA is missing."),
            ("SP-VALUE", lambda dA, Z: dA * g.sigmoid(Z),
                "dA is multiplied by σ(Z) itself. Needed is its slope, σ′(Z)."),
            ("SP-FACTOR", lambda dA, Z: dA * (1 - g.sigmoid(Z)),
                "This is dA times 1 − a; the other factor of the slope is missing."),
            ("SP-FACTOR", lambda dA, Z: dA * g.sigmoid(Z) ** 2, "The slope is a(1 − a); yours is a²."),
            ("SP-FACTOR", lambda dA, Z: dA * (1 - g.sigmoid(Z)) ** 2, "The slope is a(1 − a); yours is (1 − a)²."),
            ("SP-SQUARE", lambda dA, Z: dA * (1 - g.sigmoid(Z) ** 2),
                "1 − a² is the form of tanh. The slope of the sigmoid is a(1 − a)."),
            ("LAB-3", lambda dA, Z: dA * Z, "dA is multiplied by Z itself. Needed is the slope of the sigmoid at Z."),
            ("LAB-2", lambda dA, Z: dA / 4,
                "The slope is 1/4 everywhere. It is that at Z = 0 only, and falls from there."),
            ("SP-SIGN", lambda dA, Z: dA * g.sigmoid(Z) * (1 + g.sigmoid(Z)),
                "The sign in the bracket is wrong: the slope is never above 0.25."),
            ("SP-BRACKET", lambda dA, Z: dA * g.sigmoid(Z) * 1 - g.sigmoid(Z),
                "The brackets around 1 − a are missing."),
            ("SP-BRACKET", lambda dA, Z: dA * g.sigmoid(Z) - g.sigmoid(Z), "The brackets around 1 − a are missing."),
            ("BWD-2", lambda dA, Z: dA * g.relu.prime(Z),
                "This is ReLU's slope, 0 or 1. The sigmoid's lies between 0 and 0.25."),
            ("BWD-2", lambda dA, Z: dA * g.tanh.prime(Z),
                "This is the slope of tanh, up to 1. The sigmoid's is at most 0.25."),
            ("LAB-3", lambda dA, Z: dA * g.sigmoid.prime(dA),
                "The slope is taken at dA. It is taken at Z, where the layer was on the way forward."),
            ("LAB-3", lambda dA, Z: Z * g.sigmoid.prime(dA), "dA and Z are exchanged."),
            ("LAB-3", lambda dA, Z: Z * g.sigmoid.prime(Z), "Z is multiplied by the slope; dA should be."),
            ("LAB-4", lambda dA, Z: dA + g.sigmoid.prime(Z), "The slope is added. By the chain rule it multiplies."),
            ("LAB-4", lambda dA, Z: dA - g.sigmoid.prime(Z),
                "The slope is taken away. By the chain rule it multiplies."),
            ("LAB-4", lambda dA, Z: dA / g.sigmoid.prime(Z),
                "dA is divided by the slope. By the chain rule it is multiplied."),
            ("LAB-5", lambda dA, Z: dA * g.sigmoid.prime(Z) ** 2, "The slope is in it twice."),
            ("LB-1", lambda dA, Z: dA @ g.sigmoid.prime(Z), PRODUCT_BY_ENTRY),
            ("LB-1", lambda dA, Z: dA @ g.sigmoid.prime(Z).T, PRODUCT_BY_ENTRY),
            ("LB-1", lambda dA, Z: dA.T @ g.sigmoid.prime(Z), PRODUCT_BY_ENTRY),
            ("LB-1", lambda dA, Z: g.sigmoid.prime(Z) @ dA, PRODUCT_BY_ENTRY),
            ("LB-1", lambda dA, Z: (dA * g.sigmoid(Z)) @ (1 - g.sigmoid(Z)), PRODUCT_BY_ENTRY),
        ),
    ),
)  # fmt: skip

ALWAYS_TRUE = (
    "Nothing was masked, so dA came through unchanged. Either the slope is missing, or the mask looks at A: "
    "A = relu(Z) is never negative, so A ≥ 0 is always true. Ask Z, or ask A > 0."
)

relu_backward = Exercise(
    signature="relu_backward(dA, Z)",
    solve=_output("dZ", lambda dA, Z: dA * (Z > 0)),
    read=one,
    probes=SLOPES,
    square=SQUARE_SLOPES,
    look="Where Z > 0 the gradient passes unchanged, elsewhere it is stopped. Print Z > 0 beside dZ / dA.",
    masks=_signs_of_Z,
    says=SAYS_DZ,
    crashes=CRASH_DZ,
    edges=(Edge((np.ones((2, 3)), np.zeros((2, 3))), _kink),),
    mistakes=_one(
        "dZ",
        (
            ("LAB-1", lambda dA, Z: dA, ALWAYS_TRUE),
            ("RB-1", lambda dA, Z: dA, ALWAYS_TRUE),
            ("RB-1", lambda dA, Z: dA * (dA > 0),
                "The mask looks at dA. It asks where the unit was active on the way forward: Z > 0."),
            ("RB-1", lambda dA, Z: dA * (Z <= 0), "The mask is the wrong way round: the gradient passes where Z > 0."),
            ("RB-1", lambda dA, Z: Z * (dA > 0), "dA and Z are exchanged: the mask asks Z, the gradient is dA."),
            ("RB-1", lambda dA, Z: np.where((Z > 0) & (dA > 0), dA, 0),
                "The mask asks dA as well. Negative gradients pass too, where Z > 0."),
            ("RB-1", lambda dA, Z: np.zeros_like(dA),
                "Everything was masked. Z > 0 is true for the active units; is dA overwritten before it is used?"),
            ("RB-1", lambda dA, Z: dA * (Z > 1), "The mask compares with 1; the corner is at 0."),
            ("RB-1", lambda dA, Z: np.where(Z > 0, 1, dA),
                "Where Z > 0 stands 1 instead of dA, elsewhere dA is not stopped."),
            ("LAB-2", lambda dA, Z: (Z > 0) * 1.0, "This is the slope alone; dA is missing."),
            ("SP-VALUE", lambda dA, Z: dA * g.relu(Z),
                "dA is multiplied by relu(Z) itself. Needed is its slope, 0 or 1."),
            ("SP-VALUE", lambda dA, Z: g.relu(Z), "This is relu(Z). On the way back, dA passes where Z > 0."),
            ("LAB-3", lambda dA, Z: Z * (Z > 0), "This is relu(Z). On the way back, dA passes where Z > 0."),
            ("LAB-3", lambda dA, Z: dA * Z, "dA is multiplied by Z itself. Needed is the slope, 0 or 1."),
            ("BWD-2", lambda dA, Z: dA * g.sigmoid.prime(Z),
                "This is the sigmoid's slope, between 0 and 0.25. ReLU's is 0 or 1."),
            ("BWD-2", lambda dA, Z: dA * g.tanh.prime(Z), "This is the slope of tanh. ReLU's is 0 or 1."),
            ("BWD-2", lambda dA, Z: dA * g.leaky_relu.prime(Z),
                "This is the slope of leaky ReLU. ReLU stops the gradient where Z < 0."),
            ("SP-SIGN", lambda dA, Z: dA * np.sign(Z), "On the left of 0 the slope of ReLU is 0, not −1."),
            ("LAB-4", lambda dA, Z: dA + (Z > 0), "The slope is added. By the chain rule it multiplies."),
            ("LAB-4", lambda dA, Z: dA - (Z > 0), "The slope is taken away. By the chain rule it multiplies."),
            ("LAB-3", lambda dA, Z: np.maximum(0, dA * Z),
                "dA and Z are multiplied before the mask. Z only decides where dA passes."),
            ("LB-1", lambda dA, Z: dA @ ((Z > 0) * 1.0), PRODUCT_BY_ENTRY),
            ("LB-1", lambda dA, Z: dA @ ((Z > 0) * 1.0).T, PRODUCT_BY_ENTRY),
            ("LB-1", lambda dA, Z: dA.T @ ((Z > 0) * 1.0), PRODUCT_BY_ENTRY),
            ("LB-1", lambda dA, Z: ((Z > 0) * 1.0) @ dA, PRODUCT_BY_ENTRY),
            ("RB-1", lambda dA, Z: dA[Z > 0],
                "Only the entries where Z > 0 are left, in one long row. The others stay in their places, as 0."),
        ),
    ),
)  # fmt: skip


def _linear(dZ, A_prev, W):
    m = dZ.shape[1]
    return {"dA_prev": W.T @ dZ, "dW": dZ @ A_prev.T / m, "db": dZ.sum(axis=1, keepdims=True) / m}


def _block(rng, n, n_prev, m):
    return rng.standard_normal((n, m)), rng.standard_normal((n_prev, m)), rng.standard_normal((n, n_prev))


BLOCKS, SQUARE_BLOCK = block_probes(_block)

SUM_OVER_EXAMPLES = (
    "⊙ needs two equal shapes and keeps them; a matrix product sums over the inner size. dW has the shape of W and "
    "contains a "
    "sum over the m examples: which of the two sums?"
)
SUM_OVER_UNITS = (
    "⊙ keeps the shape; dA_prev contains a sum over the n[l] units that each input feeds. Which of the two products "
    "sums?"
)
MEAN = "The cost J is a mean over the examples, so its derivative is a mean too: 1/m is missing."
WRONG_M = "m was read from the wrong axis: examples are the columns."
TWICE = "The mean is taken twice: dZ is per example, and 1/m comes once."
ARRANGE_DW = (
    "Write the shapes under the symbols: (n[l], m) · (?) = (n[l], n[l−1]). Only one arrangement of dZ and A_prev "
    "gives W's shape."
)
ARRANGE_DA = (
    "Write the shapes under the symbols: (?) · (n[l], m) = (n[l−1], m). Only one arrangement of W and dZ gives "
    "A_prev's shape."
)
KEEP_AXIS = (
    "Subtracting it from b would blow b up to (n[l], n[l]) by broadcasting: no error, just a broken network. Keep "
    "the summed axis."
)
ONE_PER_UNIT = "One number for each unit is needed. axis=k is the axis that disappears."

linear_backward = Exercise(
    signature="linear_backward(dZ, A_prev, W)",
    solve=_linear,
    read=several,
    probes=BLOCKS,
    square=SQUARE_BLOCK,
    look="Work it out by hand for one example (m = 1) and two units, and write the shape under each symbol.",
    dresses=(lambda *args: args, lambda dZ, A_prev, W: (dZ, (A_prev, W, np.ones((len(W), 1))))),
    says={
        ("dW", "×m"): ("LB-3", MEAN),
        ("db", "×m"): ("LB-3", MEAN),
        ("dW", "×m/n[l]"): ("LB-M", WRONG_M),
        ("db", "×m/n[l]"): ("LB-M", WRONG_M),
        ("dW", "×m/n[l−1]"): ("LB-M", "It is divided by n[l−1], the rows of A_prev. Examples are the columns."),
        ("db", "×m/n[l−1]"): ("LB-M", "It is divided by n[l−1], the rows of A_prev. Examples are the columns."),
        ("dW", "×1/m"): ("LB-4", TWICE),
        ("db", "×1/m"): ("LB-4", TWICE),
        ("dA_prev", "×1/m"): ("LB-4", "dA_prev is per example, like dZ. Only dW and db are averaged."),
        ("dW", "×1/2"): ("COST-7", "1/(2m) belongs to the squared error."),
        ("db", "×1/2"): ("COST-7", "1/(2m) belongs to the squared error."),
        ("dW", "×−1"): ("LB-SIGN", "The minus belongs to the update, W − α dW."),
        ("db", "×−1"): ("LB-SIGN", "The minus belongs to the update, b − α db."),
        ("dA_prev", "×−1"): ("LB-SIGN", "Nothing changes sign on the way back."),
        ("dW", "TRANSPOSED"): ("LB-2", f"You computed dWᵀ. {ARRANGE_DW}"),
        ("dA_prev", "TRANSPOSED"): ("LB-2", ARRANGE_DA),
        ("db", "FLAT"): ("LB-7", KEEP_AXIS),
        ("db", "WIDE"): ("LB-8", "db does not depend on the example: one column."),
        ("", "MISSING"): ("KEYS", "They are called dA_prev, dW and db."),
        ("db", "MEAN"): ("LB-6", ONE_PER_UNIT),
        ("db", "SUM"): ("LB-6",
            f"db is one number for the whole layer: all biases would move together. {ONE_PER_UNIT}"),
        ("dW", "SUM-1"): ("LB-8", "dW has a number for every weight."),
    },
    mistakes=(
        *_one("dW", (
            ("LB-1", lambda dZ, A, W: dZ * A.T, SUM_OVER_EXAMPLES),
            ("LB-1", lambda dZ, A, W: dZ * A.T / dZ.shape[1], SUM_OVER_EXAMPLES),
            ("LB-1", lambda dZ, A, W: dZ * A, SUM_OVER_EXAMPLES),
            ("LB-1", lambda dZ, A, W: dZ * A / dZ.shape[1], SUM_OVER_EXAMPLES),
            ("LB-2", lambda dZ, A, W: dZ @ A / dZ.shape[1], f"The transpose of A_prev is missing. {ARRANGE_DW}"),
            ("LB-2", lambda dZ, A, W: dZ.T @ A / dZ.shape[1], f"The transpose is on the wrong factor. {ARRANGE_DW}"),
            ("LB-2", lambda dZ, A, W: dZ.T @ A.T / dZ.shape[1], f"dZ must not be transposed. {ARRANGE_DW}"),
            ("LB-2", lambda dZ, A, W: A.T @ dZ / dZ.shape[1], f"The factors are in the wrong order. {ARRANGE_DW}"),
            ("LB-2", lambda dZ, A, W: A @ dZ / dZ.shape[1],
                f"The factors are in the wrong order, and a transpose is missing. {ARRANGE_DW}"),
            ("LB-2", lambda dZ, A, W: A.T @ dZ.T / dZ.shape[1],
                f"The factors are in the wrong order, and dZ is transposed. {ARRANGE_DW}"),
            ("LF-5", lambda dZ, A, W: dZ @ (W.T @ dZ).T / dZ.shape[1],
                "dA_prev stands where A_prev belongs: dW needs the layer's input, not its gradient."),
            ("LB-WRONG-INPUT", lambda dZ, A, W: dZ @ (A > 0).T / dZ.shape[1],
                "A mask of A_prev stands where A_prev itself belongs."),
            ("LB-OUTER", lambda dZ, A, W: dZ.sum(axis=1, keepdims=True) @ A.sum(axis=1, keepdims=True).T / dZ.shape[1],
                "The examples were added up before the product, in both factors. Multiply example by example, then "
                "add."),
            ("LB-OUTER", lambda dZ, A, W: dZ.mean(axis=1, keepdims=True) @ A.mean(axis=1, keepdims=True).T,
                "The examples were averaged before the product, in both factors. Multiply example by example, then "
                "take the mean."),
            ("LB-8", lambda dZ, A, W: dZ[:, :-1] @ A[:, :-1].T / dZ.shape[1],
                "The last example is missing: does the loop end one too early?"),
            ("LB-8", lambda dZ, A, W: dZ[:, :1] @ A[:, :1].T, "Only the first example is in it."),
            ("LB-8", lambda dZ, A, W: dZ[:, -1:] @ A[:, -1:].T,
                "Only the last example is in it: is the sum overwritten each time round the loop?"),
            ("LB-8", lambda dZ, A, W: dZ[:, -1:] @ A[:, -1:].T / dZ.shape[1],
                "Only the last example is in it: is the sum overwritten each time round the loop?"),
        )),
        *_one("db", (
            ("LB-8", lambda dZ, A, W: dZ,
                "This is dZ itself. One b serves all m examples, so all m pull on it: add up the columns."),
            ("LB-8", lambda dZ, A, W: dZ / dZ.shape[1],
                "The sum is missing. One b serves all m examples, so all m pull on it: add up the columns of dZ."),
            ("LB-8", lambda dZ, A, W: (dZ @ A.T).sum(axis=1, keepdims=True) / dZ.shape[1],
                "You added up dW, or dZ·A_prevᵀ. b is not multiplied by A_prev: add up dZ."),
            ("LB-8", lambda dZ, A, W: (dZ @ A.T).mean(axis=1, keepdims=True) / dZ.shape[1],
                "You averaged dW. b is not multiplied by A_prev: average dZ over the examples."),
            ("LB-8", lambda dZ, A, W: dZ[:, :-1].sum(axis=1, keepdims=True) / dZ.shape[1],
                "The last example is missing: does the loop end one too early?"),
            ("LB-8", lambda dZ, A, W: dZ[:, :1], "Only the first example is in it."),
            ("LB-8", lambda dZ, A, W: dZ[:, -1:] / dZ.shape[1],
                "Only the last example is in it: is the sum overwritten each time round the loop?"),
            ("LB-6", lambda dZ, A, W: dZ.max(axis=1, keepdims=True),
                "This is the largest entry of each row. db is the mean of each row."),
            ("LB-WRONG-INPUT", lambda dZ, A, W: (W.T @ dZ).mean(axis=1, keepdims=True),
                "This is the mean of dA_prev. db is the mean of dZ."),
            ("LB-8", lambda dZ, A, W: dZ[:, -1:],
                "Only the last example is in it: is the sum overwritten each time round the loop?"),
            ("LB-6", lambda dZ, A, W: dZ.sum(axis=0, keepdims=True) / dZ.shape[1],
                f"db has one number per example. {ONE_PER_UNIT}"),
            ("LB-6", lambda dZ, A, W: dZ.sum(axis=0) / dZ.shape[1], f"db has one number per example. {ONE_PER_UNIT}"),
            ("LB-6", lambda dZ, A, W: dZ.mean(axis=0, keepdims=True), f"db has one number per example. {ONE_PER_UNIT}"),
            ("LB-6", lambda dZ, A, W: dZ.sum() / dZ.shape[1],
                f"db is one number for the whole layer: all biases would move together. {ONE_PER_UNIT}"),
            ("LB-6", lambda dZ, A, W: np.full((len(dZ), 1), dZ.sum() / dZ.shape[1]),
                f"All entries of db are equal: everything was added up. {ONE_PER_UNIT}"),
            ("LB-6", lambda dZ, A, W: dZ.mean(),
                f"db is one number for the whole layer: all biases would move together. {ONE_PER_UNIT}"),
            ("LB-6", lambda dZ, A, W: np.array([[dZ.sum() / dZ.shape[1]]]),
                f"db is one number for the whole layer. {ONE_PER_UNIT}"),
            ("LB-WRONG-INPUT", lambda dZ, A, W: A.mean(axis=1, keepdims=True),
                "This is the mean of A_prev. db is the mean of dZ."),
        )),
        *_one("dA_prev", (
            ("LB-1", lambda dZ, A, W: W.T * dZ, SUM_OVER_UNITS),
            ("LB-1", lambda dZ, A, W: W * dZ, SUM_OVER_UNITS),
            ("LB-2", lambda dZ, A, W: W @ dZ, f"The transpose of W is missing. {ARRANGE_DA}"),
            ("LB-2", lambda dZ, A, W: dZ @ W, f"The factors are in the wrong order. {ARRANGE_DA}"),
            ("LB-2", lambda dZ, A, W: dZ @ W.T, f"The factors are in the wrong order. {ARRANGE_DA}"),
            ("LB-2", lambda dZ, A, W: W.T @ dZ.T, f"dZ must not be transposed. {ARRANGE_DA}"),
            ("LB-2", lambda dZ, A, W: W @ dZ.T, f"The transpose is on the wrong factor. {ARRANGE_DA}"),
            ("LB-2", lambda dZ, A, W: dZ.T @ W.T, f"The factors are in the wrong order. {ARRANGE_DA}"),
            ("LB-WRONG-INPUT", lambda dZ, A, W: W.T @ (dZ @ A.T / dZ.shape[1]), "dW stands where dZ belongs."),
            ("LB-WRONG-INPUT", lambda dZ, A, W: (dZ @ A.T / dZ.shape[1]).T @ dZ,
                "dW stands where W belongs: the gradient goes back through the weights that were used forward."),
            ("LB-WRONG-INPUT", lambda dZ, A, W: (dZ @ A.T).T @ dZ,
                "dZ·A_prevᵀ stands where W belongs: the gradient goes back through the weights that were used "
                "forward."),
            ("LAB-5", lambda dZ, A, W: (W.T @ dZ) * (A > 0),
                "A slope is multiplied in. That is the next block's step; linear_backward ends with Wᵀ·dZ."),
            ("LAB-5", lambda dZ, A, W: (W.T @ dZ) * A * (1 - A),
                "A slope is multiplied in. That is the next block's step; linear_backward ends with Wᵀ·dZ."),
            ("LAB-5", lambda dZ, A, W: (W.T @ dZ) * A,
                "It is multiplied by A_prev. linear_backward ends with Wᵀ·dZ; the slope comes in the next block."),
        )),
    ),
)  # fmt: skip
