"""Files of the corpus through the importer, as a clerk would have them read: without saying which kind of report they are."""

from pathlib import Path

from importers.reading import Imported, import_report
from models.errors import ImportProblem
from models.period import Period
from tests.corpus.scoring import Score, refused, score
from tests.corpus.truth import Truth


def scored(truth: Truth, path: Path) -> Score:
    """The score of a truth's file."""
    try:
        return score(truth, read(truth, path))
    except ImportProblem as problem:
        return refused(truth, str(problem))


def read(truth: Truth, path: Path) -> Imported:
    """The file's report; where the file says no period that the importer knows, the clerk names it. Raises ImportProblem."""
    try:
        return import_report(path)
    except ImportProblem:
        return import_report(path, None, Period.parse(truth.period))
