"""Where an error was raised, for a log: its words may be personal, its place is not."""

import traceback


def raised_at(error: Exception) -> str:
    """Return the file and the line."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{frame.filename}:{frame.lineno}"
