"""An answer on a probe: what it returned beside what it should have returned, and what else happened."""

import inspect
from typing import NamedTuple

from .comparing import equal
from .errors import message
from .probes import Probe
from .reading import Misread, returned
from .running import run
from .task import Task


class Attempt(NamedTuple):
    """An answer's outputs on a probe, the right ones, and what else happened."""

    probe: Probe
    got: dict
    want: dict
    error: BaseException | None = None
    misread: Misread | None = None
    changed: tuple = ()
    replaced: tuple = ()

    @property
    def wrong(self):
        return [name for name in self.want if name not in self.got or not equal(self.got[name], self.want[name])]

    @property
    def ran(self):
        return self.error is None and self.misread is None

    @property
    def right(self):
        return self.ran and not self.wrong


class Trial(NamedTuple):
    """An answer to a task, the dress of the arguments in which it runs, and the convention it follows."""

    task: Task
    answer: object
    dress: object = None
    convention: tuple = ()  # the Edits that lead from our solution to it

    def attempt(self, probe):
        """The Attempt on a probe: all its calls, read and beside the right outputs."""
        got, want, changed, replaced = {}, {}, (), ()
        for args in probe.calls:
            expected = self.task.outputs(args, self.convention)
            want |= expected
            outcome = run(self.answer, self.dress(*args), self.task.arguments)
            changed, replaced = changed + outcome.changed, replaced + outcome.replaced
            misread = None
            if outcome.error is None:
                try:
                    got |= self.task.result.read(returned(outcome.value, outcome.printed), expected)
                    continue
                except Misread as said:
                    misread = said
                except Exception:  # an object of the learner's own may refuse anything
                    misread = Misread("UNREADABLE", "What your function returned cannot be turned into numbers.")
            return Attempt(probe, got, want, outcome.error, misread, changed, replaced)
        return Attempt(probe, got, want, changed=changed, replaced=replaced)

    def takes(self, args):
        """Whether the answer can be called with these arguments; some built-in functions do not tell."""
        try:
            inspect.signature(self.answer).bind(*args)
        except (TypeError, ValueError) as error:
            return isinstance(error, ValueError)
        return True

    def dressed(self):
        """The Trial in the dress of the arguments in which the answer runs, and its Attempt on the main probe.

        If it runs in none, that of the first error which is not about the containers themselves; None
        if it cannot be called at all.
        """
        main, attempts = self.task.probes[0], []
        for dress in self.task.dresses:
            if self.takes(dress(*main.calls[0])):
                trial = self._replace(dress=dress)
                attempt = trial.attempt(main)
                if attempt.error is None or not isinstance(attempt.error, Exception):
                    return trial, attempt
                attempts.append((trial, attempt))
        about_values = [pair for pair in attempts if not _is_about_containers(pair[1].error)]
        return next(iter(about_values or attempts), None)


def _is_about_containers(error):
    return isinstance(error, (KeyError, TypeError, AttributeError)) or "unpack" in message(error)
