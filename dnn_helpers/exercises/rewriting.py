"""A function's source with a line changed, and the function that a source defines.

A change is a line, put in the place of the source's line of the same name: of the same target
(``dW = …``), or of the same keyword (``return …``, ``for …:``, ``if …:``, ``while …:``).

    dW = dZ @ A_prev / m          in place of the line that sets dW
    second dZ = dA_prev           of two lines that set dZ, the second
    before dW: dZ = dZ / m        a line more, before the line that sets dW
    W = W + dW; b = b + db        two lines changed at once
"""

import linecache
import re
import textwrap
from itertools import count
from typing import NamedTuple

WHICH = {"first": 0, "second": 1, "third": 2}
NAME = re.compile(r"(?:return|for|while|if)\b|[^=(]+?(?= (?:[-+*/@]|//|\*\*)?= )")
_numbers = count(1)


class Edit(NamedTuple):
    """One line of a change: the number of the source's line it belongs to, its text, whether it is put before it."""

    place: int
    text: str
    before: bool = False

    @property
    def name(self):
        return name_of(self.text)


def name_of(line):
    """What a line is found by: its target or its keyword; "" if it has neither."""
    found = NAME.match(line.strip())
    return found[0] if found else ""


def edits(source, change):
    """The Edits of a change, as the module's docstring describes it."""
    return tuple(_edit(source.splitlines(), line.strip()) for line in change.split("; "))


def _edit(lines, line):
    anchor, before, rest = line.partition(": ") if line.startswith("before ") else ("", "", line)
    text, wanted = rest, anchor.removeprefix("before ") or rest
    which, _, named = wanted.partition(" ")
    if which in WHICH:
        wanted, text = named, text if before else named
    name = wanted if before else name_of(wanted)
    places = [i for i, other in enumerate(lines) if i and name and name_of(other) == name]
    if len(places) > 1 and which not in WHICH:
        raise ValueError(f"{len(places)} lines set {name}: say which, as in `first {line}`")
    if len(places) <= WHICH.get(which, 0):
        raise ValueError(f"there is no line to be changed by `{line}`")
    return Edit(places[WHICH.get(which, 0)], text, bool(before))


def with_line(source, change):
    """The source with a change made."""
    lines = source.splitlines()
    for place, text, before in sorted(edits(source, change), reverse=True):
        indent = lines[place][: -len(lines[place].lstrip())]
        lines[place : place + (not before)] = [indent + text]
    return "\n".join(lines) + "\n"


def function_of(source, names):
    """The function that a source defines, with ``names`` to use; ``inspect.getsource`` shows the source."""
    source, file = textwrap.dedent(source).strip() + "\n", f"<rewritten {next(_numbers)}>"
    linecache.cache[file] = len(source), None, source.splitlines(keepends=True), file
    scope = dict(names)
    exec(compile(source, file, "exec"), scope)
    return scope[re.search(r"^def (\w+)", source, re.M)[1]]
