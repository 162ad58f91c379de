"""Writes resources/licences anew: `parts.json`, and a text for each part. On Debian, with everything of requirements-dev.txt installed."""

import shutil

import msgspec

from models.licences import FOLDER, LIST
from tooling.licences.collecting import everything


def main() -> None:
    """What is no longer a part goes; the order is that of the names, so that a change is easy to read."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    found = everything()
    for part, text in found:
        lines = (line.rstrip() for line in text.replace("\f", "\n").splitlines())
        (FOLDER / part.file).write_text("\n".join(lines).strip() + "\n", "utf-8")
    content = msgspec.json.format(msgspec.json.encode([part for part, _text in found]), indent=1)
    (FOLDER / LIST).write_bytes(content + b"\n")
    print(f"{len(found)} parts")


if __name__ == "__main__":
    main()
