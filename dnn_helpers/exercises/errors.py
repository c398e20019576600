"""What an exception in an answer means, in one or two sentences."""

import linecache
import re
import traceback

from .report import Finding
from .running import LIMIT, TimeUp
from .task import ALWAYS_ERRORS

MISFITS = (r"broadcast together|not aligned|mismatch in its core dimension|non-broadcastable|cannot reshape"
          r"|must match exactly|does not have enough dimensions|shape-mismatch|incompatible dimensions"
          r"|boolean index did not match")  # fmt: skip


def explain_error(error, answer, own, letters):
    """The Finding for an exception that ended an answer; ``own`` are the task's rows, which come first."""
    if isinstance(error, TimeUp):
        text = f"It was still running after {LIMIT:g} seconds and was stopped. Does its loop ever end?"
        return Finding(("TIMEOUT",), text)
    if isinstance(error, KeyboardInterrupt):
        return Finding(("STOPPED",), "It was stopped before it returned.")
    if isinstance(error, SystemExit):
        return Finding(("EXIT",), "Your function leaves Python with exit. End it with return.")
    said, whole = (f"{type(error).__name__}: {message(error, longest)}" for longest in (120, 1000))
    where = _where(error, answer)
    fact, question = _shapes_sentence(whole, letters)
    for pattern, id, sentence in (*own, (MISFITS, "SHAPES", question)):
        if re.search(pattern, whole):
            return Finding((id,), f"It stopped{where}. {fact}{sentence}".strip())
    for pattern, id, sentence in ALWAYS_ERRORS:
        if re.search(pattern, whole):
            return Finding((id,), f"It stopped{where} with {said}. {sentence}")
    return Finding(("RAISED",), f"It stopped{where} with {said}.")


def message(error, longest=120):
    """The first line of the exception's message, short and without an address."""
    try:
        lines = str(error).splitlines() or [""]
    except Exception:  # an exception of the learner's own may be broken, too
        lines = [""]
    text = re.sub(r" at 0x[0-9a-fA-F]+", "", lines[0])
    text = re.sub(r"(/[\w.-]+){2,}", "…", text).rstrip(".")
    return text if len(text) <= longest else text[: longest - 1] + "…"


def _where(error, answer):
    """The line of the answer in which the exception came up, as it is written."""
    code = getattr(answer, "__code__", None)
    numbers = [line for frame, line in traceback.walk_tb(error.__traceback__) if frame.f_code is code]
    if not numbers:
        return ""
    text = linecache.getline(code.co_filename, numbers[-1]).strip()
    return f" at `{text}`" if text else f" in its line {numbers[-1] - code.co_firstlineno + 1}"


WHICH_OF_TWO = "A matrix product needs equal inner sizes. Which of the two belongs here? "
ARRANGE = "Write the shapes under the symbols: is a transpose missing, or the order wrong? "


def _shapes_sentence(said, letters):
    """What numpy said about shapes, in the lecture's letters, and what to ask oneself; empty if it said nothing."""
    found = [tuple(map(int, re.findall(r"\d+", part))) for part in re.findall(r"\((\d+,[\d, ]*)\)", said)]
    spelled = [spell(shape, letters) for shape in found]
    if "broadcast" in said and len(spelled) >= 2:
        fact = f"Entry by entry, shapes {spelled[0]} and {spelled[1]} do not fit: each size must be equal, or 1. "
        return fact, WHICH_OF_TWO
    if "not aligned" in said and len(spelled) >= 2:
        return f"The matrix product of shapes {spelled[0]} and {spelled[1]} needs equal inner sizes. ", ARRANGE
    if sizes := re.search(r"size (\d+) is different from (\d+)", said):
        inner = " and ".join(spell_size(int(size), letters) for size in sizes.groups()[::-1])
        return f"The inner sizes of a matrix product must be equal, and are {inner}. ", ARRANGE
    if sizes := re.search(r"size of axis is (\d+) but size of corresponding boolean axis is (\d+)", said):
        array, mask = (spell_size(int(size), letters) for size in sizes.groups())
        return f"A mask is laid on an array of another shape: an axis has size {array}, in the mask {mask}. ", ""
    if "enough dimensions" in said:
        return "@ is for two matrices, and one of the two is a single number. ", "Numbers multiply with *. "
    return ("The shapes of two arrays in that line do not fit. " if re.search(MISFITS, said) else ""), ""


def spell_size(size, letters):
    """ "m = 7", or "7" where the number has no letter, or more than one."""
    names = [name for name, value in letters.items() if value == size]
    return f"{names[0]} = {size}" if len(names) == 1 and size > 1 else str(size)


def spell(shape, letters):
    """ "(n[l], m) = (4, 7)", as far as the sizes have letters."""
    parts = [spell_size(size, letters).split(" = ")[0] for size in shape]
    symbols = f"({', '.join(parts)})"
    return f"{symbols} = {shape}" if any(not part.isdigit() for part in parts) else str(shape)
