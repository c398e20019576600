"""Forward and backward blocks of a deep neural network, after lectures 4.1 to 4.8."""

from .activations import ACTIVATIONS, Activation, identity, leaky_relu, relu, sigmoid, tanh
from .blocks import Cache, Gradient, Layer, backward_block, forward_block
from .costs import cross_entropy, cross_entropy_gradient
from .network import (
    accuracy,
    backward_pass,
    forward_pass,
    from_course_dict,
    initialize_parameters,
    predict,
    to_course_dict,
)
from .optimizers import gradient_descent, momentum
from .regularization import dropout, l2_cost, l2_gradient
