"""The slope of tanh."""

from .sigmoid import MASKS, PROBES, SQUARE
from .sigmoid_prime import NEIGHBOURS

PLACE = 4.5, 2
SOLUTION = """
def tanh_prime(Z):
    return 1 - np.tanh(Z) ** 2
"""
RESULT = "dA/dZ"
LOOK = "The slope of tanh is 1 at Z = 0 and nearly 0 far out. Compare yours with (tanh(Z + h) − tanh(Z − h)) / 2h."
HINTS = """
How steep is tanh at 0, and how steep far out?
Work out a = tanh(Z) first: the slope can be written with a alone.
One minus the square of a, and the square is taken of a, not of Z.
"""
MISTAKES = """
return 1 - Z ** 2 | SB-1 | The form 1 − a² wants the output a = tanh(Z); yours holds the input Z.
return 1 - np.tanh(np.tanh(Z)) ** 2 | SB-1 | tanh was applied twice: the slope is taken at a instead of at Z.
return np.tanh(Z) | SP-VALUE | This is tanh itself. Asked is its slope.
return 1 - np.tanh(Z) | SP-SQUARE | The square is missing. A slope above 1 shows it: tanh is never steeper than 1.
return 1 - np.tanh(Z ** 2) | SP-SQUARE | You squared Z, not tanh(Z). The bracket closes too late.
return (1 - np.tanh(Z)) ** 2 | SP-SQUARE | You squared the whole difference. Only a is squared.
return 1 + np.tanh(Z) ** 2 | SP-SIGN | The sign is wrong: the slope must fall towards 0 far out.
return np.tanh(Z) ** 2 - 1 | SP-SIGN | The difference is the wrong way round: tanh rises everywhere.
return np.tanh(Z) ** 2 | SP-FACTOR | This is a². It is what must be taken away from 1.
return np.tanh(Z) * (1 - np.tanh(Z)) | SP-OTHER | a(1 − a) is the sigmoid's slope. That of tanh has another form.
return sigmoid.prime(Z) | SP-OTHER | This is the slope of the sigmoid, at most 0.25. That of tanh is 1 at Z = 0.
return relu.prime(Z) | SP-OTHER | This is the slope of ReLU, 0 or 1.
return 1 - sigmoid(Z) ** 2 | SP-OTHER | The form is that of tanh, but a is the sigmoid's.
return np.gradient(np.tanh(Z), axis=0) | return np.gradient(np.tanh(Z), axis=1) | SP-NEIGHBOURS | {NEIGHBOURS}
return 1 - 2 * np.tanh(Z) | SP-SQUARE | a is doubled; it should be squared.
return 4 * np.exp(2 * Z) / (np.exp(2 * Z) + 1) | SP-SQUARE | The denominator must be squared.
return 1 - np.tan(Z) ** 2 | SP-OTHER | np.tan is the tangent of an angle; a is np.tanh.
return 1 / np.cos(Z) ** 2 | SP-OTHER | This is the slope of tan, the tangent of an angle.
return 1 - 1 / np.tanh(Z) ** 2 | SP-INNER | The fraction of tanh is upside down in it.
return 1 - ((np.exp(Z) - np.exp(-Z)) / np.exp(Z) + np.exp(-Z)) ** 2 | SP-BRACKET | In the fraction of tanh the brackets around the denominator are missing.
return 1 / np.cosh(Z) | SP-SQUARE | The square is missing: the slope is 1 / cosh².
return 1 / (1 + Z ** 2) | SP-INNER | This is the slope of arctan. tanh is another function.
return 1 / (1 - Z ** 2) | SP-INNER | This is the slope of the inverse of tanh.
"""
