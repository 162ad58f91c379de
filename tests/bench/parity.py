"""How far our PDF and our Word file, shown by LibreOffice, are the same paper: the sample and reports made by chance.

Run it from the project's folder: python -m tests.bench.parity [reports, 200] [first seed, 0] [flavour]
"""

import sys
import tempfile
from pathlib import Path
from time import perf_counter

from exporters.docx import render_docx
from exporters.pdf import render_pdf
from models.definition import definition_for
from models.document import compose
from models.interchange import read_file
from models.page import Document
from tests.exporters.generated import generated
from tests.exporters.parity import Comparison, compare
from tests.exporters.reading import convert

SAMPLE = Path(__file__).parents[2] / "resources" / "samples" / "cntt-2021-9T.json"
_BATCH = 25
_LONG = {0: 100, 50: 60, 100: 100, 150: 40}
"""How many pages some of the seeds ask for."""


def main() -> None:
    """Prints the measures; nothing is asserted."""
    count, first = (int(given) if given else usual for given, usual in zip((*sys.argv[1:3], "", ""), (200, 0), strict=False))
    flavour = sys.argv[3] if len(sys.argv) > 3 else ""
    report = read_file(SAMPLE)
    papers: dict[str, Document] = {"sample": compose(report, definition_for(report))}
    papers |= {f"{seed}": generated(seed, _LONG.get(seed, 0), flavour) for seed in range(first, first + count)}
    start = perf_counter()
    found = compared(papers)
    for name, comparison in found.items():
        if not comparison.whole:
            print(f"{name}: {comparison.same} of {comparison.lines} lines, pages {comparison.pages[0]} / {comparison.pages[1]}")
            print("\n".join(f"    {line[:160]}" for line in comparison.first))
    lines, same = sum(each.lines for each in found.values()), sum(each.same for each in found.values())
    whole = sum(each.whole for each in found.values())
    print(f"{len(found)} reports, {sum(each.pages[0] for each in found.values())} pages, {lines} lines; {perf_counter() - start:.0f} s")
    print(f"lines that are the same: {same} ({100 * same / lines:.3f} %); the sample wholly the same: {found['sample'].whole}")
    print(f"reports that are wholly the same: {whole} ({100 * whole / len(found):.1f} %)")
    for way in ("across", "down"):
        name = max(found, key=lambda name: getattr(found[name], way))
        print(f"longest way {way}: {getattr(found[name], way):.3f} mm (report {name})")


def compared(papers: dict[str, Document]) -> dict[str, Comparison]:
    """Each paper beside what LibreOffice makes of its Word file, some files a run."""
    found: dict[str, Comparison] = {}
    names = list(papers)
    with tempfile.TemporaryDirectory() as folder:
        for start in range(0, len(names), _BATCH):
            batch = names[start : start + _BATCH]
            office = convert({name: render_docx(papers[name]) for name in batch}, Path(folder))
            found |= {name: compare(render_pdf(papers[name]).content, office[name]) for name in batch}
    return found


if __name__ == "__main__":
    main()
