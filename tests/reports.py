"""Short reports for tests, read from end to end as a user's file would be."""

from pathlib import Path

from counterclaim.pipeline import Coder, code_document
from counterclaim.read import Guard, sources, to_document
from counterclaim.records import Coded


def coded(text: str, folder: Path, coder: Coder) -> Coded:
    """All that the program makes of a text, which is put in a file of the folder."""
    path = folder / "report.txt"
    path.write_text(text + "\n", "utf-8")
    with Guard() as guard:
        (item,) = sources([path])
        return code_document(to_document(item, guard), coder)
