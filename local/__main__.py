"""The command line of the local stack: python -m local."""

import signal
import sys

if __name__ == "__main__":
    # Until there is something to stop, Ctrl-C just ends the process. Python's own exception may get lost in an import.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    from local.command_line import main

    sys.exit(main())
