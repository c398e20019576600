"""Break the solutions mechanically, and see whether the checks notice.

``python -m tests.tools.mutants`` prints, for each exercise, how many mutants change a result, how many of
those are caught, and how many are named more exactly than "the values differ". With ``-v`` it lists
the ones that are not named.
"""

import ast
import copy
import sys

import numpy as np

from dnn_helpers import Activation, exercises
from dnn_helpers.exercises import running

UNNAMED = {"VALUES", "SHAPE", "RAISED"}  # what a check says when it knows nothing better

OPERATORS = {
    ast.Add: (ast.Sub, ast.Mult),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Div, ast.Add, ast.MatMult),
    ast.Div: (ast.Mult, ast.Sub),
    ast.MatMult: (ast.Mult,),
    ast.FloorDiv: (ast.Mult,),
    ast.Pow: (ast.Mult,),
}
COMPARISONS = {ast.Gt: (ast.Lt, ast.GtE, ast.LtE), ast.NotIn: (ast.In,)}
FUNCTIONS = {
    "sum": ("mean", "max"),
    "exp": ("log", "sqrt"),
    "log": ("exp", "log10"),
    "maximum": ("minimum",),
    "sqrt": ("square",),
    "tanh": ("sinh",),
    "standard_normal": ("random",),
    "zeros": ("ones",),
}


def mutants(source):
    """Pairs (what was done, mutated source), each one change away from ``source``."""
    tree = ast.parse(source)
    arguments = [argument.arg for argument in tree.body[0].args.args]
    for i, node in enumerate(ast.walk(tree)):
        for what, changed in _changes(node, arguments):
            mutated = copy.deepcopy(tree)
            target = list(ast.walk(mutated))[i]
            yield what, ast.unparse(ast.fix_missing_locations(_Swap(target, changed).visit(mutated)))


class _Swap(ast.NodeTransformer):
    def __init__(self, target, new):
        self.target, self.new = target, new

    def visit(self, node):
        return self.new if node is self.target else self.generic_visit(node)


def _changes(node, arguments):
    if isinstance(node, ast.BinOp):
        for operator in OPERATORS.get(type(node.op), ()):
            yield f"{type(node.op).__name__} → {operator.__name__}", ast.BinOp(node.left, operator(), node.right)
        yield "operands exchanged", ast.BinOp(node.right, node.op, node.left)
        yield "right operand dropped", node.left
        yield "left operand dropped", node.right
    if isinstance(node, ast.UnaryOp):
        yield "sign dropped", node.operand
    if isinstance(node, ast.Compare):
        for operator in COMPARISONS.get(type(node.ops[0]), ()):
            yield f"→ {operator.__name__}", ast.Compare(node.left, [operator()], node.comparators)
    if isinstance(node, ast.Attribute) and node.attr == "T":
        yield "transpose dropped", node.value
    if isinstance(node, ast.Attribute) and node.attr in FUNCTIONS:
        for function in FUNCTIONS[node.attr]:
            yield f"{node.attr} → {function}", ast.Attribute(node.value, function, node.ctx)
    if isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield "not", ast.Constant(not node.value)
    elif isinstance(node, ast.Constant) and isinstance(node.value, int):
        yield "+ 1", ast.Constant(node.value + 1)
        yield "− 1", ast.Constant(node.value - 1)
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
        if node.id in arguments:
            for other in arguments:
                if other != node.id:
                    yield f"{node.id} → {other}", ast.Name(other, node.ctx)
        if node.id.islower() and node.id in ("A", "dZ", "dW", "n", "n_prev"):
            yield f"{node.id} → 2 {node.id}", ast.BinOp(ast.Constant(2), ast.Mult(), node)
        if node.id in ("l", "m", "n", "L"):
            yield f"{node.id} + 1", ast.BinOp(node, ast.Add(), ast.Constant(1))
            yield f"{node.id} − 1", ast.BinOp(node, ast.Sub(), ast.Constant(1))
    if isinstance(node, ast.Call) and node.args and isinstance(node.func, ast.Attribute):
        yield "call dropped", node.args[0]
        if node.keywords:
            yield "keywords dropped", ast.Call(node.func, node.args, [])
    if isinstance(node, ast.Tuple) and isinstance(node.ctx, ast.Load) and len(node.elts) > 1:
        yield "order reversed", ast.Tuple(node.elts[::-1], node.ctx)
    if isinstance(node, ast.Return) and node.value is not None:
        yield "returns nothing", ast.Return(ast.Constant(None))


def arguments(name):
    """Arguments to tell mutants that change a result from those that do not; not the probes of the checks.

    Where an array has negative entries, one is 0, in each array another.
    """
    others = tuple(_other(argument) for argument in exercises.EXERCISES[name].probes[0].calls[-1])
    for i, other in enumerate(others):
        if isinstance(other, np.ndarray) and (other < 0).any():
            other.flat[i] = 0
    return others


def _other(value):
    """A value of the same kind and shape with other numbers."""
    if isinstance(value, np.ndarray):
        return 0.9 * np.flip(value)
    if isinstance(value, dict):
        return {key: _other(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)) and not isinstance(value, Activation):
        items = [_other(item) for item in value]
        return type(value)(*items) if hasattr(value, "_fields") else type(value)(items)
    if isinstance(value, (int, float)):
        return value + 1 if isinstance(value, int) else 0.9 * value
    return value


def result(name, source):
    """What a function returns on those arguments, as plain lists; a word if it does not return."""
    scope = {"np": np}
    exec(source, scope)
    outcome = running.run(scope[name], arguments(name), [])
    return _plain(outcome.value) if outcome.error is None else type(outcome.error).__name__


def _plain(value):
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, np.ndarray):
        return value.tolist()
    return float(value) if isinstance(value, (int, float, np.number)) else value


def same(a, b):
    """Whether two results are equal, up to rounding."""
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(same(a[key], b[key]) for key in a)
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(same(x, y) for x, y in zip(a, b, strict=True))
    if isinstance(a, (int, float)) and isinstance(b, (int, float)):
        return a == b or abs(a - b) <= 1e-9 * abs(b) or a != a and b != b
    return a == b


def tried(name):
    """For each mutant of a solution that changes its result: what was done, its source, the Report."""
    source = exercises.EXERCISES[name].solution
    right, seen = result(name, source), set()
    for what, mutated in mutants(source):
        if mutated in seen or "default_rng" in what or same(result(name, mutated), right):
            continue
        seen.add(mutated)
        scope = {"np": np}
        exec(mutated, scope)
        yield what, mutated, exercises.check(name, scope[name])


def main():
    running.LIMIT = 0.2  # some mutants never return
    total = np.zeros(3, int)
    print(f"{'exercise':24}{'mutants':>8}{'caught':>8}{'named':>8}")
    for name in exercises.EXERCISES:
        reports = list(tried(name))
        caught = [report for _, _, report in reports if report.status != "correct"]
        named = [
            report for report in caught if set(report.mistakes + report.conventions) - UNNAMED or not report.mistakes
        ]
        counts = np.array([len(reports), len(caught), len(named)])
        total += counts
        print(f"{name:24}{counts[0]:8}{counts[1]:8}{counts[2]:8}")
        if "-v" in sys.argv:
            for what, mutated, report in reports:
                if report not in named:
                    print(f"--- {what}: {report.status} {report.mistakes}\n{mutated}")
    print(f"{'all':24}{total[0]:8}{total[1]:8}{total[2]:8}")


if __name__ == "__main__":
    main()
