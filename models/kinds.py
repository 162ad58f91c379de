"""The kinds of report in the order in which they are offered."""

from models.definition import ReportDefinition, definitions


def offered_kinds(used: str = "") -> tuple[ReportDefinition, ...]:
    """Every kind: the one that was used last, then those with an outline of their own, the general ones last. Raises BadDefinition."""
    return tuple(sorted(definitions().values(), key=lambda kind: (kind.id != used, kind.general)))
