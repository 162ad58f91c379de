"""Every measure of the hand-over sheet, once, in points; what the decree says of a report's page stands in layout.py."""

from msgspec.structs import replace

from exporters.layout import Look, leading, mm
from models.paper import Paper

PAPER = Paper(top=15.0, bottom=15.0, right=15.0)
"""The sheet never leaves the office and is no document of the decree, whose margins it need not have above and below."""
SPARE = 5.0
"""Points that stay free at the foot of the page, so that no other setter turns it."""
SIZE, CELLS, SMALL = 12.0, 11.0, 9.0
LABELS = mm(24)
"""Width of the column in front of the facts at the top."""

WORDS = Look(name="Phiếu trình", size=SIZE, leading=leading(SIZE))
CENTRED = replace(WORDS, name="Phiếu trình, giữa", align="centre")
BOLD = replace(CENTRED, name="Phiếu trình, đậm", bold=True)
DATED = replace(CENTRED, name="Phiếu trình, ngày", italic=True)
TITLE = replace(BOLD, name="Phiếu trình, tên", size=16.0, leading=leading(16.0), before=10.0, heading=1)
SUBJECT = replace(BOLD, name="Phiếu trình, về việc", size=13.0, leading=leading(13.0))
LABEL = replace(WORDS, name="Phiếu trình, nhãn", bold=True, after=2.0)
FACT = replace(WORDS, name="Phiếu trình, nội dung", after=2.0)
HEADING = replace(WORDS, name="Phiếu trình, mục", bold=True, before=8.0, after=3.0, keep_next=True, heading=1)
PASSAGE = replace(WORDS, name="Phiếu trình, đoạn", align="justify", after=2.0)
BULLET = replace(PASSAGE, name="Phiếu trình, ý", indent=mm(4), first=-mm(4))
NOTE = replace(WORDS, name="Phiếu trình, ghi chú", size=SMALL, leading=leading(SMALL), before=3.0)
FIRST_NOTE = replace(NOTE, before=12.0)
LINE = replace(WORDS, name="Phiếu trình, dòng kẻ", before=4.0)
SIGNER = replace(BOLD, before=12.0)
SIGNED = replace(BOLD, name="Phiếu trình, người ký", before=mm(16))
LOOKS = (WORDS, CENTRED, BOLD, DATED, TITLE, SUBJECT, LABEL, FACT, HEADING, PASSAGE, BULLET, NOTE, LINE, SIGNED)
