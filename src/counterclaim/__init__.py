"""counterclaim reads news about armed conflict and keeps every side's account.

>>> import counterclaim
>>> for coded in counterclaim.code("article.html"):
...     for claim in coded.claims:
...         print(counterclaim.explain(claim, coded.document))

`code` codes a path or a text, `attributions` gives who says what in it, whatever it is about; `explain` says why a
claim was read as it was, `open_store` opens a store of coded documents; `Claim`, `Coded`, `Document` and `Query` are
what passes through them. Each is loaded when first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from counterclaim.direct import attributions
    from counterclaim.direct import code_text as code
    from counterclaim.records import Claim, Coded, Document
    from counterclaim.report import explain
    from counterclaim.store import Query, open_store

__version__ = "0.1.0"

__all__ = ["Claim", "Coded", "Document", "Query", "__version__", "attributions", "code", "explain", "open_store"]

_HOMES = {
    "Claim": ("counterclaim.records", "Claim"),
    "Coded": ("counterclaim.records", "Coded"),
    "Document": ("counterclaim.records", "Document"),
    "Query": ("counterclaim.store", "Query"),
    "attributions": ("counterclaim.direct", "attributions"),
    "code": ("counterclaim.direct", "code_text"),
    "explain": ("counterclaim.report", "explain"),
    "open_store": ("counterclaim.store", "open_store"),
}


def __getattr__(name: str) -> Any:
    """Load a public name when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module 'counterclaim' has no attribute {name!r}")
    module, attribute = _HOMES[name]
    value = globals()[name] = getattr(import_module(module), attribute)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
