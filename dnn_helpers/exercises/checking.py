"""``check``: run an answer on the probes of its exercise, compare, and say what is the matter.

``explaining`` finds out why wrong outputs are wrong, ``saying`` puts it into words.
"""

import inspect
from typing import NamedTuple

import numpy as np

from ..activations import ACTIVATIONS, Activation
from . import saying
from .compare import equal
from .errors import explain_error, is_about_shapes, message
from .exercise import Exercise, Probe
from .explaining import explain, missing
from .reading import Misread, kind, layers, whole
from .report import Finding, Report, Row
from .running import is_stub, reads_from_outside, run


class Attempt(NamedTuple):
    """An answer's outputs on a probe, the right ones, and what else happened."""

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
    def right(self):
        return self.error is None and self.misread is None and not self.wrong


class Trial(NamedTuple):
    """An answer to an exercise, and the dress of the arguments in which it runs."""

    name: str
    exercise: Exercise
    answer: object
    dress: object = None

    def attempt(self, probe):
        """The Attempt on a probe: all its calls, read and beside the right outputs."""
        got, want, changed, replaced = {}, {}, (), ()
        for args in probe.calls:
            expected = {name: as_wanted(value) for name, value in self.exercise.solve(*args).items()}
            want |= expected
            outcome = run(self.answer, self.dress(*args), self.exercise.arguments)
            changed, replaced = changed + outcome.changed, replaced + outcome.replaced
            if outcome.error is not None:
                return Attempt(got, want, error=outcome.error, changed=changed, replaced=replaced)
            try:
                got |= self.exercise.read(whole(outcome.value, outcome.printed), expected)
            except Misread as misread:
                return Attempt(got, want, misread=misread, changed=changed, replaced=replaced)
            except Exception:  # an object of the learner's own may refuse anything
                misread = Misread("UNREADABLE", "What your function returned cannot be turned into numbers.")
                return Attempt(got, want, misread=misread, changed=changed, replaced=replaced)
        return Attempt(got, want, changed=changed, replaced=replaced)

    def takes(self, args):
        """Whether the answer can be called with these arguments; some built-in functions do not tell."""
        try:
            inspect.signature(self.answer).bind(*args)
        except TypeError:
            return False
        except ValueError:
            pass
        return True

    def report(self, status, rows=(), findings=(), closing=()):
        return Report(self.name, status, tuple(rows), tuple(findings), tuple(closing))


def as_wanted(value):
    """A right output as it is compared: numbers as arrays, shapes and words as they are."""
    return value if isinstance(value, (tuple, str)) else np.asarray(value, float)


def check_exercise(name, exercise, answer):
    """The Report on an answer to an exercise; ``check`` looks the exercise up."""
    trial = Trial(name, exercise, answer)
    if problem := _unfit(trial):
        return trial.report("error", findings=[problem])
    trial, attempt = _dressed(trial)
    if type(attempt.error) is NotImplementedError:
        return trial.report("not attempted", closing=[f'Write it, or ask hint("{name}").'])
    if _is_empty(answer, attempt):
        text = f'It returns None so far. Write the body of {exercise.signature}, or ask hint("{name}").'
        return trial.report("not attempted", closing=[text])
    if attempt.error is not None:
        return _crashed(trial, attempt)
    if attempt.misread is not None:
        id, text = attempt.misread.args
        return trial.report("wrong", findings=[Finding((id,), text), *_changed(attempt)])
    if exercise.judge is not None:
        return _by_properties(trial, attempt)
    trial, attempt, conventions = _other_convention(trial, attempt)
    return _wrong(trial, attempt) if attempt.wrong else _right_so_far(trial, attempt, conventions)


def _unfit(trial):
    """The Finding for an answer that is no function, or takes other arguments; None if it fits."""
    exercise, answer = trial.exercise, trial.answer
    if not callable(answer):
        text = f"The answer is {kind(answer)}, not a function. Hand over the function itself, without brackets: "
        return Finding(("NOT-A-FUNCTION",), f"{text}{exercise.signature} is what it should take.")
    if any(trial.takes(dress(*exercise.probes[0].calls[0])) for dress in exercise.dresses):
        return None
    takes = ", ".join(inspect.signature(answer).parameters) or "no arguments"
    return Finding(("SIGNATURE",), f"Your function takes ({takes}), expected {exercise.signature}.")


def _dressed(trial):
    """The Trial in the dress of the arguments in which the answer runs, and its Attempt on the main probe.

    If it runs in none, that of the first error which is not about the containers themselves.
    """
    main, attempts = trial.exercise.probes[0], []
    for dress in trial.exercise.dresses:
        if trial.takes(dress(*main.calls[0])):
            dressed = trial._replace(dress=dress)
            attempt = dressed.attempt(main)
            if attempt.error is None or not isinstance(attempt.error, Exception):
                return dressed, attempt
            attempts.append((dressed, attempt))
    about_values = [pair for pair in attempts if not _is_about_containers(pair[1].error)]
    return (about_values or attempts)[0]


def _is_about_containers(error):
    return isinstance(error, (KeyError, TypeError, AttributeError)) or "unpack" in message(error)


def _is_empty(answer, attempt):
    nothing = attempt.misread is not None and attempt.misread.args[0] == "NONE" and is_stub(answer)
    return nothing or bool(attempt.got) and all(value is None for value in attempt.got.values())


def _other_convention(trial, attempt):
    """The trial by another convention, if that is what the answer follows, and the Finding to say so."""
    exercise = trial.exercise
    for other in exercise.accepted if attempt.wrong else ():
        right = other.wrong(*exercise.probes[0].calls[0])
        theirs = attempt._replace(want={name: as_wanted(value) for name, value in right.items()})
        if theirs.right:
            trial = trial._replace(exercise=exercise._replace(solve=other.wrong))
            return trial, theirs, [Finding((other.id,), other.advice)]
    return trial, attempt, []


def _right_so_far(trial, attempt, conventions):
    """The Report on an answer that is right on the main probe: the other probes, a second call, the corners."""
    main, *others = trial.exercise.probes
    for probe in others:
        other = trial.attempt(probe)
        if not other.right:
            return _right_only_there(trial, probe, other)
    again = trial.attempt(main)
    if again.error or again.misread or not _identical(attempt.got, again.got):
        text = "A second call with the same arguments gave something else. Does it keep something from call to call?"
        return trial.report("wrong", findings=[Finding(("SECOND-CALL",), text)])
    if attempt.changed or attempt.replaced:
        return trial.report("wrong", _rows(attempt, main.letters), _changed(attempt), [saying.tested([main])])
    notes = [*conventions, *_corners(trial), *_ours(trial.answer)]
    status = "accepted" if any(finding.ids for finding in notes) else "correct"
    return trial.report(status, _rows(attempt, main.letters), notes, [saying.tested(trial.exercise.probes)])


def _identical(a, b):
    return a.keys() == b.keys() and all(np.array_equal(a[name], b[name]) for name in a)


def _corners(trial):
    for edge in trial.exercise.edges:
        attempt = trial.attempt(Probe((edge.args,), {}))
        finding = edge.judge(next(iter(attempt.got.values()), None))
        if finding is not None:
            yield finding


def _right_only_there(trial, probe, attempt):
    """The Report on an answer that is right on the main probe and not on another."""
    exercise = trial.exercise
    where = f"Your answer is right with {saying.sizes(exercise.probes[0])}. With {saying.sizes(probe)} it is not"
    if attempt.error is not None:
        cause = explain_error(attempt.error, trial.answer, exercise.crashes, probe.letters)
        findings = [Finding(("SIZES", *cause.ids), f"{where}: {cause.text[0].lower()}{cause.text[1:]}")]
    elif attempt.misread is not None:
        findings = [Finding(("SIZES", attempt.misread.args[0]), f"{where}: {attempt.misread.args[1]}")]
    else:
        causes = explain(exercise, probe, attempt)
        unknown = any({"VALUES", "SHAPE"} & set(cause.ids) for cause in causes)
        question = "Is a number written where a size should be read from a shape?"
        if probe.letters == exercise.probes[0].letters:
            question = "Does it keep something from an earlier call?" if unknown else ""
        findings = [Finding(("SIZES",), f"{where}. {question}".strip()), *causes]
    return trial.report("wrong", _rows(attempt, probe.letters), findings + _outside(trial.answer))


def _wrong(trial, attempt):
    """The Report on wrong outputs: what explains them on the main probe and, where it runs, on the second."""
    main, second, *_ = (*trial.exercise.probes, None)
    other = trial.attempt(second) if second else None
    if other and (other.error or other.misread):
        other = None
    findings = explain(trial.exercise, main, attempt, second, other)
    if any("VALUES" in finding.ids for finding in findings):
        findings = [*_outside(trial.answer), *findings, *_dependence(trial, attempt)]
    first = saying.next_step(attempt.wrong) if trial.exercise.read is layers else ()
    closing = (*first, saying.tested([main]))
    return trial.report("wrong", _rows(attempt, main.letters), findings + _changed(attempt), closing)


def _dependence(trial, attempt):
    """What the wrong outputs depend on: each array or number among the arguments is changed in turn."""
    ignored, needless = {}, {}
    main = trial.exercise.probes[0]
    args = main.calls[0]
    for i, argument in enumerate(trial.exercise.arguments if len(main.calls) == 1 else ()):
        if not isinstance(args[i], (np.ndarray, float)):
            continue
        another = 1 - args[i] if argument == "Y" else 0.8 * np.flip(args[i])  # labels stay 0 and 1
        other = trial.attempt(Probe(((*args[:i], another, *args[i + 1 :]),), {}))
        for name in attempt.wrong if other.error is None and other.misread is None else ():
            if attempt.got.get(name) is None:
                continue
            moved = not np.array_equal(attempt.got[name], other.got.get(name))
            if moved != (not np.array_equal(attempt.want[name], other.want[name])):
                (needless if moved else ignored).setdefault(argument, []).append(name)
    return saying.dependence(ignored, needless)


def _crashed(trial, attempt):
    """The Report on an answer that raised: what the exception means, and what comes of it when all sizes are equal."""
    exercise = trial.exercise
    findings = [explain_error(attempt.error, trial.answer, exercise.crashes, exercise.probes[0].letters)]
    square = trial.attempt(exercise.square) if exercise.square and is_about_shapes(attempt.error) else attempt
    if square.right:
        text = "When all sizes are equal, your answer runs and is right: is a size or an axis mixed up?"
        findings.append(Finding(("SIZES",), text))
    elif square.error is None and square.misread is None:
        found = [finding for finding in explain(exercise, exercise.square, square) if "VALUES" not in finding.ids]
        right = [name for name in square.want if name not in square.wrong]
        also = f", and {', '.join(right)} came out right" if right else ""
        if found:
            findings.append(Finding((), f"When all sizes are equal ({saying.sizes(exercise.square)}) it runs{also}."))
        findings += found
    return trial.report("error", findings=_outside(trial.answer) + findings)


def _by_properties(trial, attempt):
    """The Report where no numbers are prescribed: the exercise judges all it got."""
    findings = missing(trial.exercise, attempt)
    for probe in trial.exercise.probes if not findings else ():
        attempt = trial.attempt(probe)
        if attempt.error is not None or attempt.misread is not None:
            return _right_only_there(trial, probe, attempt)
        findings += trial.exercise.judge(attempt.got, attempt.want, *probe.calls[0])
        if findings:
            break
    conventions = all(finding.ids[0].endswith("CONVENTION") for finding in findings)
    status = (
        "wrong" if attempt.changed or attempt.replaced or not conventions else "accepted" if findings else "correct"
    )
    bad = {output for finding in findings for output in finding.outputs}
    rows = [_judged(output, attempt, output in bad) for output in attempt.want]
    return trial.report(status, rows, findings + _changed(attempt), [saying.tested(trial.exercise.probes)])


def _judged(output, attempt, bad):
    """The Row of an output judged by its properties: what can be shown of it is a wrong shape."""
    got, want = attempt.got.get(output), attempt.want[output]
    if got is None:
        return Row(output, "missing")
    seen = saying.evidence(output, got, want, {}) if got.shape != want.shape else ""
    return Row(output, "wrong" if bad else "right", seen)


def _outside(answer):
    names = reads_from_outside(answer)
    if not names:
        return []
    text = f"Your function reads {', '.join(names)} from outside. Take everything from the arguments."
    return [Finding(("GLOBAL",), text)]


def _ours(answer):
    made_here = inspect.isfunction(answer) and str(answer.__module__).split(".")[0] == __package__.split(".")[0]
    if not made_here and not (isinstance(answer, Activation) and answer in ACTIVATIONS.values()):
        return []
    return [Finding((), "This is the package's own function. Hand over yours, to see what the check says of it.")]


def _changed(attempt):
    findings = []
    if attempt.replaced:
        names = ", ".join(dict.fromkeys(attempt.replaced))
        text = (
            f"Your function assigned to {names}, and so changed it for all code; it has been put back. "
            "Is it to be called, with brackets instead of = ?"
        )
        findings.append(Finding(("REPLACED",), text))
    if not attempt.changed:
        return findings
    changed = list(dict.fromkeys(attempt.changed))
    places = ", ".join(changed[:3]) + (", …" if len(changed) > 3 else "")
    numbers = "The numbers are right, but your" if attempt.right else "Your"
    text = (
        f"{numbers} function also changed the arguments it was given: {places}. Run the cell twice and the answer "
        "differs. W −= …, W[…] = … and .pop() edit what came in, also through a copied dict; W = W − … makes something "
        "new, and so does W.copy()."
    )
    return [*findings, Finding(("UPD-3",), text)]


def _rows(attempt, letters):
    rows = []
    for name, want in attempt.want.items():
        if attempt.got.get(name) is None:
            rows.append(Row(name, "missing"))
        elif equal(attempt.got[name], want):
            rows.append(Row(name, "right"))
        else:
            rows.append(Row(name, "wrong", saying.evidence(name, attempt.got[name], want, letters)))
    return tuple(rows)
