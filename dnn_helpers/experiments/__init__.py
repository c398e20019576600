"""What the notebooks try with the lecture's blocks: shapes, gradients, bugs, depth, failures, searches."""
