"""Saving what can be read of a damaged store, always on a copy: by SQL, then by the pages themselves."""

from models.store.salvage.adopting import adopt
from models.store.salvage.choosing import Rescued
from models.store.salvage.folder import account
from models.store.salvage.rescuing import NothingToRescue, Rescue, rescue

__all__ = ["NothingToRescue", "Rescue", "Rescued", "account", "adopt", "rescue"]
