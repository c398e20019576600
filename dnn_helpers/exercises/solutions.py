"""The solutions, as they stand folded away in the notebooks: exercise name → source of the function."""

SOLUTIONS = {
    "count_layers": """
def count_layers(layer_dims):
    return len(layer_dims) - 1
""",
    "count_parameters": """
def count_parameters(layer_dims):
    total = 0
    for l in range(1, len(layer_dims)):
        total += layer_dims[l] * layer_dims[l - 1] + layer_dims[l]
    return total
""",
    "linear_forward": """
def linear_forward(A_prev, W, b):
    return W @ A_prev + b
""",
    "sigmoid": """
def sigmoid(Z):
    return 1 / (1 + np.exp(-Z))
""",
    "relu": """
def relu(Z):
    return np.maximum(0, Z)
""",
    "forward_pass": """
def forward_pass(X, parameters):
    A = X
    for l in range(1, len(parameters) + 1):
        W, b, g = parameters[l]
        A = g(W @ A + b)
    return A
""",
    "layer_shapes": """
def layer_shapes(layer_dims, m):
    shapes = {}
    for l in range(1, len(layer_dims)):
        n, n_prev = layer_dims[l], layer_dims[l - 1]
        for name, shape in {"W": (n, n_prev), "b": (n, 1), "Z": (n, m), "A": (n, m)}.items():
            shapes[f"{name}{l}"] = shape
            shapes[f"d{name}{l}"] = shape
    return shapes
""",
    "parity_depth": """
def parity_depth(n):
    levels = 0
    while n > 1:
        n = (n + 1) // 2
        levels += 1
    return levels
""",
    "sigmoid_prime": """
def sigmoid_prime(Z):
    A = 1 / (1 + np.exp(-Z))
    return A * (1 - A)
""",
    "tanh_prime": """
def tanh_prime(Z):
    return 1 - np.tanh(Z) ** 2
""",
    "relu_prime": """
def relu_prime(Z):
    return (Z > 0).astype(float)
""",
    "initialize_parameters": """
def initialize_parameters(layer_dims):
    rng = np.random.default_rng(0)
    parameters = {}
    for l in range(1, len(layer_dims)):
        n, n_prev = layer_dims[l], layer_dims[l - 1]
        W = rng.standard_normal((n, n_prev)) * np.sqrt(2 / n_prev)
        b = np.zeros((n, 1))
        parameters[l] = W, b
    return parameters
""",
    "update_parameters": """
def update_parameters(parameters, grads, learning_rate):
    new = {}
    for l in range(1, len(parameters) + 1):
        W = parameters[l].W - learning_rate * grads[l].dW
        b = parameters[l].b - learning_rate * grads[l].db
        new[l] = W, b
    return new
""",
    "cost": """
def cost(AL, Y):
    m = Y.shape[1]
    return -np.sum(Y * np.log(AL) + (1 - Y) * np.log(1 - AL)) / m
""",
    "output_gradient": """
def output_gradient(AL, Y):
    return -Y / AL + (1 - Y) / (1 - AL)
""",
    "sigmoid_backward": """
def sigmoid_backward(dA, Z):
    A = 1 / (1 + np.exp(-Z))
    return dA * A * (1 - A)
""",
    "relu_backward": """
def relu_backward(dA, Z):
    return dA * (Z > 0)
""",
    "linear_backward": """
def linear_backward(dZ, A_prev, W):
    m = dZ.shape[1]
    dA_prev = W.T @ dZ
    dW = dZ @ A_prev.T / m
    db = np.sum(dZ, axis=1, keepdims=True) / m
    return dA_prev, dW, db
""",
    "backward_pass": """
def backward_pass(AL, Y, caches):
    L, m = len(caches), Y.shape[1]
    grads = {}
    dZ = AL - Y
    for l in range(L, 0, -1):
        dW = dZ @ caches[l].A_prev.T / m
        db = np.sum(dZ, axis=1, keepdims=True) / m
        grads[l] = dW, db
        if l > 1:
            dA_prev = caches[l].W.T @ dZ
            dZ = dA_prev * (caches[l - 1].Z > 0)
    return grads
""",
    "hyperparameters": """
def hyperparameters(names):
    parameters = ["W[1]", "b[1]", "W[2]", "b[2]"]
    return [name for name in names if name not in parameters]
""",
    "momentum_update": """
def momentum_update(W, dW, v, learning_rate, beta):
    v = beta * v + (1 - beta) * dW
    W = W - learning_rate * v
    return W, v
""",
    "l2_gradient": """
def l2_gradient(dW, W, l2, m):
    return dW + l2 / m * W
""",
}
SOLUTIONS = {name: source.strip() + "\n" for name, source in SOLUTIONS.items()}
