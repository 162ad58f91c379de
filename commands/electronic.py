"""The electronic copy of an issued report, with the images of signature and seal, from the command line."""

from pathlib import Path

import click

from commands.cases import Settings, beside_in_store, is_in_store, the_case
from models.store import Store


def export_electronic(settings: Settings, name: str, target: Path, signature: Path | None, seal: Path | None) -> None:
    """Writes the copy beside the frozen papers, which stay as they are; of a report of the store it is recorded. Raises BookError."""
    from exporters.electronic import read_signing, refuse_unissued, without_second, write_electronic

    case = the_case(settings, name)
    refuse_unissued(case.report)
    signing = read_signing(signature, seal)
    shows_earlier = any(annex.figures for annex in case.report.annexes)
    earlier = beside_in_store(settings, case.report) if shows_earlier and not is_in_store(name) else case.earlier
    write_electronic(case.report, target, signing.pictures, earlier)
    if is_in_store(name):
        with Store.open(settings.data) as store:
            store.keep_revision(case.report, "electronic")
    for sentence in (*signing.told, without_second(case.report)):
        if sentence:
            click.echo(sentence, err=True)
