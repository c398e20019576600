"""Settings of hypothesis, the same examples on every run and no limit on the time of one; and of BLAS."""

import os

from hypothesis import settings

# Kernels and pools that tests start inherit it. On a busy machine threads that wait for each other cost far more than
# they bring to products of this size.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

settings.register_profile("repeatable", deadline=None, derandomize=True, max_examples=60)
settings.register_profile("search", deadline=None, max_examples=2000)  # --hypothesis-profile search: look for new ones
settings.load_profile("repeatable")
