"""Panels: move a control, the picture follows. Each file holds an ``explore_…`` function that returns a Panel."""
