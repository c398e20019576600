"""The pattern of all panels: controls, and a pure function from their values to a picture.

``draw(**settings)`` returns ``(picture, summary)`` and nothing else happens in it: the text of an
    ``<svg>`` element or other HTML, such as a table, and one line with rounded numbers.
``controls`` is a dict from the name of a setting to a widget with a ``value``. No control's range
    depends on another control, so every combination of values is a state: the same settings, the
    same picture.
``settings`` are the values to begin with, and what Reset returns to: of the names it is given,
    such as ``locals()``, those of the arguments of ``explore``. One without a control stays as it is.

Buttons only set controls. A ValueError or TypeError of ``draw`` is one sentence; it is shown where
the summary stands, the last good picture stays, and the panel lives on. A page without a kernel
shows the summary and the picture. ``repr(panel)`` is the code that brings the same state back.
"""

from contextlib import suppress
from functools import partial
from html import escape
from inspect import signature

import ipywidgets as widgets
import numpy as np
import traitlets

from ..notebook.display import image_tag
from ..validation.checks import short
from .controls import WRAP, button, code

VIEW = "application/vnd.jupyter.widget-view+json"
PROJECTOR, UNFOLDED = "dnn-projector", "dnn-unfolded"
GROUND = "background:#FFFFFF;color:#1B1F24;line-height:1.3;max-width:860px"  # white on dark themes, too
STYLE = f"""<style>
.dnn-panel .widget-toggle-buttons {{ display: flex; align-items: center; }}
.dnn-panel .widget-toggle-button {{ padding: 0 7px; }}
.dnn-grid .widget-label {{ text-align: left; }}
.dnn-grid code, .dnn-grid samp {{ display: block; line-height: 1.4; height: 4.2em; overflow: auto; }}
.dnn-picture td, .dnn-picture th {{ border-bottom: 1px solid #D5DAE1; }}
.{PROJECTOR} .widget-label {{ width: auto !important; flex: 0 0 auto !important; margin-right: 8px; }}
.{PROJECTOR} .widget-toggle-buttons {{ width: max-content !important; margin-right: 16px; }}
.{PROJECTOR} .widget-slider {{ margin-right: 16px; }}
.{PROJECTOR} .dnn-steps {{ width: auto !important; }}
.{PROJECTOR} {{ padding: 0 8px; --jp-widgets-font-size: 20px; --jp-widgets-inline-height: 36px;
  --jp-widgets-inline-width: 480px; --jp-widgets-slider-handle-size: 26px; --jp-widgets-slider-track-thickness: 8px; }}
.{PROJECTOR} .jupyter-button {{ font-size: 20px; height: 36px; line-height: 36px; padding: 0 12px; }}
.{PROJECTOR} .dnn-status {{ min-height: 2.6em !important; margin: 0 !important; }}
.{PROJECTOR} {{ height: calc(100vh - 90px); overflow: visible; }}
.{PROJECTOR}.{UNFOLDED} {{ height: auto; }}
.{PROJECTOR} > * {{ flex: 0 0 auto; }}
.{PROJECTOR}:not(.{UNFOLDED}) > .dnn-code, .{PROJECTOR}:not(.{UNFOLDED}) .dnn-rest {{ display: none; }}
.{PROJECTOR} > .dnn-stage {{ flex: 1 0 420px; min-height: 420px; height: auto; position: relative; }}
.{PROJECTOR} .dnn-picture {{ position: absolute; inset: 0; }}
.{PROJECTOR} .dnn-picture > * {{ width: 100% !important; height: 100% !important; max-height: none !important; }}
.{PROJECTOR} .dnn-picture, .{PROJECTOR} .dnn-status {{ font-size: 20px !important; max-width: none !important; }}
</style>"""


class Panel:
    """Controls, a picture that follows them, a line that says what it shows; see the module.

    ``settings`` is the state, ``picture`` and ``summary`` are what ``draw`` returned last, ``message``
    is the sentence of the last error, "" if there is none; ``box`` is the ipywidgets box.
    """

    def __init__(self, explore, draw, controls, settings, presets=None, lines=2):
        self._explore, self._draw, self.controls = explore.__name__, draw, controls
        self._start = {name: settings[name] for name in signature(explore).parameters}
        self._lines = lines  # that the longest summary fills
        self._quiet, self._projected = False, None
        self.picture, self.summary, self.message = "", "", ""
        self._picture, self._status, self._code = widgets.HTML(), widgets.HTML(), widgets.HTML()
        for control in controls.values():
            control.observe(self._redraw, "value")
        buttons = [button(label, partial(self.set, **preset)) for label, preset in (presets or {}).items()]
        self._buttons = widgets.HBox([*buttons, button("Reset", self.reset)], layout=WRAP)
        self._shown = widgets.HBox([*controls.values(), self._buttons], layout=WRAP)
        self.box = widgets.VBox([self._shown, self._picture, self._status, self._code])
        self.box.add_class("dnn-panel")
        self._code.add_class("dnn-code")
        self.reset()

    @property
    def settings(self):
        return self._start | {name: control.value for name, control in self.controls.items()}

    def set(self, **settings):
        """Set some controls and draw once; a value that a control cannot take is told in one sentence."""
        refused = ""
        quiet, self._quiet = self._quiet, True
        for name, value in settings.items():
            if name not in self.controls:
                refused = f"{name} is no control of {self._explore}, expected one of {', '.join(self.controls)}"
            elif (error := _assign(self.controls[name], value)) is not None:
                refused = f"{name} is {short(value)}, {error}"
        self._quiet = quiet  # a control that sets others in its turn leaves the drawing to the first
        self._redraw()
        if refused:
            self._tell(refused)

    def reset(self):
        """Back to the settings of the beginning."""
        self.set(**{name: value for name, value in self._start.items() if name in self.controls})

    def projector(self, *names):
        """This panel in large type, as large as the window, only the controls named in sight; the rest unfolds."""
        for name in names:
            if name not in self.controls:
                raise ValueError(f"{name} is no control of {self._explore}, expected {', '.join(self.controls)}")
        self._projected = names
        self.box.add_class(PROJECTOR)
        self._picture.add_class("dnn-stage")  # it takes what height the others leave
        named = [control for name, control in self.controls.items() if name in names]
        others = [control for control in self.controls.values() if control not in named]
        rest = widgets.HBox([*others, self._buttons], layout=WRAP)
        rest.add_class("dnn-rest")
        more = widgets.ToggleButton(description="More controls", layout={"width": "auto"})
        more.observe(lambda change: (self.box.add_class if change.new else self.box.remove_class)(UNFOLDED), "value")
        wide = [control for control in named if isinstance(control, widgets.ToggleButtons)]
        short_ones = [control for control in named if control not in wide]
        self._shown.children = [*short_ones, more, *wide, rest] if short_ones else [*wide, more, rest]
        self._redraw()
        return self

    def _redraw(self, change=None):
        if self._quiet:
            return
        try:
            self.picture, self.summary = self._draw(**self.settings)
        except (ValueError, TypeError, OverflowError) as error:
            self._tell(str(error))
        else:
            self.message = ""
            self._picture.value = _framed(self.picture)
            self._status.value = _status(self.summary, self._lines)
        self._code.value = f"{STYLE}<code style='user-select:all;font-size:12px'>{escape(repr(self))}</code>"

    def _tell(self, sentence):
        self.message = sentence
        edge = "border-left:4px solid;padding-left:8px"
        self._status.value = _status(f"Not possible: {sentence}.", self._lines, edge)

    def __repr__(self):
        arguments = ", ".join(f"{name}={code(value)}" for name, value in self.settings.items())
        names = ", ".join(map(repr, self._projected or ()))
        return f"{self._explore}({arguments})" + ("" if self._projected is None else f".projector({names})")

    def _repr_mimebundle_(self, include=None, exclude=None):
        line, still = f"Interactive panel: {self.summary or self.message}", self.picture
        if still.startswith("<svg"):
            still = image_tag("svg+xml", still.encode(), self.summary)
        return {"text/plain": line, "text/html": still, VIEW: self.box._repr_mimebundle_()[VIEW]}


def _assign(control, value):
    """Give the control a value; if it cannot take it, it keeps its own, and what it expects is returned."""
    kept = control.value
    value = value.tolist() if isinstance(value, np.ndarray | np.generic) else value
    value = tuple(value) if isinstance(value, list) else value
    with suppress(traitlets.TraitError, TypeError, ValueError):
        control.value = value
    if control.value == value and value is not None:  # buttons take None for "no button pressed"
        return None
    control.value = kept
    if (options := getattr(control, "options", None)) is not None:
        names = [repr(option[1] if isinstance(option, tuple) else option) for option in options]
        return f"expected one of {', '.join(names[:12])}" + ", …" * (len(names) > 12)
    if hasattr(control, "min"):
        return f"expected a number from {control.min} to {control.max}"
    return f"expected a value such as {control.value!r}"


def _framed(picture):
    if not picture.startswith("<svg"):  # a table may grow: the page shall not
        picture = f'<div style="height:32em;max-height:70vh;overflow:auto">{picture}</div>'
    return f'<div class="dnn-picture" style="{GROUND}">{picture}</div>'


def _status(words, lines, style=""):
    """A line of fixed height that a screen reader speaks when it changes."""
    return (
        f'<p role="status" aria-live="polite" class="dnn-status" style="margin:4px 0;min-height:{1.3 * lines:.1f}em;'
        f'max-width:860px;line-height:1.3;font-size:14px;{style}">{escape(words)}</p>'
    )
