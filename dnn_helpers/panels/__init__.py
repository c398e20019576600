"""Panels: move a control, the picture follows. A file explore_… holds the function of that name."""
