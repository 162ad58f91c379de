"""Images of signatures and seals in the data folder: each a file under its hash, so that settings need only name it.

What an image must be is known in exporters/signing_images.py; here it is bytes.
"""

import contextlib
import hashlib
from collections.abc import Iterable
from pathlib import Path

from models.errors import StoreError, reason
from models.language import _
from models.office import KeptPicture
from models.private_files import private_folder
from models.store.drafts import is_as_written
from models.whole_file import put_whole

PICTURES = "images"


def kept_picture(name: str, content: bytes) -> KeptPicture:
    """How settings name an image."""
    return KeptPicture(name, hashlib.sha256(content).hexdigest())


def put_pictures(data: Path, contents: Iterable[bytes]) -> None:
    """Copies images into the data folder, for the eyes of its owner alone. Raises StoreError."""
    for content in contents:
        path = _path(data, hashlib.sha256(content).hexdigest())
        try:
            data.stat()  # where the data folder itself is gone, a stick was pulled out: nothing is made in its place
            private_folder(path.parent)
            put_whole(path, content, private=True)
        except OSError as error:
            sentence = _("Chưa giữ được ảnh vào “{folder}” ({why}); hãy kiểm tra ổ đĩa rồi chọn lại ảnh.")
            raise StoreError(sentence.format(folder=path.parent, why=reason(error))) from error


def picture_content(data: Path, picture: KeptPicture) -> bytes:
    """The image that settings name. Raises StoreError where it is gone or is another one by now."""
    try:
        content = _path(data, picture.hash).read_bytes()
    except OSError as error:
        sentence = _("Không đọc được ảnh “{name}” trong dữ liệu ({why}); hãy chọn lại ảnh ở Thiết lập.")
        raise StoreError(sentence.format(name=picture.name, why=reason(error))) from error
    if not is_as_written(content, picture.hash):
        raise StoreError(
            _("Ảnh “{name}” trong dữ liệu không còn như khi được chọn; hãy chọn lại ảnh ở Thiết lập.").format(name=picture.name)
        )
    return content


def drop_pictures(data: Path, kept: Iterable[KeptPicture]) -> None:
    """Deletes the images that nothing names any more; one that cannot be deleted stays, and harms nothing."""
    named = {f"{picture.hash}.png" for picture in kept}
    for path in (data / PICTURES).glob("*.png"):
        if path.name not in named:
            with contextlib.suppress(OSError):
                path.unlink()


def _path(data: Path, hash: str) -> Path:
    """Raises OSError for what is no hash, so that no setting names a file elsewhere."""
    if len(hash) != 64 or not hash.isalnum():
        raise FileNotFoundError(2, hash)
    return data / PICTURES / f"{hash}.png"
