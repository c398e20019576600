"""The derivative of each example's loss by the output AL."""

from .cost import PROBES

PLACE = 4.7, 2
SOLUTION = """
def output_gradient(AL, Y):
    return -Y / AL + (1 - Y) / (1 - AL)
"""
RESULT = "dAL"
LOOK = "Take one example with y = 1: its loss is −log a, with slope −1/a. With y = 0 it is −log(1 − a): mind the inner derivative."
HINTS = """
The loss of an example is −y log a − (1 − y) log(1 − a). What is the derivative of log a?
And that of log(1 − a)? Mind the inner derivative.
Two fractions, one with y above a, one with 1 − y above 1 − a. Which of them is negative? Nothing is summed.
"""
MISTAKES = """
return -Y / AL - (1 - Y) / (1 - AL) | DAL-1 | For y = 1 you are right, for y = 0 the sign is off: raising a there must raise the loss. The inner derivative of 1 − a is −1.
return Y / AL + (1 - Y) / (1 - AL) | DAL-1 | For y = 0 you are right, for y = 1 the sign is off: raising a there must lower the loss.
return Y / AL - (1 - Y) / (1 - AL) | DAL-1 | All signs are turned: for y = 1 raising a lowers the loss, so the slope is negative.
return AL - Y | DAL-3 | AL − Y is dZ[L] already: the slope of the sigmoid has been cancelled in it. Asked is dA[L], one step before.
return Y - AL | DAL-3 | This is −dZ[L]. Asked is dA[L], one step before, and with the other sign.
return (AL - Y) * AL * (1 - AL) | DAL-3 | AL − Y is dZ[L] already, and the slope of the sigmoid stands in it twice over. Asked is dA[L].
return np.sum(-Y / AL + (1 - Y) / (1 - AL)) | DAL-SUM | dAL is not a sum: it is a row of m entries, one per example.
return np.mean(-Y / AL + (1 - Y) / (1 - AL)) | DAL-SUM | dAL is not a mean: it is a row of m entries, one per example. The mean comes once, in dW and db.
return -Y / AL | DAL-HALF | The term for y = 0 is missing.
return (1 - Y) / (1 - AL) | DAL-HALF | The term for y = 1 is missing.
return -1 / AL | DAL-HALF | The label does not choose the term: −1/a counts only where y = 1.
return -Y / AL + (1 - Y) / AL | DAL-TERM | Below the second line stands AL; the derivative of log(1 − a) has 1 − a there.
return -Y / (1 - AL) + (1 - Y) / AL | DAL-TERM | AL and 1 − AL are exchanged.
return -Y / AL + 1 - Y / (1 - AL) | DAL-TERM | Brackets are missing: 1 − Y / (1 − AL) divides Y only.
return -Y / AL + (1 - Y) / 1 - AL | DAL-TERM | Brackets are missing: … / 1 − AL subtracts AL at the end.
return (AL - Y) / AL * (1 - AL) | DAL-TERM | Brackets are missing: … / AL * (1 − AL) multiplies at the end.
return -1 / AL + 1 / (1 - AL) | DAL-TERM | The label does not choose the term: −1/a counts only where y = 1, the other only where y = 0.
return -Y / AL + (1 - Y) / (1 + AL) | DAL-TERM | Below the second line stands 1 + AL; it is 1 − AL.
return -Y / AL + (1 + Y) / (1 - AL) | DAL-TERM | The second term is weighed with 1 + Y; it should vanish where y = 1.
return -Y * AL + (1 - Y) * (1 - AL) | DAL-TERM | The slope of log a is 1/a: divide, not multiply.
return -Y * np.log(AL) - (1 - Y) * np.log(1 - AL) | DAL-LOG | This is the loss itself. Asked is its derivative by a.
return -Y / np.log(AL) + (1 - Y) / np.log(1 - AL) | DAL-LOG | The derivative of log a is 1/a, without log.
return 2 * (AL - Y) | DAL-SQUARED | This is the derivative of the squared error. The loss is the cross-entropy.
return (AL - Y) / (AL * (1 + AL)) | DAL-TERM | The denominator is AL(1 + AL); one sign is wrong.
"""
SAYS = """
dAL: ×−1 | DAL-1 | All signs are turned: for y = 1 raising a lowers the loss, so the slope is negative.
dAL: ×1/m | LB-4 | dAL holds the derivative of each example's own loss. The mean comes once, in dW and db.
dAL: SIGNS | DAL-1 | For y = 1 raising a lowers the loss; for y = 0 it raises it.
dAL: FLAT | FLAT | Examples are columns.
dAL: SUM | DAL-SUM | dAL is not a sum: it is a row of m entries, one per example. The sum over examples comes once, in dW and db.
dAL: NAN | DAL-NAN | Something is divided by Y or by 1 − Y, which can be 0. Below the line stand AL and 1 − AL.
"""
ERRORS = """
not aligned|mismatch in its core|is different from | LB-1 | A matrix product adds things up. Here nothing is summed: every example has its own slope.
"""
MASKS = '{"where y = 1": Y == 1, "where y = 0": Y == 0}'
