"""``check``: run an answer on the probes of its exercise, compare, and say what is the matter.

``explaining`` finds out why wrong outputs are wrong, ``saying`` puts it into words.
"""

import inspect
from typing import NamedTuple

import numpy as np

from . import saying
from .compare import equal
from .errors import explain_error, is_about_shapes, message
from .exercise import Probe
from .explaining import explain, missing
from .reading import Misread, kind, whole
from .report import Finding, Report, Row
from .running import is_stub, reads_from_outside, run


class Attempt(NamedTuple):
    """An answer's outputs on a probe, the right ones, and what else happened."""

    got: dict
    want: dict
    error: BaseException | None = None
    misread: Misread | None = None
    changed: tuple = ()

    @property
    def wrong(self):
        return [name for name in self.want if name not in self.got or not equal(self.got[name], self.want[name])]

    @property
    def right(self):
        return self.error is None and self.misread is None and not self.wrong


def check_exercise(name, exercise, answer):
    """The Report on an answer to an exercise; ``check`` looks the exercise up."""
    if problem := _unfit(exercise, answer):
        return Report(name, "error", findings=(problem,))
    main = exercise.probes[0]
    dress, attempt = _dressed(exercise, answer, main)
    if isinstance(attempt.error, NotImplementedError):
        return Report(name, "not attempted", closing=(f'Write it, or ask hint("{name}").',))
    if _is_empty(answer, attempt):
        text = f'It returns None so far. Write the body of {exercise.signature}, or ask hint("{name}").'
        return Report(name, "not attempted", closing=(text,))
    if attempt.error is not None:
        return _crashed(name, exercise, answer, dress, attempt)
    if attempt.misread is not None:
        id, text = attempt.misread.args
        return Report(name, "wrong", findings=(Finding((id,), text), *_changed(attempt)))
    if exercise.judge is not None:
        return _by_properties(name, exercise, answer, dress, attempt)
    exercise, attempt, conventions = _other_convention(exercise, attempt)
    if attempt.wrong:
        return _wrong(name, exercise, answer, dress, attempt)
    return _right_so_far(name, exercise, answer, dress, attempt, conventions)


def _unfit(exercise, answer):
    """The Finding for an answer that is no function, or takes other arguments."""
    call = f"Hand over the function itself, without brackets: {exercise.signature} is what it should take."
    if not callable(answer):
        return Finding(("NOT-A-FUNCTION",), f"The answer is {kind(answer)}, not a function. {call}")
    try:
        signature = inspect.signature(answer)
    except (TypeError, ValueError):
        return None  # some built-in functions do not tell
    for dress in exercise.dresses:
        try:
            signature.bind(*dress(*exercise.probes[0].calls[0]))
            return None
        except TypeError:
            pass
    takes = ", ".join(signature.parameters) or "no arguments"
    return Finding(("SIGNATURE",), f"Your function takes ({takes}), expected {exercise.signature}.")


def _attempt(exercise, answer, probe, dress):
    got, want, changed = {}, {}, ()
    for args in probe.calls:
        expected = {name: _as_array(value) for name, value in exercise.solve(*args).items()}
        want |= expected
        outcome = run(answer, dress(*args), exercise.arguments)
        changed += outcome.changed
        if outcome.error is not None:
            return Attempt(got, want, error=outcome.error, changed=changed)
        try:
            got |= exercise.read(whole(outcome.value, outcome.printed), expected)
        except Misread as misread:
            return Attempt(got, want, misread=misread, changed=changed)
    return Attempt(got, want, changed=changed)


def _as_array(value):
    return value if isinstance(value, (tuple, str)) else np.asarray(value, float)


def _dressed(exercise, answer, probe):
    """The dress of the arguments in which the answer runs, and its Attempt there.

    If it runs in none, that of the first error which is not about the containers themselves.
    """
    attempts = []
    for dress in exercise.dresses:
        try:
            inspect.signature(answer).bind(*dress(*probe.calls[0]))
        except TypeError:
            continue
        except ValueError:
            pass
        attempt = _attempt(exercise, answer, probe, dress)
        if attempt.error is None or not isinstance(attempt.error, Exception):
            return dress, attempt
        attempts.append((dress, attempt))
    about_values = [pair for pair in attempts if not _is_about_containers(pair[1].error)]
    return (about_values or attempts)[0]


def _is_about_containers(error):
    return isinstance(error, (KeyError, TypeError, AttributeError)) or "unpack" in message(error)


def _is_empty(answer, attempt):
    nothing = attempt.misread is not None and attempt.misread.args[0] == "NONE" and is_stub(answer)
    return nothing or bool(attempt.got) and all(value is None for value in attempt.got.values())


def _other_convention(exercise, attempt):
    """The exercise solved by another convention, if that is what the answer does."""
    for other in exercise.accepted if attempt.wrong else ():
        args = exercise.probes[0].calls[0]
        theirs = attempt._replace(want={name: _as_array(value) for name, value in other.wrong(*args).items()})
        if theirs.right:
            return exercise._replace(solve=other.wrong), theirs, (Finding((other.id,), other.advice),)
    return exercise, attempt, ()


def _right_so_far(name, exercise, answer, dress, attempt, conventions):
    """The Report on an answer that is right on the main probe: the other probes, a second call, the corners."""
    main, *others = exercise.probes
    for probe in others:
        other = _attempt(exercise, answer, probe, dress)
        if not other.right:
            return _right_only_there(name, exercise, answer, probe, other)
    again = _attempt(exercise, answer, main, dress)
    if again.error or again.misread or not _identical(attempt.got, again.got):
        text = "A second call with the same arguments gave something else. Does it keep something from call to call?"
        return Report(name, "wrong", findings=(Finding(("SECOND-CALL",), text),))
    if attempt.changed:
        return Report(name, "wrong", _rows(attempt, main.letters), _changed(attempt), (saying.tested([main]),))
    notes = conventions + tuple(_corners(exercise, answer, dress))
    status = "accepted" if any(finding.ids for finding in notes) else "correct"
    return Report(name, status, _rows(attempt, main.letters), notes, (saying.tested(exercise.probes),))


def _identical(a, b):
    return a.keys() == b.keys() and all(np.array_equal(a[name], b[name]) for name in a)


def _corners(exercise, answer, dress):
    for edge in exercise.edges:
        attempt = _attempt(exercise, answer, Probe((edge.args,), {}), dress)
        finding = edge.judge(next(iter(attempt.got.values()), None))
        if finding is not None:
            yield finding


def _right_only_there(name, exercise, answer, probe, attempt):
    """The Report on an answer that is right on the main probe and not on another."""
    main = saying.sizes(exercise.probes[0])
    where = f"Your answer is right with {main}. With {saying.sizes(probe)} it is not"
    findings = []
    if attempt.error is not None:
        cause = explain_error(attempt.error, answer, exercise.crashes, probe.letters)
        findings.append(Finding(("SIZES", *cause.ids), f"{where}: {cause.text[0].lower()}{cause.text[1:]}"))
    elif attempt.misread is not None:
        findings.append(Finding(("SIZES", attempt.misread.args[0]), f"{where}: {attempt.misread.args[1]}"))
    else:
        findings.append(Finding(("SIZES",), f"{where}. Is a number written where a size should be read from a shape?"))
        findings += explain(exercise, probe, attempt)
    findings += _outside(answer)
    return Report(name, "wrong", _rows(attempt, probe.letters), tuple(findings))


def _wrong(name, exercise, answer, dress, attempt):
    main, second = exercise.probes[:2] if len(exercise.probes) > 1 else (exercise.probes[0], None)
    other = _attempt(exercise, answer, second, dress) if second else None
    if other and (other.error or other.misread):
        other = None
    findings = explain(exercise, main, attempt, second, other)
    if any("VALUES" in finding.ids for finding in findings):
        findings += _dependence(exercise, answer, dress, attempt) + _outside(answer)
    findings += _changed(attempt)
    closing = (*saying.next_step(attempt.wrong), saying.tested([main]))
    return Report(name, "wrong", _rows(attempt, main.letters), tuple(findings), closing)


def _dependence(exercise, answer, dress, attempt):
    """What the wrong outputs depend on: each array or number among the arguments is changed in turn."""
    ignored, needless = {}, {}
    args = exercise.probes[0].calls[0]
    for i, argument in enumerate(exercise.arguments if len(exercise.probes[0].calls) == 1 else ()):
        if not isinstance(args[i], (np.ndarray, float)) or argument == "Y":
            continue
        another = np.flip(args[i]) if isinstance(args[i], np.ndarray) else 0.9 * args[i]
        changed = (*args[:i], another, *args[i + 1 :])
        other = _attempt(exercise, answer, Probe((changed,), {}), dress)
        if other.error or other.misread:
            continue
        for name in attempt.wrong:
            moved = not np.array_equal(attempt.got.get(name), other.got.get(name))
            if moved != (not np.array_equal(attempt.want[name], other.want[name])):
                (needless if moved else ignored).setdefault(argument, []).append(name)
    return saying.dependence(ignored, needless)


def _crashed(name, exercise, answer, dress, attempt):
    main = exercise.probes[0]
    findings = [explain_error(attempt.error, answer, exercise.crashes, main.letters)]
    square = exercise.square if is_about_shapes(attempt.error) else None
    rows = ()
    if square is not None:
        same_size = _attempt(exercise, answer, square, dress)
        if same_size.error is None and same_size.misread is None:
            found = explain(exercise, square, same_size)
            found = [finding for finding in found if "VALUES" not in finding.ids]
            if not same_size.wrong:
                text = "a size or an axis is mixed up, such as shape[0] for shape[1]."
                found = [Finding(("SIZES",), f"When all sizes are equal, your answer runs and is right: {text}")]
            elif found:
                findings.append(Finding((), f"When all sizes are equal ({saying.sizes(square)}) it runs. There:"))
                rows = _rows(same_size, {})
            findings += found
    findings += _outside(answer)
    return Report(name, "error", rows, tuple(findings))


def _by_properties(name, exercise, answer, dress, attempt):
    """The Report where no numbers are prescribed: the exercise judges all it got."""
    status, findings = "correct", missing(exercise, attempt)
    for probe in exercise.probes:
        attempt = _attempt(exercise, answer, probe, dress)
        if attempt.right or attempt.error is None and attempt.misread is None:
            found = exercise.judge(attempt.got, attempt.want, *probe.calls[0])
        else:
            return _right_only_there(name, exercise, answer, probe, attempt)
        findings += found
        if found:
            break
    if findings:
        status = "accepted" if all(finding.ids[0].endswith("CONVENTION") for finding in findings) else "wrong"
    findings += _changed(attempt)
    status = "wrong" if attempt.changed else status
    bad = {output for finding in findings for output in finding.outputs}
    rows = tuple(Row(output, "wrong" if output in bad else "right") for output in attempt.want)
    closing = (saying.tested(exercise.probes),)
    return Report(name, status, rows, tuple(findings), closing)


def _outside(answer):
    names = reads_from_outside(answer)
    if not names:
        return []
    text = f"Your function also reads {', '.join(names)} from outside. Take everything from the arguments."
    return [Finding(("GLOBAL",), text)]


def _changed(attempt):
    if not attempt.changed:
        return ()
    places = ", ".join(dict.fromkeys(attempt.changed[:3])) + (", …" if len(attempt.changed) > 3 else "")
    numbers = "The numbers are right, but your" if attempt.right else "Your"
    text = (
        f"{numbers} function also changed the arguments it was given: {places}. Run the cell twice and the answer "
        "differs. W = W − … makes a new array, W −= … edits the old one; a copied dict holds the same arrays."
    )
    return (Finding(("UPD-3",), text),)


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
