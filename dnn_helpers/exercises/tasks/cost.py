"""The cost J: the mean cross-entropy."""

from ..probes import labels, row_probes

PLACE = 4.7, 1
SOLUTION = """
def cost(AL, Y):
    m = Y.shape[1]
    return -np.sum(Y * np.log(AL) + (1 - Y) * np.log(1 - AL)) / m
"""
RESULT = "J"
PROBES = row_probes(lambda rng, m: (rng.uniform(0.08, 0.92, (1, m)), labels(rng, (1, m))))
LOOK = "Take one example with y = 1 and a = 0.8: its loss is −log 0.8 = 0.223. Then with y = 0: −log 0.2 = 1.609. J is their mean."
EDGES = """
np.array([[1.0, 0.0, 0.5]]), np.array([[1.0, 0.0, 1.0]]) | np.isfinite(got).all() |  | One note: where AL is exactly 0 or 1, which a sigmoid reaches by rounding, your cost is nan or inf. The package's cost keeps log away from 0.
"""
TWO_CAUSES = "Either the sum over the examples is not divided by m, or m was read from the wrong axis: Y.shape[0] is 1. The cost J is a mean, and examples are the columns."
HINTS = """
For an example with y = 1, which prediction a should cost nothing?
The loss of one example is −log of the probability given to the true label: a if y = 1, else 1 − a.
y log a + (1 − y) log(1 − a) chooses between the two. Entry by entry, then the sum.
Minus the sum over all entries, divided by m. Examples are the columns: m is Y.shape[1].
"""
MISTAKES = """
return -np.sum(Y.T * np.log(AL) + (1 - Y).T * np.log(1 - AL)) / m | COST-1 | You paired every label with every prediction, an m × m table. Each label belongs to its own prediction only.
return -np.sum(Y.T @ np.log(AL) + (1 - Y).T @ np.log(1 - AL)) | COST-1 | You paired every label with every prediction, an m × m table, and the 1/m is missing.
return -np.mean(Y * np.log(AL)) | COST-HALF | Only the examples with y = 1 are in it. The second term, for y = 0, is missing.
return -np.mean((1 - Y) * np.log(1 - AL)) | COST-HALF | Only the examples with y = 0 are in it. The first term, for y = 1, is missing.
return -np.mean(np.log(AL)) | COST-HALF | The label does not choose the term: y log a counts only where y = 1, and the second term is missing.
return -np.mean(Y * np.log(AL) - (1 - Y) * np.log(1 - AL)) | COST-TERM | The sign between the two terms is wrong: both are log of a probability, and both count alike.
return -np.mean(Y * np.log(AL) + (1 - Y) * np.log(AL)) | COST-TERM | The second log holds AL; for y = 0 the probability of being right is 1 − AL.
return -np.mean(Y * np.log(AL) + Y * np.log(1 - AL)) | COST-TERM | The second term is weighed with Y; it counts where y = 0, so with 1 − Y.
return -np.mean(Y * np.log(AL) + np.log(1 - AL)) | COST-TERM | The second term counts in every example; it should count where y = 0 only.
return -np.mean(np.log(AL) + (1 - Y) * np.log(1 - AL)) | COST-TERM | The first term counts in every example; it should count where y = 1 only.
return -np.mean(Y * np.log(AL) + (1 - Y) * np.log(1 + AL)) | COST-TERM | The second log holds 1 + AL; the probability of y = 0 is 1 − AL.
return -np.mean(Y * np.log(AL) + (1 + Y) * np.log(1 - AL)) | COST-TERM | The second term is weighed with 1 + Y; it should vanish where y = 1.
return -np.mean(Y * np.log(AL) * (1 - Y) * np.log(1 - AL)) | COST-TERM | The two terms are multiplied, and one of them is always 0. They are added.
return -np.mean(Y * AL + (1 - Y) * (1 - AL)) | COST-TERM | log is missing: the loss is −log of the probability given to the true label.
return -np.mean(Y * np.log(1 - AL) + (1 - Y) * np.log(AL)) | COST-SWAP | AL and 1 − AL are exchanged: this cost is small where the prediction is wrong.
return np.mean(-Y * np.log(AL) + (1 - Y) * np.log(1 - AL)) | COST-SIGN | The minus sign reaches the first term only; it belongs to both. A bracket is missing.
return -np.sum(Y * np.log(AL)) / m - np.sum((1 - Y) * np.log(1 - AL)) | COST-BRACKET | 1/m reaches one term only. Both belong into the mean.
return -np.sum(Y * np.log(AL)) - np.sum((1 - Y) * np.log(1 - AL)) / m | COST-BRACKET | 1/m reaches the second term only. Both belong into the mean.
return -np.sum(Y * np.log(AL)) / m + np.sum((1 - Y) * np.log(1 - AL)) | COST-BRACKET | −1/m reaches the first term only. Both belong into the bracket.
return -(Y * np.log(AL) + (1 - Y) * np.log(1 - AL)) | COST-NO-SUM | These are the losses of the examples, one each. The cost J is their mean, a single number.
return -(Y * np.log(AL) + (1 - Y) * np.log(1 - AL)) / m | COST-NO-SUM | The losses are divided by m but not added up. J is a single number.
return (Y * np.log(AL) + (1 - Y) * np.log(1 - AL)) / m | COST-NO-SUM | The losses are divided by m but not added up, and the minus sign is missing. J is a single number.
return -(Y * np.log(AL) + (1 - Y) * np.log(1 - AL))[0, -1] | return -(Y * np.log(AL) + (1 - Y) * np.log(1 - AL))[0, -1] / m | COST-LAST | Only the last example is in it: is the sum overwritten each time round the loop?
return -(Y * np.log(AL) + (1 - Y) * np.log(1 - AL))[0, 0] | COST-LAST | Only the first example is in it.
return -(Y * np.log(AL) + (1 - Y) * np.log(1 - AL))[0, 0] / m | COST-LAST | Only the first example is in it. Is return inside the loop?
return np.mean((AL - Y) ** 2) | COST-SQUARED | This is the squared error. The cost of this course is the cross-entropy, with log.
return np.mean((AL - Y) ** 2) / 2 | COST-SQUARED | This is the squared error, halved. The cost of this course is the cross-entropy, with log.
return np.sqrt(np.mean((AL - Y) ** 2)) | COST-SQUARED | This is the root of the squared error. The cost of this course is the cross-entropy, with log.
return np.mean((AL > 0.5) == Y) | COST-ACCURACY | This is the accuracy. It has no slope to follow; the cost is the cross-entropy, with log.
return np.mean((AL > 0.5) != Y) | COST-ACCURACY | This is the share of wrong predictions. It has no slope to follow; the cost has log in it.
return -np.mean(np.log(AL[Y == 1])) - np.mean(np.log(1 - AL[Y == 0])) | COST-BALANCED | Each class was averaged on its own. The mean goes over all m examples together.
return -np.sum(Y * np.log(AL) + (1 - Y) * np.log(1 - AL)) / np.sum(Y) | COST-BALANCED | The sum is divided by the number of examples with y = 1. The mean goes over all m examples.
return -np.sum((Y * np.log(AL) + (1 - Y) * np.log(1 - AL))[:, 1:]) / m | COST-LAST | The first example is missing: does the loop begin at 1?
return -np.sum((Y * np.log(AL) + (1 - Y) * np.log(1 - AL))[:, :-1]) / m | COST-LAST | The last example is missing: does the loop end one too early?
return -np.mean(Y * np.log(AL) + 1 - Y * np.log(1 - AL)) | COST-BRACKET | The brackets around 1 − Y are missing.
return -np.mean((Y * np.log(AL) + (1 - Y)) * np.log(1 - AL)) | COST-BRACKET | A bracket closes too late: 1 − Y belongs to the second log only.
return -np.mean(Y * np.log(AL) + (1 - Y) * np.log(1) - AL) | COST-BRACKET | The bracket of the second log closes too early: log 1 is 0. It should hold 1 − AL.
return np.mean(np.abs(AL - Y)) | COST-SQUARED | This is the mean distance of AL from Y. The cost of this course is the cross-entropy, with log.
return -np.mean(Y * np.log(sigmoid(AL)) + (1 - Y) * np.log(1 - sigmoid(AL))) | COST-6 | AL went through the sigmoid a second time. It is already a probability.
"""
SAYS = """
J: ×m | COST-7 | {TWO_CAUSES}
J: ×−m | COST-7 | The minus sign is missing: log of a probability is negative, a cost is not. {TWO_CAUSES}
J: ×1/2 | COST-7 | Exactly half: 1/(2m) belongs to the squared error.
J: ×−1/2 | COST-7 | 1/(2m) belongs to the squared error, and the minus sign is missing.
J: ×1/m | COST-7 | It was divided by m twice: a mean of a mean.
J: ×m/2 | COST-7 | The sum over the examples is not divided by m but by 2.
J: ×−1 | COST-SIGN | The minus sign in front is missing: log of a probability is negative, a cost is not.
J: ×1/ln 2 | COST-LOG | You used the logarithm to base 2; log is the natural one here.
J: ×1/ln 10 | COST-LOG | You used the logarithm to base 10; log is the natural one here.
J: NAN | COST-6 | That means log of something outside (0, 1), or of exactly 0. Print AL.min() and AL.max(), and look at what stands inside each log.
"""
ERRORS = """
not aligned|mismatch in its core|is different from | COST-2 | Y and log AL are both rows. Either multiply entry by entry and add up, or transpose the second factor, so that (1, m) · (m, 1) is a single number.
"""
