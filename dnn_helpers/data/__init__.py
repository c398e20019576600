"""Data to learn from, and parameters in files and in the course's own dictionaries."""
