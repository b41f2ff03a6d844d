"""How precisely a place is told, and the codes that data sets of the field have for it.

UCDP's `where_prec` (GED codebook): 1 the exact spot or town; 2 within some 25 km of it; 3 a second-order region (district); 4 a first-order
region (province); 5 a line or an area without clear bounds (border, river, "northern X"); 6 the country; 7 over water or in
the air of no state. ACLED-style `geo_precision`: 1 the town, 2 near it or a part of a region, 3 a larger region.
"""

from __future__ import annotations

#: Precision of a place → UCDP's where_prec. A continent or an alliance of states has none: no code is that coarse.
WHERE_PREC = {
    **dict.fromkeys(("point", "address", "building", "village", "town", "city", "place", "exact", "quarter"), 1),
    **dict.fromkeys(("near", "around"), 2),
    **dict.fromkeys(("district", "adm2", "admin2"), 3),
    **dict.fromkeys(("province", "adm1", "admin1"), 4),
    **dict.fromkeys(("region", "area", "line", "between", "border", "natural"), 5),
    "country": 6,
    **dict.fromkeys(("sea", "water", "air"), 7),
}
#: Kind of a gazetteer's entry → precision.
_OF_KIND = {
    **dict.fromkeys(("country", "continent", "admin1", "admin2", "city", "village", "town", "quarter"), ""),
    **dict.fromkeys(("camp", "base", "airport", "port", "dam", "plant", "field", "crossing"), "place"),
    **dict.fromkeys(("region", "bloc"), "region"),
    "district": "admin2",
    **dict.fromkeys(("line", "road", "corridor"), "line"),
    "border": "border",
    **dict.fromkeys(("river", "lake", "mountain", "desert", "forest", "island", "valley", "peninsula"), "natural"),
    **dict.fromkeys(("sea", "strait"), "sea"),
}


def precision_of_kind(kind: str) -> str:
    """The precision of a place of this kind told without "near" or "between"."""
    return _OF_KIND.get(kind, "") or kind


def where_prec_of(precision: str | None) -> int | None:
    """UCDP's code, None where there is none."""
    return WHERE_PREC.get(precision or "")


def geo_precision_of(where_prec: int | None) -> int | None:
    """ACLED-style code of a UCDP code."""
    return None if where_prec is None else 1 if where_prec == 1 else 2 if where_prec in (2, 3) else 3
