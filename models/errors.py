"""What can go wrong, as values that already carry the user's sentence."""


class BookError(Exception):
    """Something the user can mend. `str(error)` is one sentence: what is wrong, where, what to do."""


class BadReport(BookError):
    """A report that cannot be read: not JSON, another format, a part of the wrong kind."""


class BadDefinition(BookError):
    """A definition that cannot be used; the sentence names the file, the path in it and what was expected."""


class UnknownDefinition(BookError):
    """A report of a kind that this program does not have."""


class BadPeriod(BookError):
    """A period code that names no period."""


class BadExpression(BookError):
    """A rule's side that is not arithmetic over figures."""


class NoSuchPlace(BookError):
    """A place that the report does not have."""


class StoreError(BookError):
    """The store cannot be opened, read or written."""


class ExportError(BookError):
    """A paper could not be made or written."""
