"""The one visual language of all pictures: a colour is a role, and a role has one colour."""

FORWARD = "#0072B2"  # Z, A and what flows to the right
BACKWARD = "#C44601"  # dZ, dA, dW, db and what flows to the left
PARAMETER = "#00724F"  # W, b
CACHE, CACHE_GROUND = "#8A6100", "#FDF3DC"
COST = "#8E4585"
INK, MUTED, RULE = "#1B1F24", "#6B7480", "#D5DAE1"
CLASS_1, CLASS_0 = FORWARD, BACKWARD  # drawn as filled and open circles besides


def plain_axes(ax, title="", x="", y=""):
    """``ax`` without a box, with light horizontal rules, a title that says what to see, and axis names."""
    ax.set_title(title, loc="left", fontsize=12, color=INK, pad=12)
    ax.set_xlabel(x, color=INK)
    ax.set_ylabel(y, color=INK)
    ax.tick_params(which="both", colors=MUTED, length=0)
    ax.grid(axis="y", color=RULE, linewidth=0.8)
    ax.set_axisbelow(True)
    for side in ("top", "right", "left"):
        ax.spines[side].set_visible(False)
    ax.spines["bottom"].set_color(RULE)
    return ax


def figure_title(figure, words):
    """The title of a figure of several axes, as that of ``plain_axes``."""
    figure.suptitle(words, x=0.01, ha="left", fontsize=12, color=INK)
