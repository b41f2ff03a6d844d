"""Measurements of quality and speed against the project's shared data; run as `python -m evals.<name>`."""
