"""Whether two reports say the same, whatever file each came from: by the words on their paper and by their figures."""

import hashlib

import msgspec

from models.definition import ReportDefinition
from models.document import compose
from models.page import page_lines
from models.report import Report


def content_digest(report: Report, definition: ReportDefinition) -> str:
    """SHA-256 over kind, period, what stands on paper line by line, and the figures.

    Bold and italic, ids, origins, notes, edition and state do not count: a Word file, its plain text and the same file saved again are one.
    The words count to the last comma, so that a corrected report is another one.
    """
    lines = [" ".join(line.split()) for line in page_lines(compose(report, definition))]
    figures = [(id, str(one.value if one.value is not None else one.typed)) for id, one in sorted(report.figures.items())]
    said = (report.definition, report.period, [line for line in lines if line], [figure for figure in figures if figure[1]])
    return hashlib.sha256(msgspec.json.encode(said)).hexdigest()
