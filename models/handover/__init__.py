"""The hand-over sheet (phiếu trình): one page for who signs a report. sheet.py knows what it says, words.py says it in little room."""

from models.handover.sheet import HandoverSheet, handover
from models.handover.steps import Handling, handling_of

__all__ = ["Handling", "HandoverSheet", "handling_of", "handover"]
