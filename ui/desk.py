"""The clerk's desk: outline, form and paper of one report, kept in step with its session."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from models import place as places
from models.checks.finding import Finding
from models.checks.reviews import waiting
from models.language import _
from models.office import OfficeBook, Signer
from models.period import TOKENS
from models.place import Place
from models.report import BASES, OPENING, Report
from ui.find_panel import FindPanel
from ui.form.findings_page import FindingsPage
from ui.form.form_page import FormPage
from ui.form.making import made_page
from ui.form.tasks_page import TasksPage
from ui.help_topics import topic_of
from ui.lock_banner import LockBanner
from ui.mending import Mending
from ui.outline import Outline
from ui.outlining import Outlining
from ui.pages import FINDINGS, LETTERHEAD, SIGNATURE, page_ids, page_of, pages, paper_place, report_title
from ui.paper_panel import PaperPanel
from ui.session import Proof, Session
from ui.strip import Strip
from ui.word_search import WordSearch

SHARES = (18, 44, 38)
"""Outline, form, paper: per cent of the width, until somebody moves the borders."""
NARROW_SHARES = (20, 54, 26)
TWO_PAGES = (14, 36, 50)
_ROOMY = 130
"""Characters that a roomy desk is wide."""

_TRAIL = 50
"""Places that one can go back to."""


class Desk(QWidget):
    """`said(sentence)` for the status line, `trend_asked(figure)` whose trend shall be shown.

    `strip` and `banner` tell what is to be done with the report as a whole.
    """

    said = Signal(str)
    trend_asked = Signal(str)

    def __init__(
        self, session: Session, book: OfficeBook = OfficeBook(), signers: tuple[Signer, ...] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.prior_shown = True
        self._book = book
        self._signers = signers
        self.strip = Strip(self)
        self.banner = LockBanner(self)
        self.outline = Outline(self)
        self.paper = PaperPanel(self)
        self.findings_page = FindingsPage(self)
        self._form = QStackedWidget(self)
        self._form.addWidget(self.findings_page)
        self.finder = FindPanel(self)
        self.words = WordSearch(self.finder, session, self)
        self.mending = Mending(session, self)
        self._pages: dict[str, FormPage] = {}
        self._behind: set[str] = set()
        self._findings: tuple[Finding, ...] = ()
        self._place: Place | None = None
        self._trail: list[Place] = []
        self._at_finding = -1
        self._left = ""
        self._shared_out = False
        self._headings: tuple[tuple[str, str, str, int], ...] = ()
        self.outlining = Outlining(self.outline, session, self)
        self.splitter = self._lay_out()
        self._connect()
        self._show_report(session.report)
        self.outline.show_pages(pages(session.report, session.definition, ()))
        session.settle_soon()

    def _lay_out(self) -> QSplitter:
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        middle = QWidget(self)
        middle.setMinimumWidth(400)
        column = QVBoxLayout(middle)
        column.setContentsMargins(4, 8, 0, 0)
        column.addWidget(self.finder)
        column.addWidget(self._form, 1)
        for stretch, panel in ((0, self.outline), (3, middle), (2, self.paper)):
            splitter.addWidget(panel)
            splitter.setStretchFactor(splitter.count() - 1, stretch)
            splitter.setCollapsible(splitter.count() - 1, False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.strip)
        layout.addWidget(self.banner)
        layout.addWidget(splitter, 1)
        return splitter

    def _connect(self) -> None:
        self.session.report_changed.connect(self._show_report)
        self.session.report_changed.connect(self.strip.show_saving)
        self.session.place_changed.connect(self._show_place)
        self.session.proof_changed.connect(self._show_proof)
        self.session.saved.connect(self.strip.show_saved)
        self.session.saving.not_saved.connect(self.strip.show_not_saved)
        self.session.failed.connect(self.said)
        self.outline.page_chosen.connect(self._page_chosen)
        self.outline.form_asked.connect(self.enter_form)
        self.outline.findings_asked.connect(self.show_findings)
        self.outlining.place_asked.connect(self.go_to)
        self.outlining.said.connect(self.said)
        self.strip.findings_asked.connect(self.show_findings)
        self.paper.place_clicked.connect(self.go_to)
        self.finder.place_asked.connect(self._look_at)
        self.words.said.connect(self.said)
        self.mending.said.connect(self.said)
        self.finder.closed.connect(self._back_to_form)
        self.findings_page.place_asked.connect(self.go_to)
        self.findings_page.fix_asked.connect(self.mending.mend)
        self.findings_page.fixes_asked.connect(self.mending.mend_all)
        self.findings_page.accept_asked.connect(self.mending.accept)
        self.findings_page.withdraw_asked.connect(self.mending.withdraw)

    def leave_session(self) -> None:
        """Stops listening, before the desk goes and another one takes the session over."""
        for signal in (self.session.report_changed, self.session.place_changed, self.session.proof_changed):
            signal.disconnect()
        for signal in (self.session.saved, self.session.failed):
            signal.disconnect()

    def close_desk(self) -> None:
        """Waits for what runs beside the window's thread, before the desk goes."""
        self.words.close()
        for page in self._pages.values():
            page.close_page()
        self.paper.close_paper()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._shared_out:
            self._shared_out = True
            self._share_out(SHARES if self.width() > _ROOMY * self.fontMetrics().averageCharWidth() else NARROW_SHARES)

    @property
    def is_laid_out(self) -> bool:
        """Whether the panels have their widths; before the desk is first seen they have none."""
        return self._shared_out

    def _share_out(self, shares: tuple[int, int, int]) -> None:
        self.splitter.setSizes([self.width() * share // 100 for share in shares])

    def show_side_by_side(self, two: bool) -> None:
        """Two pages of the paper beside each other, with more room for them."""
        self.paper.show_side_by_side(two)
        self._share_out(TWO_PAGES if two else SHARES)

    def set_widths(self, widths: list[int]) -> None:
        """Puts the borders where they were on an earlier day."""
        if len(widths) == len(SHARES):
            self._shared_out = True
            self.splitter.setSizes(widths)

    # ------------------------------------------------------------ where one is

    def page(self) -> str:
        """The id of the page that is shown."""
        shown = self._form.currentWidget()
        return next((id for id, page in self._pages.items() if page is shown), FINDINGS)

    def shows(self, kind: type[FormPage]) -> bool:
        """Whether the page that is shown is of a kind."""
        return isinstance(self._form.currentWidget(), kind)

    def place(self) -> Place | None:
        """The place that had the cursor last."""
        return self._place

    def topic(self) -> str:
        """The topic of the guide that speaks of what is shown."""
        return topic_of(self.session.report, self.session.definition, self.page(), self._place)

    def show_page(self, id: str) -> None:
        """Shows a page of the form, and its part of the paper.

        Who was typing in the form goes on typing on the new page; who walks down the outline stays there.
        """
        if id == FINDINGS:
            self.show_findings()
            return
        focused = QApplication.focusWidget()
        was_typing = focused is not None and self._form.isAncestorOf(focused)
        self._form.setCurrentWidget(self._page(id))
        self.outline.choose(id)
        self.paper.show_place(paper_place(self.session.report, id))
        if was_typing:
            self.enter_form()

    def enter_form(self) -> None:
        """Puts the cursor into the first field of the page that is shown."""
        shown = self._form.currentWidget()
        if isinstance(shown, FormPage):
            shown.focus_first()

    def show_findings(self) -> None:
        """Shows the list of what still has to be done."""
        self._leave_a_trace()
        self._form.setCurrentWidget(self.findings_page)
        self.outline.choose(FINDINGS)

    def go_to(self, place: Place) -> None:
        """Shows the page of a place and puts the cursor there; `go_back` comes back to where one was."""
        if place != self._place:
            self._leave_a_trace()
        self._show_place(place)

    def go_back(self) -> None:
        """Puts the cursor where it was before the last jump."""
        if self._trail:
            self._show_place(self._trail.pop())
        else:
            self.said.emit(_("Chưa rời chỗ nào để về."))

    def _leave_a_trace(self) -> None:
        if self._place and self._trail[-1:] != [self._place]:
            self._trail = [*self._trail[-_TRAIL:], self._place]

    def _page_chosen(self, id: str) -> None:
        self._leave_a_trace()
        self.show_page(id)

    def _show_place(self, place: Place) -> None:
        id = page_of(self.session.report, self.session.definition, place)
        page = self._page(id)
        self._form.setCurrentWidget(page)
        self.outline.choose(id)
        if not page.focus_place(place):
            page.focus_first()
        self._show_on_paper(place)

    def _show_on_paper(self, place: Place) -> None:
        """What is not on the paper, or not yet, is shown by what its page is about."""
        report = self.session.report
        self.paper.show_place(place, paper_place(report, page_of(report, self.session.definition, place)))

    def return_to(self, page: str, place: Place) -> None:
        """Shows a page and place of an earlier day, as far as the report still has them."""
        known = {FINDINGS, *page_ids(self.session.report)}
        self.show_page(page if page in known else LETTERHEAD)
        if place and page in known - {FINDINGS}:
            self._page(page).focus_place(place)

    def next_finding(self) -> None:
        """Goes to the next thing to mend, from the last one visited on."""
        if not self._findings:
            self.said.emit(_("Không còn chỗ nào cần xử lý."))
            return
        self._at_finding = (self._at_finding + 1) % len(self._findings)
        finding = self._findings[self._at_finding]
        self.go_to(finding.where)
        self.said.emit(finding.message)

    def next_review(self) -> None:
        """Goes to the first thing that came along and waits to be looked at, in the order of the outline."""
        first = next(waiting(self.session.report), None)
        if first is not None:
            self.go_to(first)

    def show_prior(self, shown: bool) -> None:
        """Shows or hides the prior report's words below those of this one."""
        self.prior_shown = shown
        for page in self._pages.values():
            page.show_prior(shown)

    # ------------------------------------------------------------ pages

    def _page(self, id: str) -> FormPage:
        if id not in self._pages:
            page = made_page(id, self.session, self._book, self._signers, self)
            if isinstance(page, TasksPage):
                page.place_asked.connect(self.go_to)
            page.edited.connect(self.session.put)
            page.changed.connect(self.session.apply)
            page.entered.connect(self._entered)
            page.fix_asked.connect(self.mending.mend)
            page.accept_asked.connect(self.mending.accept)
            page.token_asked.connect(self._go_to_token)
            page.looked_through.connect(self.next_review)
            page.trend_asked.connect(self.trend_asked)
            page.said.connect(self.said)
            page.heading_act_asked.connect(partial(self.outlining.do, id=id))
            self._pages[id] = page
            self._form.addWidget(page)
            self._behind.add(id)
            self._catch_up(id)
            page.show_prior(self.prior_shown)
        self._catch_up(id)
        return self._pages[id]

    def _catch_up(self, id: str) -> None:
        """A page that was out of sight takes the changes that were made meanwhile."""
        if id in self._behind:
            self._behind.remove(id)
            self._pages[id].show_report(self.session.report, self.session.definition)
            self._pages[id].show_findings(self._of_page(id))
            if self.session.locked:
                self._pages[id].lock()

    def _entered(self, place: Place) -> None:
        self._place = place
        self._show_on_paper(place)

    def _go_to_token(self, name: str) -> None:
        """The chip of a figure or a document leads to its row; a phrase of the period has no field of its own."""
        if self.session.definition.figure(name):
            self.go_to(places.figure(name))
        elif any(citation.id == name for citation in self.session.report.citations):
            self.go_to(places.citation(name))
        elif name in TOKENS:
            self.said.emit(_("“{label}” lấy từ kỳ của báo cáo, tự đổi khi sang kỳ khác.").format(label=_(TOKENS[name])))

    # ------------------------------------------------------------ finding words

    def _look_at(self, place: Place) -> None:
        """Shows a place and leaves the cursor where it is, in the find panel."""
        id = page_of(self.session.report, self.session.definition, place)
        page = self._page(id)
        self._form.setCurrentWidget(page)
        self.outline.choose(id)
        page.show_place(place)
        self._show_on_paper(place)

    def _back_to_form(self) -> None:
        shown = self._form.currentWidget()
        if self._place and isinstance(shown, FormPage):
            shown.focus_place(self._place)

    # ------------------------------------------------------------ findings

    def _show_report(self, report: Report) -> None:
        self.strip.show_report(report_title(report, self.session.definition), report.state)
        self.banner.show_report(report)
        self.finder.ask_again()
        self._behind |= set(self._pages)
        self._show_shape(report)
        if self.page() in self._pages:
            self._catch_up(self.page())

    def _show_shape(self, report: Report) -> None:
        """Pages that came or went are in the outline at once; whose page is gone goes to the one before it."""
        listed, wanted, shown = self.outline.pages(), page_ids(report), self.page()
        if not listed:
            return
        headings = tuple((section.id, section.number, section.title, section.level) for section in report.sections)
        if listed != wanted or headings != self._headings:
            self._headings = headings
            self.outline.show_pages(pages(report, self.session.definition, self._findings))
        self._behind &= set(wanted)  # a page that is gone would look for what the report has no more
        if shown in self._pages and shown not in wanted:
            self._left = shown
            before = listed[: listed.index(shown)] if shown in listed else ()
            self.show_page(next((id for id in reversed(before) if id in wanted), OPENING if shown == BASES else SIGNATURE))
        elif self._left in wanted and self._left not in listed:
            self.show_page(self._left)  # undo has brought back the page on which one was
        if listed != wanted:
            self.outline.choose(self.page())

    def _show_proof(self, proof: Proof) -> None:
        self._findings = proof.findings
        self.paper.show_paper(proof.paper)
        self.strip.show_findings(proof.findings)
        entries = pages(self.session.report, self.session.definition, proof.findings)
        self.outline.show_pages(entries)
        self.outline.meter.show_pages(entries, proof.findings)
        titles = {page.id: page.title for page in entries}
        told = (*proof.findings, *(finding for finding, _reason in proof.accepted))
        where = {finding.where: titles.get(self._page_of(finding), "") for finding in told}
        self.findings_page.show_findings(proof.findings, proof.accepted, where)
        for id in self._pages.keys() - self._behind:
            self._pages[id].show_findings(self._of_page(id))

    def _page_of(self, finding: Finding) -> str:
        return page_of(self.session.report, self.session.definition, finding.where)

    def _of_page(self, id: str) -> tuple[Finding, ...]:
        return tuple(finding for finding in self._findings if self._page_of(finding) == id)
