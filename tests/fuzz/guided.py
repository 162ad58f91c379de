"""Inputs that are led by which lines of the program they reach: `python -m tests.fuzz.guided DOOR --runs N` (needs `make soak`'s atheris).

It pays for what reads a language: expressions, definitions, markup, numbers, days. Packed files it hardly ever opens; tests/fuzz/soak.py
mutates what is inside them.
"""

import argparse
import contextlib
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["models", "importers"], enable_loader_override=False):
    from models.errors import BookError
    from tests.fuzz.doors import door_of

LARGEST = 4096
GUIDED = ("expression", "definition", "typed", "report", "text")


def main() -> None:
    """Ends with a trace where an input brings anything but a text or a sentence; libFuzzer keeps such an input as a file."""
    parser = argparse.ArgumentParser()
    parser.add_argument("door", choices=GUIDED)
    parser.add_argument("--runs", type=int, default=100_000)
    wanted = parser.parse_args()
    door = door_of(wanted.door)
    with tempfile.TemporaryDirectory() as folder:
        corpus, room = Path(folder) / "corpus", Path(folder) / "room"
        corpus.mkdir()
        room.mkdir()
        for number, seed in enumerate(door.seeds()):
            (corpus / str(number)).write_bytes(seed[:LARGEST])

        def one(content: bytes) -> None:
            with contextlib.suppress(BookError):
                door.opened(content, room)

        limits = [f"-runs={wanted.runs}", f"-max_len={LARGEST}", "-timeout=10", "-rss_limit_mb=1000", "-print_final_stats=1"]
        atheris.Setup([sys.argv[0], *limits, f"-artifact_prefix={tempfile.gettempdir()}/fuzz-", str(corpus)], one)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
