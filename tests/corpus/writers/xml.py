"""Characters for XML."""

from xml.sax.saxutils import escape


def escaped(text: str) -> str:
    """The text for an element or an attribute."""
    return escape(text, {'"': "&quot;"})
