"""Controls that a keyboard reaches in every notebook application, each with a visible name.

Each is a widget with a ``value``. Toggle buttons rather than lists, whose arrow keys the
applications take away; no icons, whose font may come from outside.
"""

import asyncio
import re
from contextlib import suppress
from functools import partial
from threading import RLock

import ipywidgets as widgets
import traitlets

LABEL = {"description_width": "90px"}
SLIDER = {"width": "380px"}
WRAP = {"flex_flow": "row wrap", "align_items": "center"}


def button(label, action, **keywords):
    """A button that calls ``action()`` when pressed."""
    made = widgets.Button(description=label, layout={"width": "auto"}, **keywords)
    made.on_click(lambda _: action())
    return made


def choice(label, options):
    """One of a few values: a list of them, or of pairs (what is shown, value)."""
    return widgets.ToggleButtons(
        options=options, description=label, style={**LABEL, "button_width": "auto"}, layout={"width": "max-content"}
    )


def integer(label, low, high):
    """A whole number from low to high."""
    return widgets.IntSlider(min=low, max=high, description=label, style=LABEL, layout=SLIDER)


def decimal(label, low, high, step, form=".1f"):
    """A number from low to high."""
    return widgets.FloatSlider(
        min=low, max=high, step=step, description=label, style=LABEL, readout_format=form, layout=SLIDER
    )


def named(label, options):
    """One of many values on a slider that shows their names: a list, or pairs (what is shown, value)."""
    return widgets.SelectionSlider(options=options, description=label, style=LABEL, layout=SLIDER)


def learning_rates(highest):
    """The learning rate α, from 0.001 to the highest, in steps of about three times."""
    rates = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0, 100.0]
    return named("α", [(f"{rate:g}", rate) for rate in rates if rate <= highest])


def code(value):
    """A setting as Python code: floats without the dust of binary fractions."""
    return f"{value:.6g}" if isinstance(value, float) else repr(value)


class Running(widgets.HBox):
    """A number from 0 to ``last``, and a toggle button: pressed, the number goes on by itself until the next press.

    ``steps()`` works for a moment at a time and gives the next number; after each the kernel does what
    else there is to do, such as hearing of a second press. It may hear of it in another thread, in
    the middle of a step: what the step brings is then left out. Without a kernel it goes to its end.
    """

    value = traitlets.Int()

    def __init__(self, last, steps, names, rest, width="auto"):
        self.min, self.max, self.steps, self.names, self.rest = 0, last, steps, names, rest
        self._reached, self._turn, self._lock = None, None, RLock()
        self.button = widgets.ToggleButton(description=names[False], layout={"width": width})
        self.ended = lambda: None
        super().__init__()
        self.button.observe(self._press, "value")

    @property
    def running(self):
        return self.button.value

    def stop(self):
        self.button.value = False

    @traitlets.validate("value")
    def _within(self, proposal):
        return min(max(proposal.value, self.min), self.max)

    def _press(self, change):
        with self._lock:
            self.button.description = self.names[change.new]
            self._turn = turn = object()  # the turn of the press before is over, even while it rests
        if not change.new:
            self.ended()
            return
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:  # no kernel is running
            list(self._run(turn))
        else:
            self.working = loop.create_task(self._with_rests(turn))  # kept, or it may be collected

    def _run(self, turn):
        """Step after step until there is no more, or the button was pressed."""
        with suppress(ValueError, TypeError):  # settings that cannot be trained: the panel says so when it draws
            for number in self.steps():
                with self._lock:
                    if self._turn is not turn:
                        return
                    self._reached = self.value = number
                if number == self.max:
                    break
                yield
                if self._turn is not turn:
                    return
        self.stop()

    async def _with_rests(self, turn):
        for _ in self._run(turn):
            await asyncio.sleep(self.rest)


class Steps(Running):
    """A step from 0 to ``last``: Back, Next, a slider, and Play, which presses Next until the end."""

    def __init__(self, label, last, seconds=1.0):
        super().__init__(last, self._moves, ("Play", "Pause"), seconds)
        slider = widgets.IntSlider(min=0, max=last, description=label, style=LABEL, layout=SLIDER)
        back = button("Back", lambda: self.set_trait("value", self.value - 1))
        following = button("Next", lambda: self.set_trait("value", self.value + 1))
        self.children, self.layout = [slider, back, following, self.button], {**WRAP, "width": "100%"}
        self.add_class("dnn-steps")
        traitlets.link((self, "value"), (slider, "value"))

    def _moves(self):
        yield self.value if self.value < self.max else 0
        while self.value < self.max:
            yield self.value + 1


class TrainButton(Running):
    """How many updates of a training are made: a button that trains, and meanwhile stops, and a bar.

    ``slices()`` trains for a moment at a time and gives the number of updates made so far.
    """

    total = traitlets.Int(1)

    def __init__(self, last, slices):
        super().__init__(last, slices, ("Train", "Stop"), 0.01, "90px")
        self._bar, self._told = widgets.IntProgress(layout={"width": "160px"}), widgets.Label()
        self._told.layout.width = "140px"  # or what stands beside it would move
        self.children, self.layout = [self.button, self._bar, self._told], {"align_items": "center"}
        self.observe(self._show, ["value", "total"])

    def _show(self, change):
        if change.name == "value" and change.new != self._reached:
            self.stop()  # somebody else has another number in mind
        done = min(self.value, self.total)
        self._bar.max, self._bar.value = self.total, done
        self._told.value = f"{done:,} of {self.total:,}"


class Keep(widgets.HBox):
    """Settings laid aside by a button, {} for none."""

    value = traitlets.Dict()

    def __init__(self, current):
        keep = button("Keep this run", lambda: setattr(self, "value", current()))
        drop = button("Drop it", lambda: setattr(self, "value", {}))
        super().__init__([keep, drop], layout=WRAP)


class LayerDims(widgets.VBox):
    """layer_dims, typed or counted up and down; the value is a tuple, or the text if it is none."""

    value = traitlets.Any()
    SHOWN = 9  # layers with buttons of their own; more can be typed

    def __init__(self, label="layer_dims"):
        self.typed = widgets.Text(description=label, continuous_update=False, style=LABEL, layout=SLIDER)
        # hidden layers, as wide as the last layer before the output; at least one layer stays
        self.fewer = self._edit("Remove a layer", lambda dims: (*dims[:-2], dims[-1]) if len(dims) > 2 else dims)
        self.more = self._edit("Add a layer", lambda dims: (*dims[:-1], *dims[-2:]))
        self.units = [self._pair(l) for l in range(self.SHOWN)]
        top = widgets.HBox([self.typed, self.fewer, self.more], layout=WRAP)
        # two rows, the most there are: the page shall not jump
        two_rows = {"min_height": "calc(2 * var(--jp-widgets-inline-height) + 8px)"}
        super().__init__([top, widgets.HBox(self.units, layout=WRAP | two_rows)], layout={"width": "100%"})
        self.typed.observe(lambda change: setattr(self, "value", as_layer_dims(change.new)), "value")
        self.observe(self._show, "value")
        self.value = (1, 1)

    def _pair(self, l):
        name = widgets.Label(layout={"width": "auto"})
        layer = "the input" if l == 0 else f"layer {l}"

        def counted(by, dims):
            return tuple(max(1, n + by) if i == l else n for i, n in enumerate(dims))

        minus = self._edit("−", partial(counted, -1), f"One unit less in {layer}")
        plus = self._edit("+", partial(counted, 1), f"One unit more in {layer}")
        return widgets.HBox([name, minus, plus], layout={"margin": "0 14px 0 0", "align_items": "center"})

    def _edit(self, label, edited, tooltip=None):
        """A button that puts ``edited(dims)`` in the place of the value, if that is a tuple."""

        def press():
            if isinstance(self.value, tuple):
                self.value = edited(self.value)

        return button(label, press, tooltip=tooltip)

    def _show(self, change):
        dims = self.value
        if not isinstance(dims, tuple):
            self.typed.value = str(dims)
            return
        self.typed.value = ", ".join(map(str, dims))
        for l, pair in enumerate(self.units):
            pair.layout.display = "" if l < len(dims) else "none"
            pair.children[0].value = f"n[{l}] = {dims[l]}" if l < len(dims) else ""


def as_layer_dims(typed):
    """A tuple of whole numbers from text such as "3, 5, 5, 3, 1", Chinese commas too; the text itself if it is none."""
    try:
        return tuple(int(part) for part in re.split(r"[\s,;，、；()\[\]（）]+", typed) if part) or typed
    except ValueError:
        return typed
