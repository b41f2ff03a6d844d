"""The analysis model: words in, tags, a dependency tree and names out.

>>> from counterclaim import model
>>> analysis = model.load().analyze(["Troops", "shelled", "the", "village", "."])
>>> analysis.upos, analysis.heads, analysis.deprels
(('NOUN', 'VERB', 'DET', 'NOUN', 'PUNCT'), (1, -1, 3, 1, 1), ('nsubj', 'root', 'det', 'obj', 'punct'))

The weights lie in `data/` with their model card and licence (CC BY-SA 4.0, apart from the code's). This package is the
only home of onnxruntime.
"""

from counterclaim.model.analyzer import DATA, Analysis, Analyzer, load
from counterclaim.model.reader import Reader, Scores, load_reader
from counterclaim.model.states import States, load_states

__all__ = ["DATA", "Analysis", "Analyzer", "Reader", "Scores", "States", "load", "load_reader", "load_states"]
