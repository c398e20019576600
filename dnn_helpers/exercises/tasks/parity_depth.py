"""How many levels of two-input XOR gates tell the parity of n bits."""

from ..probes import Probe

PLACE = 4.4, 1
SOLUTION = """
def parity_depth(n):
    levels, signals = 0, n
    while signals > 1:
        signals = (signals + 1) // 2
        levels += 1
    return levels
"""
RESULT = "number"
PROBES = (Probe(tuple((n,) for n in (2, 3, 4, 5, 6, 8, 9, 11, 16, 33)), {}, "ten values of n from 2 to 33"),)
LOOK = "Take n = 8: each level joins the signals two by two, 8 → 4 → 2 → 1. Then n = 5: what becomes of the fifth?"
HINTS = """
How many signals are left after one level of two-input XOR gates, if there were 8?
And if there were 5? The one without a partner waits for the next level.
Count how often n can be halved, rounding up, until 1 is left.
"""
MISTAKES = """
return n - 1 | CON-1 | n−1 is how many XOR gates there are, all levels together. A tree halves the number of signals at every level: 8 → 4 → 2 → 1. How many levels?
return n // 2 | return n / 2 | return (n + 1) // 2 | CON-1 | n/2 is how many gates the first level has. How many levels follow until one signal is left?
return 2 ** (n - 1) | CON-1 | 2ⁿ⁻¹ is the width of the shallow circuit, one term for each odd pattern. The tree's levels are asked.
return 2 ** n | CON-1 | 2ⁿ is the number of all patterns of n bits. The tree's levels are asked.
return n | CON-1 | A chain takes the bits one after the other. A tree joins all pairs at once: 8 → 4 → 2 → 1.
return int(math.log2(n)) | CON-FLOOR | Right where n is a power of two. A signal without a partner still needs a level: which way must log2 n be rounded?
return round(math.log2(n)) | CON-FLOOR | log2 n is rounded to the nearest number. With n = 5 two levels leave two signals over: which way must it be rounded?
return math.log2(n) | CON-FLOOR | This is log2 n itself. Levels are whole: what does n = 5 need?
return int(math.log2(n)) + 1 | return levels + 1 | CON-CEIL | One level too many: for n = 2 a single XOR is enough.
return levels - 1 | CON-CEIL | One level too few: for n = 2 one XOR is needed.
return math.ceil(math.log(n)) | return math.log(n) | CON-LOG | This is the natural logarithm. Each level halves the signals, so the base is 2.
return math.ceil(math.log10(n)) | return math.log10(n) | CON-LOG | This is the logarithm to base 10. Each level halves the signals, so the base is 2.
return 2 * levels | CON-GATES | You counted two levels per gate, as for an XOR made of AND and OR. Here an XOR is one gate.
return 3 * levels | CON-GATES | You counted three levels per gate. Here an XOR is one gate.
return math.sqrt(n) | return math.ceil(math.sqrt(n)) | CON-LOG | This is a square root. Count how often n can be halved.
"""
