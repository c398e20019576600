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
    def slot(self):
        """What an Edit lays claim to: of two with the same slot only one can be made."""
        return self.place, self.before, self.before and name_of(self.text)


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


def formula(text, arguments, names):
    """The function of these arguments that gives the value of a formula."""
    return function_of(f"def formula({arguments}):\n    return {text}", names)


class Versions:
    """All versions of a function, compiled at once: ``run(args, edits)`` runs the one with these Edits made.

    Every line that some Edit touches becomes ``if chosen[k] == 0: …`` with a branch for each Edit.
    """

    def __init__(self, source, changes, names):
        self._numbers = {}  # slot → text → its number among those of the slot; 0 is the source's own line
        for edit in (edit for change in changes for edit in change):
            texts = self._numbers.setdefault(edit.slot, {})
            texts.setdefault(edit.text, len(texts) + 1)
        self._places = {slot: k for k, slot in enumerate(self._numbers)}
        first, *rest = source.splitlines()
        lines = [first.replace("):", ", chosen):")]
        for place, line in enumerate(rest, start=1):
            slots = [slot for slot in self._places if slot[0] == place]
            for slot in sorted(slots, key=lambda slot: not slot[1]):
                lines += self._branches(slot, line)
            if (place, False, False) not in slots:
                lines.append(line)
        self._run = function_of("\n".join(lines), names)

    def _branches(self, slot, line):
        """The lines in which a slot is decided."""
        indent, k = line[: -len(line.lstrip())], self._places[slot]
        texts = [(text, f"chosen[{k}] == {number}") for text, number in self._numbers[slot].items()]
        if slot[1]:
            return [f"{indent}if {chosen}: {text}" for text, chosen in texts]
        opening = re.match(r"for \w+ in |while |if ", line.strip())
        if not opening:
            return [f"{indent}if not chosen[{k}]: {line.strip()}"] + [f"{indent}elif {c}: {text}" for text, c in texts]
        others = "".join(f"({text[opening.end() : -1]}) if {chosen} else " for text, chosen in texts)
        return [f"{indent}{opening[0]}({others}{line.strip()[opening.end() : -1]}):"]

    def run(self, args, edits=()):
        chosen = [0] * len(self._places)
        for edit in edits:
            chosen[self._places[edit.slot]] = self._numbers[edit.slot][edit.text]
        return self._run(*args, chosen)
