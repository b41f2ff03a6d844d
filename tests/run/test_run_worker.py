"""What a worker process sets for itself."""

import subprocess
import sys

SELDOM = """
import gc, weakref
from counterclaim.run.worker import collect_seldom

class Ring:
    def __init__(self):
        self.own = self

collect_seldom()
first = weakref.ref(Ring())
held = [[n] for n in range(50_000)]
print(gc.get_freeze_count() > 0, first() is None)
"""


def test_cycles_are_looked_for_seldom_and_yet_freed() -> None:
    ran = subprocess.run([sys.executable, "-c", SELDOM], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["True", "True"]
