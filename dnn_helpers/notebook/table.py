"""A table, as lines of text and as HTML, from the same rows of texts; the first row is the head."""

from html import escape
from itertools import repeat

CELL = "padding:3px 14px 3px 0;text-align:left;font-variant-numeric:tabular-nums"


def text_table(rows, layout=()):
    """The rows in lines, two blanks between columns; ``layout`` has ">10" for one set right, 10 wide or more."""
    columns = []
    for texts, form in zip(zip(*rows, strict=True), layout or repeat("<0"), strict=False):
        width = max(int(form[1:]), *map(len, texts))
        columns.append([f"{text:{form[0]}{width}}" for text in texts])
    return "\n".join("  ".join(line).rstrip() for line in zip(*columns, strict=True))


def html_table(rows, cell=CELL, styles=(), marked=escape):
    """The rows in a <table>; each column of the body adds its own style, and ``marked`` turns a text into HTML."""
    head, *body = rows
    lines = ["".join(f'<th style="{cell}">{escape(text)}</th>' for text in head)]
    for texts in body:
        pairs = zip(styles or repeat(""), texts, strict=False)
        lines.append("".join(f'<td style="{cell}{style}">{marked(text)}</td>' for style, text in pairs))
    return f'<table style="border-collapse:collapse">{"".join(f"<tr>{line}</tr>" for line in lines)}</table>'
