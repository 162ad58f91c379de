"""The electronic copy of an issued report: the paper with the images of signature and seal; a file beside the frozen papers.

Never the paper copy, which is signed by hand (NĐ 30/2020, Phụ lục I, II.7 and II.8). The images are no digital signature.
"""

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from exporters.docx import render_docx
from exporters.export import never, paper_name
from exporters.signing_images import SigningImage, read_signing_image
from exporters.writing import write_whole
from models.definition import definition_for
from models.document import compose
from models.errors import BadPicture, ExportError, StepRefused
from models.language import _
from models.lifecycle import lock_reason
from models.page import Document, Pictures
from models.prior import Earlier
from models.report import Report


def _pdf(document: Document, _report: Report) -> bytes:
    from exporters.archive import render_archive  # noqa: PLC0415  # pikepdf loads slowly, and only here is it needed

    return render_archive(document).content


def _docx(document: Document, report: Report) -> bytes:
    return render_docx(document, carried=report)


_WRITERS: dict[str, Callable[[Document, Report], bytes]] = {".pdf": _pdf, ".docx": _docx}


class Signing(Struct, frozen=True):
    """The images of an electronic copy, and what is odd about them, in sentences."""

    pictures: Pictures
    told: tuple[str, ...] = ()


def electronic_name(report: Report) -> str:
    """The name of a report's electronic copy, without suffix."""
    return f"{paper_name(report)}-dien-tu"


def read_signing(signature: Path | None, seal: Path | None) -> Signing:
    """The images of two files. Raises BadPicture: a seal lies over a signature and never stands alone."""
    if signature is None:
        raise BadPicture(_("Dấu phải trùm lên một phần ba chữ ký; hãy chọn thêm ảnh chữ ký."))
    signed = read_signing_image(signature, "signature")
    sealed = read_signing_image(seal, "seal") if seal else SigningImage(b"")
    return Signing(Pictures(signed.content, sealed.content), (*signed.told, *sealed.told))


def without_second(report: Report) -> str:
    """That the second signer's signature is not on the copy, which has one image of a signature; nothing where one signs."""
    if report.cosignature is None:
        return ""
    sentence = _("Báo cáo có hai người ký: bản này chỉ có ảnh chữ ký của {first}, chưa có chữ ký của người ký thứ hai ({second}).")
    return sentence.format(first=report.signature.name.strip() or "…", second=report.cosignature.name.strip() or "…")


def refuse_unissued(report: Report) -> None:
    """Raises StepRefused where a report has no electronic copy: before it is issued, and after it was replaced."""
    if report.state == "replaced":
        raise StepRefused(lock_reason(report))
    if report.state != "issued":
        raise StepRefused(_("Báo cáo chưa ban hành nên chưa có bản điện tử có chữ ký, dấu; hãy ban hành báo cáo trước."))


def write_electronic(
    report: Report, path: Path, pictures: Pictures, earlier: Earlier = Earlier(), stopped: Callable[[], bool] = never
) -> bool:
    """Writes the electronic copy as .pdf or .docx. Raises StepRefused, BadPicture, ExportError; then nothing is written.

    `stopped` is asked once, before anything is written: whether somebody changed their mind. Gives whether it was written.
    """
    refuse_unissued(report)
    writer = _WRITERS.get(path.suffix.lower())
    if writer is None:
        sentence = _("Không ghi được bản điện tử vào “{file}”: hãy đặt tên tệp có đuôi {known}.")
        raise ExportError(sentence.format(file=path.name, known=_(" hoặc ").join(_WRITERS)))
    content = writer(replace(compose(report, definition_for(report), earlier), pictures=pictures), report)
    if stopped():
        return False
    write_whole(path, content)
    return True
