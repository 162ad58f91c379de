"""Changes as HTML: gone words are struck through, new ones underlined; the colour only says it again."""

from collections.abc import Iterable
from html import escape

from models.change import Change
from models.diff import Kind, Piece, word_diff
from models.revisions import change_names
from ui.theme import colours


def change_html(change: Change) -> str:
    """A change with its words old and new in one text."""
    pieces = word_diff(change.old, change.new)
    words = (" → " if change.subject == "figure" and len(pieces) == 2 else "").join(map(piece_html, pieces))
    return f'<p style="margin-bottom:10px">{_head(change)}<br>{words}</p>'


def side_by_side_html(changes: Iterable[Change], old: str, new: str) -> str:
    """A table of changes: what stood there under the title `old`, beside it what stands there now under `new`."""
    cell = '<td width="50%" style="padding:2px 8px 8px 0">{}</td>'
    rows = "".join(
        f'<tr><td colspan="2" style="padding-top:6px">{_head(change)}</td></tr><tr>{"".join(map(cell.format, _sides(change)))}</tr>'
        for change in changes
    )
    titles = "".join(f'<td width="50%"><span style="color:{colours().quiet}">{escape(title)}</span></td>' for title in (old, new))
    return f'<table width="100%" cellspacing="0"><tr>{titles}</tr>{rows}</table>'


def _head(change: Change) -> str:
    kind = escape(change_names()[change.kind])
    return f'<b>{escape(change.name)}</b> <span style="color:{colours().quiet}">· {kind}</span>'


def _sides(change: Change) -> tuple[str, str]:
    pieces = word_diff(change.old, change.new)
    before, after = (_side(pieces, kind) for kind in ("gone", "new"))
    nothing = f'<span style="color:{colours().quiet}">–</span>'
    return before or nothing, after or nothing


def _side(pieces: Iterable[Piece], kind: Kind) -> str:
    return "".join(piece_html(piece) for piece in pieces if piece.kind in ("same", kind))


def piece_html(piece: Piece) -> str:
    """A stretch of text in the signs of what became of it."""
    text, known = escape(piece.text), colours()
    match piece.kind:
        case "gone":
            return f'<span style="color:{known.error}; text-decoration:line-through">{text}</span>'
        case "new":
            return f'<span style="color:{known.good}; text-decoration:underline">{text}</span>'
        case "same":
            return text
