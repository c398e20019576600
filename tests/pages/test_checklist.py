"""Every symbol, formula and claim of the lecture notes, and the notebook cell that shows it.

One row a claim, in our own words, in the order of the notes: what they say, the notebook, and a
pattern that one of its cells holds, in its text, its code or what it printed. A cell that goes
takes its row with it, and this test says which line of the notes nobody shows any more.
"""

import re
from functools import cache
from pathlib import Path

import nbformat
import pytest

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
CHECKLIST = [
    # 4.1
    ("L is the number of layers", "4_1", r"\| L \| number of layers \| 层数 \| 1 \|"),
    ("a network of four layers, drawn", "4_1", r"explore_network\(\)[\s\S]*L = 4 layers"),
    ("n[1] is the number of units of layer 1", "4_1", r"n\[0\] = 3, n\[1\] = n\[2\] = 5, n\[3\] = 3"),
    ("n[4] = n[L] = 1", "4_1", r"n\[4\] = n\[L\] = 1"),
    ("n[0] = n_x = 3", "4_1", r"n\[0\] = 3, n\[1\]"),
    ("a[l] is the activation of layer l", "4_1", r"\| a\[l\] = .* \| activations of layer l"),
    ("a[l] = g[l](z[l]), with the activation function of layer l", "4_1", r"a\[l\] = g\[l\]\\\(z\[l\]\)"),
    # 4.2
    ("z[l] = W[l] a[l−1] + b[l], for one example", "4_2", r"z1 = W1 @ x \+ b1\n.*\n.*\n.*z1 = \[−1\]"),
    ("a[l] = g[l](z[l]), for one example", "4_2", r"a1 = relu\(z1\)\n.*\n.*z1[^&]*a1 = \[0\]"),
    ("Z[l] = W[l] A[l−1] + b[l], for all examples", "4_2", r"Z = W @ A_prev\n +Z \+= b"),
    ("A[l] = g[l](Z[l]), for all examples", "4_2", r"return g\(Z\), Cache"),
    ("a column for each example: the vectorised formulas say the same", "4_2", r"layer_3 = 300 of 300 equal"),
    ("a for-loop over the layers is needed; there is no better way", "4_2", r"此处需要使用for循环，没有其他更好的方法"),
    ("… and one over the examples is not", "4_2", r"the loop over them[\s\S]*products, all at once: 3\."),
    # 4.3
    ("z, a, dz, da: (n[l], 1)", "4_3", r"z\[2\], a\[2\], dz\[2\], da\[2\] +\(n\[2\], 1\) +2 × 1"),
    ("W, dW: (n[l], n[l−1]), one example", "4_3", r"2 +W\[2\], dW\[2\] +\(n\[2\], n\[1\]\) +2 × 5"),
    ("b, db: (n[l], 1), one example", "4_3", r"2 +b\[2\], db\[2\] +\(n\[2\], 1\) +2 × 1"),
    ("Z, A, dZ, dA: (n[l], m)", "4_3", r"Z\[2\], A\[2\], dZ\[2\], dA\[2\] +\(n\[2\], m\) +2 × 7"),
    ("W, dW: the same for m examples", "4_3", r"5 × 3 +W\[1\], dW\[1\] +\(n\[1\], n\[0\]\) +5 × 3"),
    (
        "b, db: (n[l], m) for m examples; corrected",
        "4_3",
        r"The notes say\*\* b\[l\], db\[l\] : \(n\[l\], m\)[\s\S]*\*\*It is",
    ),
    ("broadcasting makes (n[l], m) possible as well", "4_3", r"b_wide = \(5, 7\)\nequal = True"),
    ("… but not for other examples", "4_3", r"forward on 9 examples: operands could not be broadcast"),
    # 4.4
    (
        "simple features first, combined by later layers",
        "4_4",
        r"先学习简单特征，深层结合特征[\s\S]*first layers find simple",
    ),
    ("… the first layer, looked at", "4_4", r"weights_figure\("),
    ("… layer by layer, measured", "4_4", r"at layers 0, 1, 2, 3, in the mean: which digit"),
    ("circuit theory is another explanation", "4_4", r"Parity is the standard example of circuit theory"),
    ("a shallow circuit needs more gates", "4_4", r"8 bits: 128 AND \+ 1 OR, .*\n8 bits: 7 XOR"),
    (
        "… but a shallow network need not have more units",
        "4_4",
        r"The lecture says\*\* one hidden layer needs about 2ⁿ⁻¹ units",
    ),
    # 4.6
    ("the forward chain, from x to ŷ, drawn", "4_6", r"iteration_picture\(parameters, events\[7\]\)"),
    ("the backward chain, with dW and db leaving it, drawn", "4_6", r"iteration_picture\(parameters, backward\[-1\]\)"),
    ("the update of W[l] and b[l], drawn", "4_6", r"iteration_picture\(parameters, events\[-1\]\)"),
    ("W[l] := W[l] − α dW[l], b[l] := b[l] − α db[l]", "4_6", r"W\[4\] := W\[4\] − 0\.1 dW\[4\] +\(1, 3\)\nb\[4\] :="),
    # 4.7
    ("forward: in a[l−1], out a[l] and a cache", "4_7", r"layer l takes A\[l−1\] and gives A\[l\] and a cache"),
    (
        "the cache is (z[l], W[l], b[l]); completed with a[l−1]",
        "4_6",
        r"The notes say\*\* cache\(z\[l\], W\[l\], b\[l\]\)",
    ),
    ("… and what it is for", "4_6", r"also in the cache: A\[l-1\]\."),
    ("the first input forward is a[0] = x", "4_7", r"the first input is A\[0\] = X"),
    ("backward: in da[l], z[l]; corrected", "4_7", r"The notes say\*\* in: da\[l\], z\[l\]"),
    ("… because z alone does not determine dW", "4_7", r"same_Z = True\ndW = 2\n"),
    ("backward: out da[l−a], dW[l], db[l]; a slip for da[l−1]", "4_7", r"da\[l−a\] is a slip of the pen"),
    ("dZ[l], dW[l], db[l], dA[l−1] in four lines", "4_7", r"dA_prev = cache\.W\.T @ dZ"),
    ("da[L] = −y/a[L] + (1−y)/(1−a[L])", "4_7", r"a = 0\.8, y = 1: −1\.25\..*\n.*y = 0: 5\."),
    ("dA[L] is a sum over the examples", "4_7", r"The notes say\*\* dA\[L\] = Σ"),
    ("why a sum? corrected", "4_7", r"It is not a sum\.\*\* dA\[L\] is a row of m entries"),
    ("… the sum belongs to dW and db", "4_7", r"sum_of_seven = (.*)\none_product = \1"),
    # 4.8
    ("parameters: W[1], W[2], …, b[1], b[2], …", "4_8", r"W\[1\], b\[1\], W\[2\], b\[2\], …"),
    ("hyperparameter: the learning rate α", "4_8", r"learning rate α \| 学习率"),
    ("… too small, good, too large", "4_8", r"α = 0\.001[\s\S]*α = 100 [\s\S]*diverged at iteration"),
    ("hyperparameter: the number of iterations", "4_8", r"iterations \| 循环数量"),
    ("hyperparameter: the number of hidden layers", "4_8", r"hidden layers, L \| 隐藏层数量"),
    (
        "hyperparameter: the numbers of hidden units n[1], n[2], …",
        "4_8",
        r"hidden units n\[1\], n\[2\], … \| 隐藏单元数量",
    ),
    ("hyperparameter: the choice of activation g[l]", "4_8", r"activation g\[l\] \| 激活函数"),
    ("hyperparameter: momentum", "4_8", r"momentum β \| 动量"),
    ("hyperparameter: the mini-batch size", "4_8", r"mini-batch size \| 小批量大小"),
    ("hyperparameters: those of regularisation", "4_8", r"L2 λ, dropout, early stopping \| 正则化"),
    ("… depth, width, activation and α act", "4_8", r"Held-out costs at the end: none[\s\S]*sigmoid[\s\S]*α = 0\.5"),
    ("… momentum, batch size and regularisation act", "4_8", r"Held-out costs at the end: β[\s\S]*λ = 30[\s\S]*keep"),
    ("… and iterations do: stopping early", "4_8", r"lowest = .*\nafter_iterations = about"),
]


@cache
def cells(number):
    """What a reader of notebook 4_1, 4_2, … sees: a text a cell."""
    [path] = NOTEBOOKS.glob(f"{number}_*.ipynb")
    return ["\n".join(texts(cell)) for cell in nbformat.read(path, as_version=4).cells]


def texts(cell):
    yield cell.source
    for output in cell.get("outputs", []):
        yield output.get("text", "")
        yield from (output.get("data", {}).get(kind, "") for kind in ("text/plain", "text/html"))


@pytest.mark.parametrize(("claim", "number", "pattern"), CHECKLIST, ids=[claim for claim, _, _ in CHECKLIST])
def test_a_cell_shows_it(claim, number, pattern):
    assert [cell for cell in cells(number) if re.search(pattern, cell)], f"no cell of {number} shows: {claim}"
