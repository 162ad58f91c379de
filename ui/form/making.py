"""The pages of the form, made by their ids."""

from PySide6.QtWidgets import QWidget

from models.office import OfficeBook, Signer
from ui.form.annex_page import AnnexPage
from ui.form.ending_page import EndingPage
from ui.form.form_page import FormPage
from ui.form.letterhead_page import LetterheadPage
from ui.form.section_page import SectionPage
from ui.form.signature_page import SignaturePage
from ui.form.tasks_page import TasksPage
from ui.session import Session


def made_page(id: str, session: Session, book: OfficeBook, signers: tuple[Signer, ...], parent: QWidget) -> FormPage:
    """An empty page; it shows nothing before it is given the report. What is no page of its own is a section's or an annex's."""
    match id:
        case "the-thuc":
            return LetterheadPage(parent)
        case "ket-thuc":
            return EndingPage(book, parent)
        case "ky":
            return SignaturePage(signers, parent)
        case "viec-ky-truoc":
            return TasksPage(parent)
    kind = AnnexPage if any(annex.id == id for annex in session.report.annexes) else SectionPage
    return kind(id, session.report, session.definition, session.earlier, session.documents, parent)
