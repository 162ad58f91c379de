"""The names of Office Open XML that the readers look for, in the form in which lxml gives them."""

from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
VML = "{urn:schemas-microsoft-com:vml}"
OFFICE = "{urn:schemas-microsoft-com:office:office}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

VAL = f"{W}val"
OFF = ("0", "false", "off")

Element = Any
"""An element of lxml, whose stubs are not among the parts of this program."""


def value(parent: Element | None, name: str) -> str:
    """The w:val of a child, nothing where there is no such child."""
    child = parent.find(W + name) if parent is not None else None
    return "" if child is None else str(child.get(VAL, ""))


def switched(parent: Element | None, name: str) -> bool | None:
    """Whether a child switches something on or off; None where there is no such child."""
    child = parent.find(W + name) if parent is not None else None
    return None if child is None else child.get(VAL, "1") not in OFF


def number(text: str | None, otherwise: int = 0) -> int:
    """A whole number without a sign as it stands in an attribute."""
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 7 else otherwise


def chosen(alternates: Element) -> Element | None:
    """Of several forms of one thing the first that says anything: the others repeat it for older programs."""
    forms = [form for form in alternates if form.tag in (f"{COMPATIBLE}Choice", f"{COMPATIBLE}Fallback")]
    return next((form for form in forms if len(form)), None)
