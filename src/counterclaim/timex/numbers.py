"""Numbers in times: "twenty-five", "2 1/2", "a couple of", "several"."""

from __future__ import annotations

from counterclaim.timex.words import Words, vocabulary

_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}


def number_of(words: Words, first: int, end: int) -> float | None:
    """What the words `first` to `end` count; None where they are vague ("several", "a few")."""
    codes = vocabulary().codes
    vague = {codes[name] for name in ("several", "few", "many", "some")}
    if any(words.classes[i] in vague for i in range(first, end)):
        return None
    total, part, half = 0.0, 0.0, False
    for i in range(first, end):
        code, value = words.classes[i], words.values[i]
        if code == codes["half"]:
            half = True
        elif code == codes["frac"]:
            total += _fraction(words.low[i])
        elif isinstance(value, int | float) and code not in (codes["and"], codes["of"], codes["more"]):
            if value in (100, 1000) and code == codes["nw"]:
                part = max(part, 1) * value
            elif code == codes["a"] and end - first > 1:
                continue
            else:
                part += value
    if half and part + total == 0:
        return 0.5
    return total + part + (0.5 if half else 0)


def _fraction(said: str) -> float:
    if said in _FRACTIONS:
        return _FRACTIONS[said]
    top, _, under = said.partition("/")
    return int(top) / int(under)


def period(unit: str, number: float | None) -> str:
    """The TIMEX3 value of a length: ("D", 3) → "P3D", ("TH", None) → "PTXH", ("Y", 2.5) → "P2Y6M"."""
    time, unit = ("T", unit[1:]) if unit.startswith("T") else ("", unit)
    if unit == "FN":
        unit, number = "W", number and number * 2
    if unit == "ML":
        unit, number = "Y", number and number * 1000
    if number is None:
        return f"P{time}X{unit}"
    if number == int(number):
        return f"P{time}{int(number)}{unit}"
    halves = {"Y": ("M", 12), "H": ("M", 60), "M": ("S", 60), "D": ("TH", 24)}
    if unit in halves and (time or unit in ("Y", "D")):
        smaller, times = halves[unit]
        rest = (number - int(number)) * times
        if rest == int(rest):
            whole = f"{int(number)}{unit}" if number >= 1 else ""
            return f"P{time}{whole}{int(rest)}{smaller}" if unit != "D" else f"P{whole}T{int(rest)}H"
    return f"P{time}{number:g}{unit}"
