# The public names, in the order of the lectures: what dnn_helpers gives, and where it lives.

# the lecture's own, behind their checks: 4.1 to 4.8
from .validation.public import Activation as Activation
from .validation.public import ACTIVATIONS as ACTIVATIONS

sigmoid: Activation
tanh: Activation
relu: Activation
leaky_relu: Activation
identity: Activation
from .blocks import Layer as Layer
from .blocks import Cache as Cache
from .blocks import Gradient as Gradient
from .validation.public import forward_block as forward_block
from .validation.public import backward_block as backward_block
from .validation.public import initialize_parameters as initialize_parameters
from .validation.public import forward_pass as forward_pass
from .validation.public import backward_pass as backward_pass
from .validation.public import predict as predict
from .validation.public import accuracy as accuracy
from .validation.public import cross_entropy as cross_entropy
from .validation.public import cross_entropy_gradient as cross_entropy_gradient
from .validation.public import gradient_descent as gradient_descent
from .validation.public import momentum as momentum
from .validation.public import l2_cost as l2_cost
from .validation.public import l2_gradient as l2_gradient
from .validation.public import dropout as dropout
from .validation.public import HyperParameters as HyperParameters
from .training import Run as Run

# experiments
from .experiments.watching import train as train
from .experiments.tracing import trace as trace
from .experiments.dimensions import dimension_table as dimension_table
from .experiments.gradient_checking import gradient_check as gradient_check
from .experiments.diagnosis import diagnose as diagnose
from .experiments.choosing import grid as grid
from .experiments.choosing import log_uniform as log_uniform
from .experiments.choosing import random_settings as random_settings
from .experiments.sweeping import process_pool as process_pool
from .experiments.sweeping import sweep as sweep

# data
from .data.datasets import load_digits as load_digits
from .data.datasets import make_dataset as make_dataset
from .data.saving import load_parameters as load_parameters
from .data.saving import save_parameters as save_parameters
from .data.course import from_course_dict as from_course_dict
from .data.course import to_course_dict as to_course_dict

# the page
from .notebook.display import show as show
from .notebook.display import show_figure as show_figure
from .notebook.display import show_source as show_source
from .notebook.guesses import account as account
from .notebook.guesses import guess as guess
from .notebook.guesses import reveal as reveal

# exercises
from .exercises import check as check
from .exercises import compare_backward as compare_backward
from .exercises import hint as hint

# panels, one a file
from .panels.explore_network import explore_network as explore_network
from .panels.explore_forward import explore_forward as explore_forward
from .panels.explore_dimensions import explore_dimensions as explore_dimensions
from .panels.explore_shapes import explore_shapes as explore_shapes
from .panels.explore_depth import explore_depth as explore_depth
from .panels.explore_activation import explore_activation as explore_activation
from .panels.explore_neuron import explore_neuron as explore_neuron
from .panels.explore_iteration import explore_iteration as explore_iteration
from .panels.explore_gradient_check import explore_gradient_check as explore_gradient_check
from .panels.explore_training import explore_training as explore_training
from .panels.explore_failures import explore_failures as explore_failures
from .panels.explore_failures import finds as finds
