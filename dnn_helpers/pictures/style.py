"""The one visual language of all pictures: a colour is a role, and a role has one colour."""

FORWARD = "#0072B2"  # Z, A and what flows to the right
BACKWARD = "#C44601"  # dZ, dA, dW, db and what flows to the left
PARAMETER = "#00724F"  # W, b
CACHE, CACHE_GROUND = "#8A6100", "#FDF3DC"
COST = "#8E4585"
INK, MUTED, RULE = "#1B1F24", "#6B7480", "#D5DAE1"
CLASS_1, CLASS_0 = FORWARD, BACKWARD  # drawn as filled and open circles besides
