"""What can go wrong, as one tree.

::

    CounterclaimError
    ├── UsageError        the call is wrong: a missing path, an unknown filter (exit code 2)
    ├── ReadError         bytes that could not be made into a document (recorded as a problem)
    │   ├── EmptyInput        nothing to read
    │   ├── NotText           binary where text was expected
    │   ├── TooLarge          above the size limit
    │   ├── GuardTripped      the guarded reader ran out of time, memory or patience
    │   └── WrongLanguage     a language that we do not code (yet)
    ├── CodingError       a stage failed on one document (recorded as a problem)
    ├── StoreError        the store cannot be opened, read or written
    └── ResourceError     packaged data (weights, codebook, lexicons) is missing or damaged

Every message says what was found, where, and what to do about it.
"""


class CounterclaimError(Exception):
    """The root of everything that counterclaim raises on purpose."""

    #: The `kind` under which the error appears in `problems.jsonl`.
    kind = "error"


class UsageError(CounterclaimError):
    """The caller asked for something that cannot be meant: a missing path, an unknown event type."""

    kind = "usage"


class ReadError(CounterclaimError):
    """Bytes that could not be made into a document."""

    kind = "read"


class EmptyInput(ReadError):
    """A file or record without any text."""

    kind = "empty"


class NotText(ReadError):
    """Binary data, or text in no encoding that we can tell."""

    kind = "not-text"


class TooLarge(ReadError):
    """Above the size limit for one document."""

    kind = "too-large"


class GuardTripped(ReadError):
    """The guarded reader ran out of time, memory or processor seconds on hostile input."""

    kind = "guard"


class WrongLanguage(ReadError):
    """The document is in a language that the program does not code."""

    kind = "language"


class CodingError(CounterclaimError):
    """A coding stage failed on one document; the others are untouched."""

    kind = "coding"


class StoreError(CounterclaimError):
    """The store cannot be opened, read or written."""

    kind = "store"


class ResourceError(CounterclaimError):
    """Data shipped in the package is missing or damaged: reinstall."""

    kind = "resource"
