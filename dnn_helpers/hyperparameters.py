"""What is chosen before training (lecture 4.8)."""

from dataclasses import dataclass

from .activations import ACTIVATIONS
from .network import SCALES
from .validation.checks import check_activation, check_layer_dims, check_number, check_scale, check_seed, check_whole


@dataclass(frozen=True, kw_only=True)
class HyperParameters:
    """All that is chosen before training; ``repr`` is a line of code that makes it again.

    layer_dims : (n[0], n[1], …, n[L]) · activation : name of the hidden layers' g · scale : of the
    initial W, see ``initialize_parameters`` · learning_rate : α · iterations : number of updates ·
    batch_size : examples an update sees, None for all · momentum : β, 0 for none · l2 : λ ·
    keep_prob : of dropout, 1 for none · seed : of initialisation, batches and dropout

    Raises
    ------
    ValueError, TypeError
        naming the field, its value and what is allowed.
    """

    layer_dims: tuple
    activation: str = "relu"
    scale: str | float = "he"
    learning_rate: float = 0.1
    iterations: int = 1000
    batch_size: int | None = None
    momentum: float = 0.0
    l2: float = 0.0
    keep_prob: float = 1.0
    seed: int = 0

    def __post_init__(self):
        checked = {
            "layer_dims": check_layer_dims(self.layer_dims),
            "activation": check_activation(getattr(self.activation, "name", self.activation), ACTIVATIONS).name,
            "scale": check_scale(self.scale, SCALES),
            "learning_rate": check_number(self.learning_rate, "learning_rate", above=0),
            "iterations": check_whole(self.iterations, "iterations"),
            "batch_size": None if self.batch_size is None else check_whole(self.batch_size, "batch_size"),
            "momentum": check_number(self.momentum, "momentum", low=0, below=1),
            "l2": check_number(self.l2, "l2", low=0),
            "keep_prob": check_number(self.keep_prob, "keep_prob", above=0, high=1),
            "seed": check_seed(self.seed),
        }
        for name, value in checked.items():
            object.__setattr__(self, name, value)  # the way to fill a frozen dataclass
