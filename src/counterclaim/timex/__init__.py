"""Times in English text: recognised, typed and normalised to TIMEX3 values, from plain text and without a model.

`tag` reads about a hundred thousand words a second. Rules are patterns over classes of words (`lang/en/timex.yaml`), one expression each,
so that the cost is linear in the text. News is read against the day of publication, a narrative against the date it has reached.
"""

from counterclaim.timex.draft import Timex
from counterclaim.timex.interval import Interval, read_interval
from counterclaim.timex.tagger import tag

__all__ = ["Interval", "Timex", "read_interval", "tag"]
