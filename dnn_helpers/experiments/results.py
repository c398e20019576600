"""What a sweep found: one row per setting, and the best settings with their spread over seeds (lecture 4.8)."""

import math
from typing import NamedTuple

from ..notebook.table import html_table, text_table


class Row(NamedTuple):
    """What became of one setting: "finished", "diverged", "failed" (with the sentence in ``reason``) or "not run".

    The last training cost, and dev_cost and dev_accuracy of the held-out examples, are NaN where nothing was measured.
    """

    setting: dict
    status: str
    reason: str = ""
    cost: float = math.nan
    dev_cost: float = math.nan
    dev_accuracy: float = math.nan


class Group(NamedTuple):
    """One setting, the seed left out: the held-out accuracies it reached from its seeds, and how many were tried."""

    setting: dict
    dev_accuracies: tuple
    tried: int

    @property
    def mean(self):
        return sum(self.dev_accuracies) / len(self.dev_accuracies)


class Found(tuple):
    """Rows or Groups; prints as a table: the hyperparameters that differ, then what came of them."""

    def __repr__(self):
        return text_table(self._cells())

    def _repr_html_(self):
        return html_table(self._cells())

    def _cells(self):
        names = dict.fromkeys(name for row in self for name in row.setting)
        varied = [name for name in names if len({repr(row.setting.get(name)) for row in self}) > 1]
        yield [*varied, *self.HEAD]
        for row in self._in_order():
            yield [*(str(row.setting.get(name, "")) for name in varied), *self._found(row)]


class Results(Found):
    """One Row per setting, in the order of the settings; prints best first."""

    HEAD = ("status", "dev accuracy", "dev cost", "reason")

    def best(self, count=5):
        """The ``count`` finished rows with the highest dev_accuracy (then the lowest dev_cost)."""
        return Results([row for row in self._in_order() if row.status == "finished"][:count])

    def over_seeds(self, count=5):
        """Groups of rows that differ in the seed alone, the highest mean dev_accuracy first; with a lost run, last."""
        rows_of, groups = {}, []
        for row in self:
            setting = {name: value for name, value in row.setting.items() if name != "seed"}
            rows_of.setdefault(repr(setting), (setting, []))[1].append(row)
        for setting, rows in rows_of.values():
            if accuracies := tuple(row.dev_accuracy for row in rows if row.status == "finished"):
                lost = any(row.status in ("failed", "diverged") for row in rows)
                groups.append((lost, Group(setting, accuracies, len(rows))))
        return Groups(group for _, group in sorted(groups, key=lambda pair: (pair[0], -pair[1].mean))[:count])

    def _in_order(self):
        return sorted(self, key=lambda row: (-row.dev_accuracy, row.dev_cost) if row.status == "finished" else (1,))

    def _found(self, row):
        measured = row.status == "finished"
        numbers = (f"{row.dev_accuracy:.3f}", f"{row.dev_cost:.3g}") if measured else ("", "")
        return row.status, *numbers, row.reason


class Groups(Found):
    """Groups, the best first; prints with the spread over the seeds."""

    HEAD = ("seeds", "dev accuracy: mean", "lowest", "highest")

    def _in_order(self):
        return self

    def _found(self, group):
        numbers = (group.mean, min(group.dev_accuracies), max(group.dev_accuracies))
        return f"{len(group.dev_accuracies)} of {group.tried}", *(f"{number:.3f}" for number in numbers)
