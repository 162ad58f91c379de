"""Text inside XML: what xml.sax.saxutils does, without the network part of the standard library that it loads (urllib, http, ssl)."""

_ATTRIBUTE = {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}


def escape(text: str) -> str:
    """Text between tags: "a < b" -> "a &lt; b"."""
    return text.replace("&", "&amp;").replace(">", "&gt;").replace("<", "&lt;")


def quoteattr(text: str) -> str:
    """An attribute's value with its quotes: 'a "b"' -> '"a &quot;b&quot;"'."""
    escaped = escape(text)
    for character, entity in _ATTRIBUTE.items():
        escaped = escaped.replace(character, entity)
    return f'"{escaped}"'
