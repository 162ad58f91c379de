"""An equation of Word as one line of text: fractions with a stroke, powers with a caret, roots with their sign."""

from importers.word.names import MATHS, Element

_DEEPEST = 60


def linear(equation: Element, depth: int = 0) -> str:
    """The letters and signs of an equation in the order in which they are read aloud."""
    if not isinstance(equation.tag, str) or depth > _DEEPEST:
        return ""
    name = equation.tag.rpartition("}")[2]
    if name == "t":
        return equation.text or ""
    if name.endswith("Pr"):
        return _signs(equation) if name == "naryPr" else ""

    def part(tag: str) -> str:
        child = equation.find(MATHS + tag)
        return linear(child, depth + 1) if child is not None else ""

    match name:
        case "f":
            return f"{_bracketed(part('num'))}/{_bracketed(part('den'))}"
        case "sSup":
            return f"{part('e')}^{_bracketed(part('sup'))}"
        case "sSub":
            return f"{part('e')}_{_bracketed(part('sub'))}"
        case "rad":
            return f"{part('deg')}√{_bracketed(part('e'))}"
        case "d":
            return f"({', '.join(linear(child, depth + 1) for child in equation.iterchildren(f'{MATHS}e'))})"
    return "".join(linear(child, depth + 1) for child in equation)


def _bracketed(text: str) -> str:
    return text if len(text.split()) < 2 and text.replace(",", "").replace(".", "").isalnum() else f"({text})"


def _signs(properties: Element) -> str:
    sign = properties.find(f"{MATHS}chr")
    return "∫" if sign is None else sign.get(f"{MATHS}val", "")
