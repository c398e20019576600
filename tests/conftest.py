"""Settings of hypothesis: the same examples on every run, and no limit on the time of one."""

from hypothesis import settings

settings.register_profile("repeatable", deadline=None, derandomize=True, max_examples=60)
settings.register_profile("search", deadline=None, max_examples=2000)  # --hypothesis-profile search: look for new ones
settings.load_profile("repeatable")
