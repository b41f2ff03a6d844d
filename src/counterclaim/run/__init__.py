"""Running the coder over many documents: in this process, or in several beside it, always in the order of the input."""

from counterclaim.run.outcome import Outcome, fingerprint, mark_of
from counterclaim.run.stream import WALL_SECONDS, code_stream

__all__ = ["WALL_SECONDS", "Outcome", "code_stream", "fingerprint", "mark_of"]
