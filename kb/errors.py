"""The errors of `kb`: a small tree, each with a sentence that says what happened and what to do.

    KbError
    ├── InvalidValue       a value does not fit its question
    ├── InvalidData        a file of the release or codebook is damaged (file, line, reason)
    ├── NotFound           a country, topic, question, source or contribution that does not exist
    ├── Refused            the actor may not do this (role missing, own work)
    ├── Outdated           somebody else changed the statement first
    └── NotReady           the base, the data folder or a service is missing or too old

Only the faces (command line, pages, API) catch `KbError`, once, and turn it into an exit code or a message.
"""


class KbError(Exception):
    """Any expected failure; `str(error)` is a sentence for a person."""


class InvalidValue(KbError):
    """A value does not fit its question; the sentence names the value and what was expected."""


class InvalidData(KbError):
    """A file that `kb` reads is damaged.

    Args:
        file: path as the reader should look it up, relative to the data folder where there is one.
        line: line in that file, counted from 1 (0 when the whole file is meant).
        reason: one sentence.
    """

    def __init__(self, file: str, line: int, reason: str) -> None:
        self.file, self.line, self.reason = file, line, reason
        super().__init__(f"{file}, line {line}: {reason}" if line else f"{file}: {reason}")


class NotFound(KbError):
    """Something was named that the base does not hold."""


class Refused(KbError):
    """The actor may not do this."""


class Outdated(KbError):
    """The change was made against a statement that somebody else has changed since."""


class NotReady(KbError):
    """A base, folder or service is missing or of another version."""
