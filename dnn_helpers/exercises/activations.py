"""Exercises on the activations and their slopes (lectures 4.2 and 4.5)."""

import numpy as np

from .. import activations as g
from .exercise import Edge, Exercise, Mistake
from .probes import entry_probes
from .reading import one
from .report import Finding

ARRAY_ADVICE = "np.max collapses an axis and max compares two things; np.maximum compares entry by entry."


def _of_Z(name, function):
    return lambda Z: {name: function(Z)}


def _entrywise(name, rows):
    """Mistakes in one output from rows (id, wrong formula, advice)."""
    return tuple(Mistake(id, _of_Z(name, wrong), advice) for id, wrong, advice in rows)


def _sigmoid(Z):
    return 1 / (1 + np.exp(-Z))


def _softmax(Z):
    return np.exp(Z) / np.exp(Z).sum(axis=0)


def _Z(rng, n, m):
    return 4 * rng.standard_normal((n, m))  # some beyond 6, where capped variants of ReLU end


def _far_out(expected, name):
    """At ±1000 a formula may overflow although it is right: said, not counted."""

    def judge(got):
        if got is not None and got.shape == expected.shape and np.allclose(got, expected, atol=1e-6):
            return None
        text = (
            f"One note: at Z = ±1000 your {name} is not the limit 0 or 1, because e to the power of 1000 is beyond "
            "what a float "
            "can hold. Written with the other sign in the exponent, it stays finite."
        )
        return Finding((), text)

    return judge


def _kink(got):
    """The slope of ReLU at exactly 0: ours is 0, any value up to 1 is accepted."""
    if got is None or got.size == 0 or not np.all((got >= 0) & (got <= 1)):
        return None
    if np.any(got != 0):
        text = (
            "At Z = 0 your slope is not 0. Any slope between 0 and 1 is legitimate at the kink; we write 0, the "
            "course does too."
        )
        return Finding(("RB-5",), text)
    return None


PROBES, SQUARE = entry_probes(lambda rng, n, m: (_Z(rng, n, m),))
LOOK = "Take the first wrong entry alone, and work it out with a pencil from the formula."


def _masks(name):
    return lambda Z, *_: {"where Z > 0": Z > 0, "where Z < 0": Z < 0}


sigmoid = Exercise(
    signature="sigmoid(Z)",
    solve=_of_Z("A", g.sigmoid),
    read=one,
    probes=PROBES,
    square=SQUARE,
    look="σ(0) is 1/2, σ of a large number is near 1, of a large negative one near 0. Is yours?",
    masks=_masks("A"),
    edges=(Edge((np.array([[-1000.0, 1000.0]]),), _far_out(np.array([[0.0, 1.0]]), "sigmoid")),),
    mistakes=_entrywise(
        "A",
        (
            ("ACT-SIGN", lambda Z: 1 / (1 + np.exp(Z)),
                "It falls where it should rise: the sign in the exponent is missing."),
            ("ACT-SIGN", lambda Z: 1 / (1 - np.exp(-Z)),
                "The sign in the denominator is wrong: it must never be 0, so that σ stays between 0 and 1."),
            ("ACT-SIGN", lambda Z: -_sigmoid(Z), "The sign is wrong: σ lies between 0 and 1."),
            ("ACT-BRACKET", lambda Z: 1 / 1 + np.exp(-Z),
                "1 / 1 + … is (1 / 1) + …: brackets around the denominator are missing."),
            ("ACT-BRACKET", lambda Z: 1 + 1 / np.exp(-Z),
                "The 1 was added to the fraction. It belongs below the line, in brackets with the exponential."),
            ("ACT-DENOMINATOR", lambda Z: 1 + np.exp(-Z), "This is the denominator alone."),
            ("ACT-DENOMINATOR", lambda Z: 1 / np.exp(-Z),
                "The 1 + in the denominator is missing: without it nothing stops the curve from growing."),
            ("ACT-DENOMINATOR", lambda Z: np.exp(-Z), "This is the exponential alone, one part of the denominator."),
            ("ACT-DENOMINATOR", lambda Z: 1 / (2 + np.exp(-Z)),
                "σ(0) must be 1/2, and e⁰ is 1. What must be added to it?"),
            ("ACT-SLOPE", g.sigmoid.prime, "This is the slope σ′, never above 0.25. Asked is σ itself."),
            ("ACT-OTHER", np.tanh, "This is tanh, which runs from −1 to 1. σ runs from 0 to 1."),
            ("ACT-OTHER", lambda Z: 2 * _sigmoid(Z) - 1,
                "This is 2σ(Z) − 1, which runs from −1 to 1. σ runs from 0 to 1."),
            ("ACT-BASE", lambda Z: 1 / (1 + 10.0**-Z), "The power is one of 10. It is one of e: np.exp."),
            ("ACT-BASE", lambda Z: 1 / (1 + 2.0**-Z), "The power is one of 2. It is one of e: np.exp."),
            ("ACT-OTHER", g.relu, "This is ReLU. σ bends smoothly from 0 to 1."),
            ("ACT-OTHER", _softmax, "This is softmax: each column adds up to 1. σ looks at each entry alone."),
            ("ACT-OTHER", lambda Z: np.exp(Z) / np.exp(Z).sum(),
                "All entries together add up to 1. σ looks at each entry alone."),
            ("ACT-OTHER", lambda Z: np.log1p(np.exp(Z)),
                "This is log(1 + e to the power of Z), the softplus. σ lies between 0 and 1."),
            ("ACT-TWICE", lambda Z: _sigmoid(_sigmoid(Z)), "σ was applied twice."),
            ("ACT-OTHER", lambda Z: (np.tanh(Z) + 1) / 2, "This is σ(2Z), twice as steep as σ."),
            ("ACT-ABS", lambda Z: _sigmoid(np.abs(Z)), "It treats negative Z as positive."),
            ("ACT-OTHER", lambda Z: (_sigmoid(Z) > 0.5) * 1.0,
                "This is the prediction, 0 or 1. σ is the probability before it is rounded."),
            ("ACT-OTHER", lambda Z: np.log(Z / (1 - Z)), "This is the inverse of σ."),
        ),
    ),
)  # fmt: skip

relu = Exercise(
    signature="relu(Z)",
    solve=_of_Z("A", g.relu),
    read=one,
    probes=PROBES,
    square=SQUARE,
    look="ReLU keeps an entry that is above 0 as it is, and puts 0 for any other.",
    masks=_masks("A"),
    says={("A", "ABS"): ("ACT-ABS", "")},
    mistakes=_entrywise(
        "A",
        (
            ("ACT-2", lambda Z: Z.max(axis=0), f"You kept one number per column. {ARRAY_ADVICE}"),
            ("ACT-2", lambda Z: Z.max(axis=0, keepdims=True), f"You kept one number per column. {ARRAY_ADVICE}"),
            ("ACT-2", lambda Z: Z.max(axis=1), f"You kept one number per row. {ARRAY_ADVICE}"),
            ("ACT-2", lambda Z: Z.max(axis=1, keepdims=True), f"You kept one number per row. {ARRAY_ADVICE}"),
            ("ACT-2", lambda Z: Z.max(), f"You kept the largest number of all. {ARRAY_ADVICE}"),
            ("ACT-SLOPE", g.relu.prime,
                "This is the slope of ReLU, 0 or 1. Asked is ReLU itself: where Z > 0, the value Z."),
            ("ACT-SIGN", lambda Z: np.minimum(Z, 0), "You kept the negative entries; ReLU keeps the positive ones."),
            ("ACT-SIGN", lambda Z: np.maximum(-Z, 0), "You mirrored Z: negative entries became positive."),
            ("ACT-SIGN", lambda Z: -np.maximum(Z, 0), "The sign is wrong: ReLU is never negative."),
            ("ACT-ABS", np.abs, "You took the absolute value: negative entries must become 0, not positive."),
            ("ACT-OTHER", g.leaky_relu,
                "This is leaky ReLU, which lets 1 % of the negative values through. ReLU lets none."),
            ("ACT-OTHER", _sigmoid, "This is the sigmoid."),
            ("ACT-OTHER", np.tanh, "This is tanh."),
            ("ACT-OTHER", lambda Z: np.log1p(np.exp(Z)),
                "This is the softplus, a smooth relative. ReLU is exactly 0 for Z < 0."),
            ("ACT-OTHER", lambda Z: np.maximum(Z, 1), "You compared with 1; the corner of ReLU is at 0."),
            ("ACT-OTHER", lambda Z: np.clip(Z, 0, 1), "You cut at 1 as well. ReLU has no upper limit."),
            ("ACT-OTHER", lambda Z: np.clip(Z, 0, 6), "You cut at 6 as well. ReLU has no upper limit."),
            ("ACT-OTHER", lambda Z: Z * (Z > 1), "You compared with 1; the corner of ReLU is at 0."),
            ("ACT-OTHER", lambda Z: np.maximum(Z, -1), "You compared with −1; the corner of ReLU is at 0."),
            ("ACT-OTHER", lambda Z: np.where(Z > 0, Z, np.exp(np.minimum(Z, 0)) - 1),
                "This is ELU. ReLU is exactly 0 for Z < 0."),
            ("ACT-OTHER", lambda Z: np.where(Z > 0, Z, 0.1 * Z),
                "This lets 10 % of the negative values through. ReLU lets none."),
            ("ACT-TWICE", lambda Z: np.maximum(Z, 0) ** 2,
                "The positive entries are squared: the mask was multiplied by Z once too often."),
            ("ACT-IDENTITY", lambda Z: Z, "Nothing was changed: negative entries are still there."),
        ),
    ),
)  # fmt: skip


def _neighbours(function):
    """Rows for np.gradient, which has another slope in mind."""
    advice = "np.gradient compares neighbours in the array. Asked is the slope at each Z, whatever stands beside it."
    return [("SP-NEIGHBOURS", lambda Z, k=k: np.gradient(function(Z), axis=k), advice) for k in (0, 1)]


FED_WITH_Z = (
    "This looks like a(1 − a) with Z in the place of a. That form wants the output a = σ(Z). "
    "A sigmoid slope is never above 0.25 nor below 0."
)

sigmoid_prime = Exercise(
    signature="sigmoid_prime(Z)",
    solve=_of_Z("dA/dZ", g.sigmoid.prime),
    read=one,
    probes=PROBES,
    square=SQUARE,
    look=(
        "The slope of σ is 0.25 at Z = 0 and nearly 0 far out on both sides. Compare yours with (σ(Z + h) − σ(Z − "
        "h)) / 2h."
    ),
    masks=_masks("dA/dZ"),
    edges=(Edge((np.array([[-1000.0, 1000.0]]),), _far_out(np.array([[0.0, 0.0]]), "slope")),),
    mistakes=_entrywise(
        "dA/dZ",
        (
            ("SB-1", lambda Z: Z * (1 - Z), FED_WITH_Z),
            ("SB-1", lambda Z: g.sigmoid.prime(_sigmoid(Z)),
                "The sigmoid was applied twice: σ′ is taken at a instead of at Z."),
            ("SB-1", lambda Z: _sigmoid(Z) * (1 - Z),
                "One factor is right, the other holds Z where the output a belongs."),
            ("SB-1", lambda Z: Z * (1 - _sigmoid(Z)),
                "One factor is right, the other holds Z where the output a belongs."),
            ("SP-VALUE", _sigmoid, "This is σ itself. Asked is its slope."),
            ("SP-FACTOR", lambda Z: 1 - _sigmoid(Z), "This is 1 − a, one of two factors."),
            ("SP-FACTOR", lambda Z: _sigmoid(Z) ** 2, "This is a². Both factors are a; one of them should be 1 − a."),
            ("SP-FACTOR", lambda Z: (1 - _sigmoid(Z)) ** 2, "This is (1 − a)². One of the two factors should be a."),
            ("SP-SIGN", lambda Z: _sigmoid(Z) * (1 + _sigmoid(Z)),
                "The sign in the bracket is wrong: with it the slope would grow beyond 0.25."),
            ("SP-SIGN", lambda Z: _sigmoid(Z) * (_sigmoid(Z) - 1),
                "The difference is the wrong way round: σ rises everywhere, so its slope is positive."),
            ("SP-SUM", lambda Z: _sigmoid(Z) + (1 - _sigmoid(Z)), "a + (1 − a) is always 1. The two are multiplied."),
            ("SP-SUM", lambda Z: _sigmoid(Z) - (1 - _sigmoid(Z)), "a and 1 − a are multiplied, not subtracted."),
            ("SP-SQUARE", lambda Z: 1 - _sigmoid(Z) ** 2,
                "1 − a² is the slope of tanh. For σ it is another product of a and 1."),
            ("SP-SQUARE", lambda Z: _sigmoid(Z) * (1 - _sigmoid(Z) ** 2),
                "The square does not belong there: a and 1 − a, each once."),
            ("SP-SQUARE", lambda Z: np.exp(-Z) / (1 + np.exp(-Z)),
                "The denominator must be squared: the slope of 1/u is −u′/u²."),
            ("SP-INNER", lambda Z: 1 / (1 + np.exp(-Z)) ** 2,
                "The inner derivative is missing: 1 + e to the power of −Z depends on Z too."),
            ("SP-INNER", lambda Z: -np.exp(-Z) / (1 + np.exp(-Z)) ** 2,
                "The sign is wrong. There are two minus signs on the way: one of 1/u, one of −Z."),
            ("SP-INNER", np.exp, "This is the exponential alone."),
            *_neighbours(_sigmoid),
            ("SP-BRACKET", lambda Z: np.exp(-Z) / (1 + np.exp(-Z) ** 2),
                "Only the exponential is squared; the whole denominator should be."),
            ("SP-INNER", lambda Z: g.sigmoid.prime(Z) * Z,
                "It is multiplied by Z as well. The slope is a(1 − a) alone."),
            ("SP-OTHER", g.tanh.prime, "This is the slope of tanh, 1 at Z = 0. That of σ is 0.25 there."),
            ("SP-OTHER", g.relu.prime, "This is the slope of ReLU, 0 or 1."),
            ("SP-BRACKET", lambda Z: _sigmoid(Z) * 1 - _sigmoid(Z),
                "a * 1 − a is 0: the brackets around 1 − a are missing."),
        ),
    ),
)  # fmt: skip

tanh_prime = Exercise(
    signature="tanh_prime(Z)",
    solve=_of_Z("dA/dZ", g.tanh.prime),
    read=one,
    probes=PROBES,
    square=SQUARE,
    look="The slope of tanh is 1 at Z = 0 and nearly 0 far out. Compare yours with (tanh(Z + h) − tanh(Z − h)) / 2h.",
    masks=_masks("dA/dZ"),
    mistakes=_entrywise(
        "dA/dZ",
        (
            ("SB-1", lambda Z: 1 - Z**2, "The form 1 − a² wants the output a = tanh(Z); yours holds the input Z."),
            ("SB-1", lambda Z: 1 - np.tanh(np.tanh(Z)) ** 2,
                "tanh was applied twice: the slope is taken at a instead of at Z."),
            ("SP-VALUE", np.tanh, "This is tanh itself. Asked is its slope."),
            ("SP-SQUARE", lambda Z: 1 - np.tanh(Z),
                "The square is missing. A slope above 1 shows it: tanh is never steeper than 1."),
            ("SP-SQUARE", lambda Z: 1 - np.tanh(Z**2), "You squared Z, not tanh(Z). The bracket closes too late."),
            ("SP-SQUARE", lambda Z: (1 - np.tanh(Z)) ** 2, "You squared the whole difference. Only a is squared."),
            ("SP-SIGN", lambda Z: 1 + np.tanh(Z) ** 2, "The sign is wrong: the slope must fall towards 0 far out."),
            ("SP-SIGN", lambda Z: np.tanh(Z) ** 2 - 1, "The difference is the wrong way round: tanh rises everywhere."),
            ("SP-FACTOR", lambda Z: np.tanh(Z) ** 2, "This is a². It is what must be taken away from 1."),
            ("SP-OTHER", lambda Z: np.tanh(Z) * (1 - np.tanh(Z)),
                "a(1 − a) is the sigmoid's slope. That of tanh has another form."),
            ("SP-OTHER", g.sigmoid.prime,
                "This is the slope of the sigmoid, at most 0.25. That of tanh is 1 at Z = 0."),
            ("SP-OTHER", g.relu.prime, "This is the slope of ReLU, 0 or 1."),
            ("SP-OTHER", lambda Z: 1 - _sigmoid(Z) ** 2, "The form is that of tanh, but a is the sigmoid's."),
            *_neighbours(np.tanh),
            ("SP-SQUARE", lambda Z: 1 - 2 * np.tanh(Z), "a is doubled; it should be squared."),
            ("SP-SQUARE", lambda Z: 4 * np.exp(2 * Z) / (np.exp(2 * Z) + 1), "The denominator must be squared."),
            ("SP-OTHER", lambda Z: 1 - np.tan(Z) ** 2, "np.tan is the tangent of an angle; a is np.tanh."),
            ("SP-OTHER", lambda Z: 1 / np.cos(Z) ** 2, "This is the slope of tan, the tangent of an angle."),
            ("SP-INNER", lambda Z: 1 - 1 / np.tanh(Z) ** 2, "The fraction of tanh is upside down in it."),
            ("SP-BRACKET", lambda Z: 1 - ((np.exp(Z) - np.exp(-Z)) / np.exp(Z) + np.exp(-Z)) ** 2,
                "In the fraction of tanh the brackets around the denominator are missing."),
            ("SP-SQUARE", lambda Z: 1 / np.cosh(Z), "The square is missing: the slope is 1 / cosh²."),
            ("SP-INNER", lambda Z: 1 / (1 + Z**2), "This is the slope of arctan. tanh is another function."),
            ("SP-INNER", lambda Z: 1 / (1 - Z**2), "This is the slope of the inverse of tanh."),
        ),
    ),
)  # fmt: skip

relu_prime = Exercise(
    signature="relu_prime(Z)",
    solve=_of_Z("dA/dZ", g.relu.prime),
    read=one,
    probes=PROBES,
    square=SQUARE,
    look="The slope of ReLU is 1 where Z > 0 and 0 where Z < 0, and nothing else.",
    masks=_masks("dA/dZ"),
    edges=(Edge((np.zeros((2, 3)),), _kink),),
    mistakes=_entrywise(
        "dA/dZ",
        (
            ("SP-VALUE", g.relu, "This is ReLU itself. Asked is its slope, 0 or 1."),
            ("RB-1", lambda Z: (Z < 0) * 1.0, "0 and 1 are exchanged: the slope is 1 where Z is positive."),
            ("RB-1", lambda Z: np.ones_like(Z),
                "Every slope is 1: nothing is masked. A = relu(Z) is never negative, so A ≥ 0 is always true. Ask Z."),
            ("RB-1", lambda Z: np.zeros_like(Z), "Every slope is 0: nothing would ever be learned."),
            ("RB-1", lambda Z: (Z > 1) * 1.0, "You compared with 1; the corner is at 0."),
            ("SP-SIGN", np.sign,
                "On the left of 0 the slope is 0, not −1: ReLU is flat there, the absolute value is not."),
            ("SP-OTHER", g.leaky_relu.prime, "This is the slope of leaky ReLU. ReLU is flat for Z < 0."),
            ("SP-OTHER", g.sigmoid.prime, "This is the slope of the sigmoid."),
            ("SP-OTHER", _sigmoid, "This is the sigmoid, the slope of softplus. ReLU has a corner."),
            ("SP-OTHER", g.tanh.prime, "This is the slope of tanh."),
            ("SP-VALUE", lambda Z: Z, "Nothing was changed. Asked is a slope, 0 or 1."),
            ("SP-VALUE", lambda Z: Z * (Z < 0), "You kept the negative entries of Z. Asked is a slope, 0 or 1."),
            ("SP-VALUE", lambda Z: np.where(Z > 0, 1, Z),
                "Where Z > 0 it is right. Where Z < 0 ReLU is flat, so its slope is 0, not Z."),
            *_neighbours(g.relu),
            ("SP-VALUE", lambda Z: np.clip(Z, 0, 1), "Between 0 and 1 this is Z. A slope is not Z, but 0 or 1."),
            ("SP-VALUE", lambda Z: np.where(Z > 0, Z, 1),
                "Where Z > 0 stands Z itself, elsewhere 1. Asked is a slope."),
            ("SP-VALUE", np.abs, "This is the absolute value of Z. Asked is a slope, 0 or 1."),
        ),
    ),
)  # fmt: skip
