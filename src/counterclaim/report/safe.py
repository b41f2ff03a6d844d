"""Text of others made safe to show: on a terminal nothing moves the cursor, in a page nothing runs."""

from __future__ import annotations

from html import escape
from urllib.parse import urlsplit

#: Joiners that Persian, Hindi and emoji need: they change no order.
_JOINERS = "\u200c\u200d"


def safe_text(text: str) -> str:
    """One line without control characters, escapes or overrides of direction: those are shown as `\\x1b`, `\\u202e`."""
    return "".join(c if c.isprintable() or c in _JOINERS else _shown(c) for c in " ".join(text.split()))


def _shown(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")


def safe_html(text: str) -> str:
    """Escaped for text and quoted attributes; overrides of direction and other unprintables are shown, not obeyed."""
    kept = "".join(c if c.isprintable() or c in "\n\t" + _JOINERS or c == "\xa0" else _shown(c) for c in text)
    return escape(kept, quote=True)


def safe_link(url: str) -> str | None:
    """The address if it may be linked to: http and https with a host; None for anything else."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme in ("http", "https") and parts.netloc else None
