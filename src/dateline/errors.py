"""Every exception of dateline.

DatelineError
├── BadInput             this report cannot be used: record it, go on
│   ├── UnreadableDocument   its bytes do not give text
│   └── UnknownLanguage      its language is not coded by this version
├── BadUsage             the command or call was wrong: say what was expected
├── BadResource          codebook, cues, actors or gazetteer are wrong: stop, say which line
├── StoreError           the store refused, is of another version, or was altered: stop
├── OutputFailed         a result could not be written: stop, nothing half-written remains
└── InternalError        a bug in dateline or in a component
    └── BadSpan              offsets that do not lie in the text
"""


class DatelineError(Exception):
    """The base of every exception that dateline raises on purpose."""


class BadInput(DatelineError):
    """One report cannot be used; the others can. The message says what to do."""


class UnreadableDocument(BadInput):
    """The bytes do not hold the text of a report."""


class UnknownLanguage(BadInput):
    """The report is written in a language that is not coded."""


class BadUsage(DatelineError):
    """A command or a call asks for something that does not exist."""


class BadResource(DatelineError):
    """A file of knowledge is missing or wrong; the message names file and entry."""


class StoreError(DatelineError):
    """The store cannot be opened, read or written; the message says what to do."""


class OutputFailed(DatelineError):
    """A result file could not be written."""


class InternalError(DatelineError):
    """A bug in dateline or in a component that it uses."""


class BadSpan(InternalError):
    """A span that is empty, runs backwards or leaves its text."""
