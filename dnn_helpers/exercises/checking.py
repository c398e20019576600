"""``check``: try an answer on the probes of its exercise, and find out whether and where it goes wrong.

``explaining`` finds out why wrong outputs are wrong, ``saying`` puts it into words.
"""

import inspect

import numpy as np

from ..activations import ACTIVATIONS, Activation
from . import saying
from .attempt import Trial
from .errors import explain_error
from .explaining import explain
from .probes import Probe
from .reading import kind
from .report import Finding, Report, Verdict
from .running import is_stub, reads_from_outside


def check_task(name, task, answer):
    """The Report on an answer to a task; ``check`` looks the task up."""

    def report(status, rows=(), findings=(), closing=()):
        return Report(name, status, tuple(rows), tuple(findings), tuple(closing))

    if not callable(answer):
        text = f"The answer is {kind(answer)}, not a function. Hand over the function itself, without brackets: "
        return report(
            "error", findings=[Finding(("NOT-A-FUNCTION",), f"{text}{task.signature} is what it should take.")]
        )
    dressed = Trial(task, answer).dressed()
    if dressed is None:
        takes = ", ".join(inspect.signature(answer).parameters) or "no arguments"
        text = f"Your function takes ({takes}), expected {task.signature}."
        return report("error", findings=[Finding(("SIGNATURE",), text)])
    trial, attempt = dressed
    if type(attempt.error) is NotImplementedError:
        return report("not attempted", closing=[f'Write it, or ask hint("{name}").'])
    if _is_empty(answer, attempt):
        text = f'It returns None so far. Write the body of {task.signature}, or ask hint("{name}").'
        return report("not attempted", closing=[text])
    if attempt.error is not None:
        return report("error", findings=saying.outside(reads_from_outside(answer)) + _crashed(trial, attempt))
    if attempt.misread is not None:
        id, text = attempt.misread.args
        return report("wrong", findings=[Finding((id,), text), *saying.changed(attempt)])
    if task.judge is not None:
        return report(*_by_properties(trial, attempt))
    trial, attempt, conventions = _by_convention(trial, attempt)
    return report(*(_wrong(trial, attempt) if attempt.wrong else _right_so_far(trial, attempt, conventions)))


def _is_empty(answer, attempt):
    nothing = attempt.misread is not None and attempt.misread.args[0] == "NONE" and is_stub(answer)
    return nothing or bool(attempt.got) and all(value is None for value in attempt.got.values())


def _by_convention(trial, attempt):
    """The trial by another convention, if that is what the answer follows, and the Finding to say so."""
    for other in trial.task.accepted if attempt.wrong else ():
        theirs = attempt._replace(want=trial.task.outputs(trial.task.probes[0].calls[0], other.edits))
        if theirs.right:
            return trial._replace(convention=other.edits), theirs, [Finding((other.id,), other.sentence)]
    return trial, attempt, []


# what each of these returns: the status, the rows, the findings and the closing lines of the Report


def _right_so_far(trial, attempt, conventions):
    """For an answer that is right on the main probe: the other probes, a second call, the corners."""
    main, *others = trial.task.probes
    for probe in others:
        other = trial.attempt(probe)
        if not other.right:
            return _right_only_there(trial, other)
    again = trial.attempt(main)
    if not again.ran or not all(np.array_equal(got, again.got.get(name)) for name, got in attempt.got.items()):
        text = "A second call with the same arguments gave something else. Does it keep something from call to call?"
        return "wrong", (), [Finding(("SECOND-CALL",), text)]
    if attempt.changed or attempt.replaced:
        return "wrong", _rows(attempt), saying.changed(attempt), [saying.tested([main])]
    notes = [*conventions, *_corners(trial), *_ours(trial.answer)]
    status = "accepted" if any(finding.ids for finding in notes) else "correct"
    return status, _rows(attempt), notes, [saying.tested(trial.task.probes)]


def _corners(trial):
    for edge in trial.task.edges:
        got = next(iter(trial.attempt(Probe((edge.args,), {})).got.values()), None)
        if not edge.fine(np.nan if got is None else got):
            yield Finding((edge.id,) if edge.id else (), edge.sentence)


def _ours(answer):
    made_here = inspect.isfunction(answer) and str(answer.__module__).split(".")[0] == __package__.split(".")[0]
    if not made_here and not (isinstance(answer, Activation) and answer in ACTIVATIONS.values()):
        return []
    return [Finding((), "This is the package's own function. Hand over yours, to see what the check says of it.")]


def _right_only_there(trial, attempt):
    """For an answer that is right on the main probe and not on another."""
    task, probe = trial.task, attempt.probe
    where = f"Your answer is right with {saying.sizes(task.probes[0])}. With {saying.sizes(probe)} it is not"
    if attempt.error is not None:
        cause = explain_error(attempt.error, trial.answer, task.errors, probe.letters)
        findings = [Finding(("SIZES", *cause.ids), f"{where}: {cause.text[0].lower()}{cause.text[1:]}")]
    elif attempt.misread is not None:
        findings = [Finding(("SIZES", attempt.misread.args[0]), f"{where}: {attempt.misread.args[1]}")]
    else:
        causes = explain(task, attempt)
        unknown = any({"VALUES", "SHAPE"} & set(cause.ids) for cause in causes)
        question = "Is a number written where a size should be read from a shape?"
        if probe.letters == task.probes[0].letters:
            question = "Does it keep something from an earlier call?" if unknown else ""
        findings = [Finding(("SIZES",), f"{where}. {question}".strip()), *causes]
    return "wrong", _rows(attempt), findings + saying.outside(reads_from_outside(trial.answer))


def _wrong(trial, attempt):
    """For wrong outputs: what explains them on the main probe and, where it runs, on the second."""
    others = [trial.attempt(probe) for probe in trial.task.probes[1:2]]
    findings = explain(trial.task, attempt, *(other for other in others if other.ran))
    if any("VALUES" in finding.ids for finding in findings):
        outside = saying.outside(reads_from_outside(trial.answer))
        findings = [*outside, *findings, *saying.dependence(*_dependence(trial, attempt))]
    closing = [saying.tested([attempt.probe])]
    if trial.task.result.by_layer and len(attempt.wrong) > 1:  # the later ones may only inherit the error of the first
        closing.insert(0, f"Look at {attempt.wrong[0]} first.")
    return "wrong", _rows(attempt), findings + saying.changed(attempt), closing


def _dependence(trial, attempt):
    """What wrong outputs ignore, and what they needlessly depend on: each array or number is changed in turn."""
    ignored, needless = {}, {}
    main = trial.task.probes[0]
    args = main.calls[0]
    for i, argument in enumerate(trial.task.arguments if len(main.calls) == 1 else ()):
        if not isinstance(args[i], (np.ndarray, float)):
            continue
        another = 1 - args[i] if argument == "Y" else 0.8 * np.flip(args[i])  # labels stay 0 and 1
        other = trial.attempt(Probe(((*args[:i], another, *args[i + 1 :]),), {}))
        for name in attempt.wrong if other.ran else ():
            if attempt.got.get(name) is None:
                continue
            moved = not np.array_equal(attempt.got[name], other.got.get(name))
            if moved != (not np.array_equal(attempt.want[name], other.want[name])):
                (needless if moved else ignored).setdefault(argument, []).append(name)
    return ignored, needless


def _crashed(trial, attempt):
    """The findings on an answer that raised: what the exception means, and what it gives when all sizes are equal."""
    task = trial.task
    findings = [explain_error(attempt.error, trial.answer, task.errors, task.probes[0].letters)]
    may_run = isinstance(attempt.error, (ValueError, IndexError, TypeError))  # with other shapes
    square = trial.attempt(task.square) if task.square and may_run else attempt
    if square.right:
        text = "When all sizes are equal, your answer runs and is right: is a size or an axis mixed up?"
        findings.append(Finding(("SIZES",), text))
    elif square.ran:
        found = [finding for finding in explain(task, square) if "VALUES" not in finding.ids]
        right = [name for name in square.want if name not in square.wrong]
        also = f", and {', '.join(right)} came out right" if right else ""
        if found:
            findings.append(Finding((), f"When all sizes are equal ({saying.sizes(task.square)}) it runs{also}."))
        findings += found
    return findings


def _by_properties(trial, attempt):
    """Where no numbers are prescribed: the task judges all it got."""
    findings = saying.missing(trial.task, attempt)
    for probe in trial.task.probes if not findings else ():
        attempt = trial.attempt(probe)
        if not attempt.ran:
            return _right_only_there(trial, attempt)
        findings += trial.task.judge(attempt.got, attempt.want)
        if findings:
            break
    rows = _rows(attempt, {output for finding in findings for output in finding.outputs})
    changed = saying.changed(attempt)
    conventions = all(finding.ids[0].endswith("CONVENTION") for finding in findings)
    status = "wrong" if changed or not conventions else "accepted" if findings else "correct"
    return status, rows, findings + changed, [saying.tested(trial.task.probes)]


def _rows(attempt, judged=None):
    """The Verdicts on an attempt; the outputs that were ``judged`` wrong show a wrong shape only."""
    rows, wrong = [], attempt.wrong if judged is None else judged
    for name, want in attempt.want.items():
        got = attempt.got.get(name)
        if got is None:
            rows.append(Verdict(name, "missing"))
        elif name not in wrong:
            rows.append(Verdict(name, "right"))
        else:
            shown = judged is None or got.shape != want.shape
            rows.append(Verdict(name, "wrong", saying.evidence(name, got, want) if shown else ""))
    return rows
