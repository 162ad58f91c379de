"""What stands in small letters under an item: the prior period's words with what changed, offers, and that it waits to be reviewed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.diff import Piece, word_diff
from models.language import _
from models.offers import Offer
from ui.fields.link_line import LinkLine, escaped, link

_KEPT_WORDS = 4
"""Words around a change that stay to be seen; longer stretches of the same are "…"."""


class PriorLine(LinkLine):
    """The same item in the prior report; what is not so any more is underlined."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("quiet", parent)

    def show_difference(self, name: str, old: str, new: str) -> None:
        """`name` is what the prior period is called. Nothing is shown where there was no such item."""
        pieces = word_diff(old, new)
        words = _old_words(pieces) if any(piece.kind != "same" for piece in pieces) else escaped(_("như trên"))
        self.setToolTip(old)
        self.show_words(f"{escaped(name)}: {words}" if old else "", f"{name}: {old}")


def _old_words(pieces: tuple[Piece, ...]) -> str:
    parts: list[str] = []
    for at, piece in enumerate(pieces):
        if piece.kind == "gone":
            parts.append(f"<u>{escaped(piece.text)}</u>")
        elif piece.kind == "same":
            parts.append(escaped(_shortened(piece.text, at == 0, at == len(pieces) - 1)))
    return "".join(parts)


def _shortened(text: str, first: bool, last: bool) -> str:
    words = text.split(" ")
    if len(words) <= 2 * _KEPT_WORDS + 1:
        return text
    head = "" if first else " ".join(words[: _KEPT_WORDS + 1])
    tail = "" if last else " ".join(words[-_KEPT_WORDS - 1 :])
    return f"{head} … {tail}"


class OfferLine(LinkLine):
    """Plain numbers that equal a figure, each with a link that puts the figure in."""

    taken = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("offer", parent)
        self._offers: tuple[Offer, ...] = ()
        self.linkActivated.connect(lambda at: self.taken.emit(self._offers[int(at)].markup))

    def show_offers(self, offers: tuple[Offer, ...]) -> None:
        """Shows the offers for one item."""
        if offers != self._offers:
            self._offers = offers
            heard = "; ".join(f"{offer.number}: {offer.label}" for offer in offers)
            self.show_words("<br>".join(_offer_words(offer, at) for at, offer in enumerate(offers)), heard)


def _offer_words(offer: Offer, at: int) -> str:
    words = _("“{number}” bằng chỉ tiêu “{label}”.").format(number=offer.number, label=offer.label)
    return escaped(words) + " &nbsp;" + link(str(at), _("Thay bằng ô số liệu"))


class ReviewLine(LinkLine):
    """That something came along and waits for the clerk; Enter in its field does what the link does."""

    kept = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("review", parent)
        self.is_waiting = False
        self.linkActivated.connect(lambda _link: self.kept.emit())

    def show_review(self, waiting: bool, imported: bool) -> None:
        """Shows whether it waits, and where it came from."""
        self.is_waiting = waiting
        origin = _("Từ tệp nhập vào, chưa rà") if imported else _("Từ kỳ trước, chưa rà")
        keep = link("keep", _("Enter: giữ nguyên và sang chỗ sau"))
        rich = f"↻ {escaped(origin)} — {keep}" if waiting else ""
        if rich != self.text():
            self.show_words(rich, origin)
