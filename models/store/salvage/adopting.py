"""Working on with a rescued store: it takes the place of the damaged file, which is set aside under another name."""

from pathlib import Path

from models.errors import StoreError
from models.language import _
from models.store.backups.restoring import _free_name, _put_in_place
from models.store.connection import FILE, sentence
from models.store.database import FAILURES
from models.store.leftovers import is_in_use
from models.store.watching import Progress, unwatched


def adopt(data: Path, rescued: Path, progress: Progress = unwatched) -> Path:
    """Puts the store of a rescue's folder into a data folder; gives the name under which the damaged file stands now.

    Raises StoreError, BackupFailed; then the data folder is as it was.
    """
    if is_in_use(data / FILE):
        raise StoreError(_("Sổ báo cáo đang mở “{file}”; hãy đóng cửa sổ đó rồi cứu dữ liệu.").format(file=data / FILE))
    try:
        return _put_in_place(rescued / FILE, data / FILE, _free_name(data), progress)
    except (OSError, *FAILURES) as error:
        raise sentence(data / FILE, error) from error
