"""How many layers a network has."""

from ..probes import networks

PLACE = 4.1, 1
SOLUTION = """
def count_layers(layer_dims):
    return len(layer_dims) - 1
"""
RESULT = "number"
PROBES = networks
LOOK = "Draw the network [4, 1], which is logistic regression, and count: it has one layer."
HINTS = """
Which entry of layer_dims does not belong to a layer that computes something?
[4, 1] is logistic regression and has one layer. How long is that list?
The input n[0] is layer 0 and is not counted: one less than the length of the list.
"""
MISTAKES = """
return len(layer_dims) | CON-INPUT | You counted the input layer. It is layer 0: it computes nothing and is not counted.
return len(layer_dims) - 2 | CON-HIDDEN | You counted the hidden layers only. The output layer computes something too, and counts.
return sum(layer_dims) | CON-UNITS | You counted units, and the input's too. A layer is one entry of layer_dims.
return sum(layer_dims[1:]) | CON-UNITS | You counted units. A layer is one entry of layer_dims.
return layer_dims[-1] | CON-LAST | This is n[L], the units of the last layer; L is asked, how many layers.
return layer_dims[0] | CON-LAST | This is n[0], the number of inputs; L is asked, how many layers.
return max(layer_dims) | CON-UNITS | This is the widest layer. How many layers are there?
return len(layer_dims) // 2 | CON-HIDDEN | Half of len() is for the course's dictionary, where each layer has a W and a b. layer_dims has one entry per layer.
return len(layer_dims) + 1 | CON-INPUT | That is two too many. layer_dims begins with the input, which is not counted.
"""
