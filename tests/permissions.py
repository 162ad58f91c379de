"""Permissions of files, which root does not feel."""

import os

AS_ANYBODY = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if os.name == "posix" and os.geteuid() == 0 else []
"""What a command begins with so that it obeys permissions as everybody's does."""
