"""The coder's fingerprint covers all that coding rests on."""

import subprocess
import sys

from counterclaim.run.outcome import CODING, fingerprint

LOADED = (
    "import sys, counterclaim.pipeline; print(*{m.split('.')[1] for m in sys.modules if m.startswith('counterclaim.')})"
)


def test_no_module_that_codes_is_left_out() -> None:
    ran = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True)
    assert set(ran.stdout.split()) - set(CODING) <= {"errors"}


def test_it_is_the_same_each_time() -> None:
    first = fingerprint()
    fingerprint.cache_clear()
    assert fingerprint() == first
