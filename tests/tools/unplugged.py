"""Run notebooks with the network unplugged: python tests/tools/unplugged.py [notebooks; all of them if none is named]

Linux only. The command goes on in a network of its own that has nothing but the loopback, which the
kernel needs, and there runs strict nbval.
"""

import fcntl
import os
import shutil
import socket
import struct
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
UNSHARE = ["unshare", "--map-root-user", "--net"]
SIOCSIFFLAGS, IFF_UP, IFF_RUNNING = 0x8914, 0x1, 0x40


def possible():
    """Whether this system lets us have a network of our own."""
    return bool(shutil.which("unshare")) and subprocess.run([*UNSHARE, "true"], capture_output=True).returncode == 0


def loopback_up():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, SIOCSIFFLAGS, struct.pack("16sH14x", b"lo", IFF_UP | IFF_RUNNING))


def assert_unplugged():
    for address in ("192.0.2.1", "1.1.1.1"):  # one that nobody has, one that answers everywhere
        try:
            socket.create_connection((address, 443), timeout=2).close()
        except OSError:
            continue
        raise SystemExit("the network is still plugged in")


def main(notebooks):
    if "--inside" not in notebooks:
        return subprocess.run([*UNSHARE, sys.executable, __file__, "--inside", *notebooks], cwd=ROOT).returncode
    loopback_up()
    assert_unplugged()
    chosen = notebooks[1:] or sorted(str(path) for path in (ROOT / "notebooks").glob("*.ipynb"))
    os.execv(sys.executable, [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--nbval", *chosen])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
