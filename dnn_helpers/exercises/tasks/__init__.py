"""The exercises, a file each; ``..task`` says what is in them."""
