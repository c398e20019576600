"""The rectified linear unit."""

from .sigmoid import MASKS, PROBES, SQUARE

PLACE = 4.2, 3
SOLUTION = """
def relu(Z):
    return np.maximum(0, Z)
"""
RESULT = "A"
LOOK = "ReLU keeps an entry that is above 0 as it is, and puts 0 for any other."
ARRAY_ADVICE = "np.max collapses an axis and max compares two things; np.maximum compares entry by entry."
HINTS = """
What happens to a positive entry, and what to a negative one?
You need the larger of two things, entry by entry. max and np.max do something else.
np.maximum compares entry by entry: with what is Z compared?
"""
MISTAKES = """
return Z.max(axis=0) | return Z.max(axis=0, keepdims=True) | ACT-2 | You kept one number per column. {ARRAY_ADVICE}
return Z.max(axis=1) | return Z.max(axis=1, keepdims=True) | ACT-2 | You kept one number per row. {ARRAY_ADVICE}
return Z.max() | ACT-2 | You kept the largest number of all. {ARRAY_ADVICE}
return (Z > 0) * 1.0 | ACT-SLOPE | This is the slope of ReLU, 0 or 1. Asked is ReLU itself: where Z > 0, the value Z.
return np.minimum(Z, 0) | ACT-SIGN | You kept the negative entries; ReLU keeps the positive ones.
return np.maximum(-Z, 0) | ACT-SIGN | You mirrored Z: negative entries became positive.
return -np.maximum(Z, 0) | ACT-SIGN | The sign is wrong: ReLU is never negative.
return np.abs(Z) | ACT-ABS | You took the absolute value: negative entries must become 0, not positive.
return leaky_relu(Z) | ACT-OTHER | This is leaky ReLU, which lets 1 % of the negative values through. ReLU lets none.
return 1 / (1 + np.exp(-Z)) | ACT-OTHER | This is the sigmoid.
return np.tanh(Z) | ACT-OTHER | This is tanh.
return np.log1p(np.exp(Z)) | ACT-OTHER | This is the softplus, a smooth relative. ReLU is exactly 0 for Z < 0.
return np.maximum(Z, 1) | return Z * (Z > 1) | ACT-OTHER | You compared with 1; the corner of ReLU is at 0.
return np.clip(Z, 0, 1) | ACT-OTHER | You cut at 1 as well. ReLU has no upper limit.
return np.clip(Z, 0, 6) | ACT-OTHER | You cut at 6 as well. ReLU has no upper limit.
return np.maximum(Z, -1) | ACT-OTHER | You compared with −1; the corner of ReLU is at 0.
return np.where(Z > 0, Z, np.exp(np.minimum(Z, 0)) - 1) | ACT-OTHER | This is ELU. ReLU is exactly 0 for Z < 0.
return np.where(Z > 0, Z, 0.1 * Z) | ACT-OTHER | This lets 10 % of the negative values through. ReLU lets none.
return np.maximum(Z, 0) ** 2 | ACT-TWICE | The positive entries are squared: the mask was multiplied by Z once too often.
return Z | ACT-IDENTITY | Nothing was changed: negative entries are still there.
"""
