"""Data in, picture out: hand-written SVG and matplotlib figures in one visual language."""
