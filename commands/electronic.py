"""The electronic copy of an issued report, with the images of signature and seal, from the command line."""

from pathlib import Path

import click

from commands.cases import is_in_store, shown_beside, the_case
from commands.settings import Settings
from models.store import Store


def export_electronic(settings: Settings, name: str, target: Path, signature: Path | None, seal: Path | None) -> None:
    """Writes the copy beside the frozen papers, which stay as they are; of a report of the store it is recorded. Raises BookError."""
    from exporters.electronic import read_signing, refuse_unissued, without_second, write_electronic

    case = the_case(settings, name)
    refuse_unissued(case.report)
    signing = read_signing(signature, seal)
    write_electronic(case.report, target, signing.pictures, shown_beside(settings, name, case, target))
    if is_in_store(name):
        with Store.open(settings.data) as store:
            store.keep_revision(case.report, "electronic")
    for sentence in (*signing.told, without_second(case.report)):
        if sentence:
            click.echo(sentence, err=True)
