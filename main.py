"""The program: the command line, for administrators and tests; without a command the window."""

import io
import sys


def main() -> int:
    """Runs a command and gives its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # on Windows a program with a window has neither
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        from commands.start import run

        return run(sys.argv[1:])
    except KeyboardInterrupt:  # while the parts were loaded, which takes a moment
        from models.language import _

        if sys.stderr is not None:
            print(_("Đã dừng theo yêu cầu."), file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
