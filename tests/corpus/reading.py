"""Files of the corpus through the importer, as a clerk would have them read: without saying which kind of report they are."""

import inspect
from pathlib import Path

from importers.reading import Imported, import_report
from models.definition import definition_of
from models.errors import ImportProblem
from models.period import Period
from tests.corpus.scoring import Score, refused, score
from tests.corpus.truth import Truth

_FINDS_THE_KIND = "None" in str(inspect.signature(import_report).parameters["definition"].annotation)


def scored(truth: Truth, path: Path) -> Score:
    """The score of a truth's file."""
    try:
        return score(truth, read(truth, path))
    except ImportProblem as problem:
        return refused(truth, str(problem))


def read(truth: Truth, path: Path) -> Imported:
    """The file's report; where the title names no period that the importer knows, the clerk names it. Raises ImportProblem."""
    definition = None if _FINDS_THE_KIND else definition_of(truth.kind or "chung")
    try:
        return import_report(path, definition, None)  # type: ignore[arg-type]
    except ImportProblem:
        return import_report(path, definition, Period.parse(truth.period))  # type: ignore[arg-type]
