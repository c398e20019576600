"""What a check says: rows (one per output), findings (one per mistake), and their rendering."""

import re
from dataclasses import dataclass
from html import escape
from typing import NamedTuple

HEADLINES = {
    "not attempted": "not attempted yet",
    "correct": "correct",
    "accepted": "accepted",
    "wrong": "not right yet",
    "error": "it did not run to the end",
}
FEW = 8  # more rows than this, and those of a kind share one line


class Verdict(NamedTuple):
    """One output: its name, "right", "wrong" or "missing", and what was seen."""

    output: str
    verdict: str
    seen: str = ""


class Finding(NamedTuple):
    """What is the matter: the ids of the mistake or mistakes, the outputs concerned, the advice."""

    ids: tuple
    text: str
    outputs: tuple = ()


@dataclass(frozen=True, repr=False)
class Report:
    """What ``check`` returns. ``print`` it, or let it be the last line of a cell.

    ``status`` is "not attempted", "correct", "accepted" (a convention other than ours), "wrong" or "error"; ``passed``
    whether it is "correct" or "accepted". ``mistakes`` are the ids of those found, a tuple, empty when passed;
    ``conventions`` the ids of those that differ from ours.
    """

    name: str
    status: str
    rows: tuple = ()
    findings: tuple = ()
    closing: tuple = ()  # lines at the end: what to look at next, what was tested

    @property
    def passed(self):
        return self.status in ("correct", "accepted")

    @property
    def mistakes(self):
        return () if self.passed else self._ids()

    @property
    def conventions(self):
        return self._ids() if self.passed else ()

    def _ids(self):
        return tuple(dict.fromkeys(id for finding in self.findings for id in finding.ids))

    @property
    def text(self):
        blocks = [[f"{self.name}: {self._headline()}"], self._row_lines(), self._finding_lines(), list(self.closing)]
        return "\n\n".join("\n".join(block) for block in blocks if block)

    def __repr__(self):
        return self.text

    def _repr_html_(self):
        parts = [f"<strong>{escape(self.name)}: {escape(self._headline())}</strong>"]
        if rows := "".join(f"<tr>{_cells(row)}</tr>" for row in self._shown_rows()):
            parts.append(f'<table style="margin:6px 0">{rows}</table>')
        lines = [re.sub("`(.*)`", r"<code>\1</code>", escape(line)) for line in [*self._finding_lines(), *self.closing]]
        parts += [f'<p style="margin:6px 0">{line}</p>' for line in lines]
        return f'<div style="border-left:3px solid #6B7480;padding-left:12px;max-width:46em">{"".join(parts)}</div>'

    def _headline(self):
        right = sum(row.verdict == "right" for row in self.rows)
        count = f" ({right} of {len(self.rows)} right)" if self.status == "wrong" and len(self.rows) > 1 else ""
        return HEADLINES[self.status] + count

    def _shown_rows(self):
        if self.passed:
            return []
        if len(self.rows) <= FEW:
            return [tuple(row) for row in self.rows]
        by = {word: [row for row in self.rows if row.verdict == word] for word in ("wrong", "missing", "right")}
        shown = [tuple(row) for row in by["wrong"][:FEW]]
        rest = {"also wrong": by["wrong"][FEW:], "missing": by["missing"], "right": by["right"]}
        return shown + [(f"{word}:", _named([row.output for row in rows])) for word, rows in rest.items() if rows]

    def _row_lines(self):
        rows = self._shown_rows()
        width = max((len(row[0]) for row in rows), default=0)
        return ["  ".join(("", name.ljust(width), verdict.ljust(7), *seen)).rstrip() for name, verdict, *seen in rows]

    def _finding_lines(self):
        return [_headed(text, outputs, self.rows) for _, text, outputs in self.findings]


def _named(outputs):
    """Many outputs in short: "W, b of layers 1, 2, 3, 4, 5" for W1, b1, …, b5; a few, or others, one by one."""
    parts = [re.fullmatch(r"(\D+)(\d+)", output) for output in outputs]
    if len(outputs) > FEW and all(parts):
        letters, layers = (list(dict.fromkeys(part[k] for part in parts)) for k in (1, 2))
        if len(letters) * len(layers) == len(outputs):
            return f"{', '.join(letters)} of layer{'s' * (len(layers) > 1)} {', '.join(layers)}"
    return ", ".join(outputs)


def _cells(row):
    """The cells of a row in a table of three columns; the last one takes what is left."""
    style = '<td style="text-align:left;padding:1px 14px 1px 0"'
    *cells, last = (escape(text) for text in row)
    return "".join(f"{style}>{text}</td>" for text in cells) + f'{style} colspan="{4 - len(row)}">{last}</td>'


def _headed(text, outputs, rows):
    """The text behind the outputs it is about; nothing need be said when it is about them all, or many."""
    wrong = {row.output for row in rows if row.verdict != "right"}
    about_all = set(outputs) in ({row.output for row in rows}, wrong if len(wrong) > 3 else None)
    if not outputs or len(rows) == 1 or about_all:
        return text
    letters = dict.fromkeys(name.rstrip("0123456789") for name in outputs)  # "W, b" for W1, b1, W2, b2, …
    names = letters if len(outputs) > FEW and len(letters) < len(outputs) else outputs
    return f"{', '.join(names)}: {text}"
