"""Controls that a keyboard reaches in every notebook application, each with a visible name.

Each is a widget with a ``value``. Toggle buttons rather than lists, whose arrow keys the
applications take away; no icons, whose font may come from outside.
"""

import asyncio
import re
from threading import RLock

import ipywidgets as widgets
import traitlets

LABEL = {"description_width": "90px"}
SLIDER = {"width": "380px"}
WRAP = {"flex_flow": "row wrap", "align_items": "center"}


def button(label, action, width="auto", **keywords):
    """A button that calls ``action()`` when pressed."""
    made = widgets.Button(description=label, layout={"width": width}, **keywords)
    made.on_click(lambda _: action())
    return made


def choice(label, options):
    """One of a few values: a list of them, or of pairs (what is shown, value)."""
    return widgets.ToggleButtons(
        options=options, description=label, style={**LABEL, "button_width": "auto"}, layout={"width": "max-content"}
    )


def whole(label, low, high):
    """A whole number from low to high."""
    return widgets.IntSlider(min=low, max=high, description=label, style=LABEL, layout=SLIDER)


def number(label, low, high, step, form=".1f"):
    """A number from low to high."""
    return widgets.FloatSlider(
        min=low, max=high, step=step, description=label, style=LABEL, readout_format=form, layout=SLIDER
    )


def named(label, options):
    """One of many values on a slider that shows their names: a list, or pairs (what is shown, value)."""
    return widgets.SelectionSlider(options=options, description=label, style=LABEL, layout=SLIDER)


def yes_no(label):
    return widgets.Checkbox(description=label, indent=False, layout={"width": "auto"})


def code(value):
    """A setting as Python code: floats without the dust of binary fractions."""
    return f"{value:.6g}" if isinstance(value, float) else repr(value)


class Steps(widgets.HBox):
    """A step from 0 to ``last``: Back, Next, a slider, and Play, which presses Next until the end."""

    value = traitlets.Int()

    def __init__(self, label, last, seconds=1.0):
        self.min, self.max, self._seconds = 0, last, seconds
        slider = widgets.IntSlider(min=0, max=last, description=label, style=LABEL, layout=SLIDER)
        self.play = widgets.ToggleButton(description="Play", layout={"width": "auto"})
        back, following = button("Back", lambda: self.move(-1)), button("Next", lambda: self.move(1))
        super().__init__([slider, back, following, self.play], layout={**WRAP, "width": "100%"})
        self.add_class("dnn-steps")
        traitlets.link((self, "value"), (slider, "value"))
        self.play.observe(self._play, "value")

    @traitlets.validate("value")
    def _within(self, proposal):
        return min(max(proposal.value, self.min), self.max)

    def move(self, by):
        self.value += by

    def _play(self, change):
        self.play.description = "Pause" if change.new else "Play"
        if change.new:
            self.value = 0 if self.value == self.max else self.value
            try:
                self._playing = asyncio.get_running_loop().create_task(self._run())  # kept, or it may be collected
            except RuntimeError:  # no kernel is running, so nothing can happen by itself
                self.play.value = False

    async def _run(self):
        while self.play.value and self.value < self.max:
            await asyncio.sleep(self._seconds)
            if self.play.value:
                self.move(1)
        self.play.value = False


class TrainButton(widgets.HBox):
    """How many updates of a training are made: a button that trains, and meanwhile stops, and a bar.

    ``slices()`` trains for a moment at a time and gives the number of updates made so far; between
    two of them the kernel does what else there is to do, such as hearing of a second press. It may
    hear of it in another thread, in the middle of a slice: what the slice brings is then left out.
    """

    value = traitlets.Int()
    total = traitlets.Int(1)
    BREATH = 0.01  # seconds for the kernel between two slices

    def __init__(self, last, slices):
        self.min, self.max, self._slices, self.ended = 0, last, slices, lambda: None
        self._reached, self._turn, self._lock = None, None, RLock()
        self.button = widgets.ToggleButton(description="Train", layout={"width": "90px"})
        self._bar, self._told = widgets.IntProgress(layout={"width": "160px"}), widgets.Label()
        self._told.layout.width = "140px"  # or what stands beside it would move
        super().__init__([self.button, self._bar, self._told], layout={"align_items": "center"})
        self.observe(self._show, ["value", "total"])
        self.button.observe(self._press, "value")

    @property
    def running(self):
        return self.button.value

    def stop(self):
        self.button.value = False

    @traitlets.validate("value")
    def _within(self, proposal):
        return min(max(proposal.value, self.min), self.max)

    def _show(self, change):
        if change.name == "value" and change.new != self._reached:
            self.stop()  # somebody else has another number in mind
        done = min(self.value, self.total)
        self._bar.max, self._bar.value = self.total, done
        self._told.value = f"{done:,} of {self.total:,}"

    def _press(self, change):
        with self._lock:
            self.button.description = "Stop" if change.new else "Train"
            self._turn = turn = object()  # the turn of the press before is over, even while it rests
        if not change.new:
            self.ended()
            return
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:  # no kernel is running: train to the end
            for _ in self._train(turn):
                pass
        else:
            self.working = loop.create_task(self._with_rests(turn))  # kept, or it may be collected

    def _train(self, turn):
        """Slice after slice until there is no more, or the button was pressed."""
        try:
            for updates in self._slices():
                with self._lock:
                    if self._turn is not turn:
                        return
                    self._reached = updates
                    self.value = updates
                yield
                if self._turn is not turn:
                    return
        except (ValueError, TypeError):
            pass  # settings that cannot be trained: the panel says so when it draws
        self.stop()

    async def _with_rests(self, turn):
        for _ in self._train(turn):
            await asyncio.sleep(self.BREATH)


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
        self.fewer, self.more = button("Remove a layer", self.remove_layer), button("Add a layer", self.add_layer)
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
        minus = button("−", lambda: self.change(l, -1), tooltip=f"One unit less in {layer}")
        plus = button("+", lambda: self.change(l, 1), tooltip=f"One unit more in {layer}")
        return widgets.HBox([name, minus, plus], layout={"margin": "0 14px 0 0", "align_items": "center"})

    def change(self, l, by):
        """So many units more in layer l, but at least one."""
        if isinstance(self.value, tuple) and l < len(self.value):
            self.value = tuple(max(1, n + by) if i == l else n for i, n in enumerate(self.value))

    def add_layer(self):
        """One more hidden layer, as wide as the last layer before the output."""
        if isinstance(self.value, tuple):
            self.value = (*self.value[:-1], self.value[-2], self.value[-1])

    def remove_layer(self):
        """One hidden layer less, the last one."""
        if isinstance(self.value, tuple) and len(self.value) > 2:
            self.value = (*self.value[:-2], self.value[-1])

    def _show(self, change):
        if not isinstance(self.value, tuple):
            self.typed.value = str(self.value)
            return
        dims = self.value
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
