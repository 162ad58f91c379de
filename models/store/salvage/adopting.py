"""Working on with a rescued store: it takes the place of the damaged file, which is set aside under another name."""

from pathlib import Path

from models.store.backups.exchanging import claimed, exchange
from models.store.connection import FILE
from models.store.watching import Progress, unwatched


def adopt(data: Path, rescued: Path, progress: Progress = unwatched) -> Path:
    """Puts the store of a rescue's folder into a data folder; gives the name under which the damaged file stands now.

    Raises StoreError where it is open elsewhere, BackupFailed; then the data folder is as it was.
    """
    with claimed(data):
        return exchange(rescued / FILE, data, progress)
