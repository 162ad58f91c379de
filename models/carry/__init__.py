"""The next report from an earlier one: what comes along, what starts empty, and what is to be looked at again."""

from models.carry.account import Account, account_lines, account_of
from models.carry.carrying import carried_report
from models.carry.tasks import settled_task

__all__ = ["Account", "account_lines", "account_of", "carried_report", "settled_task"]
