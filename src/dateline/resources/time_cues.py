"""The shape of the cue files on time, checked on load."""

from datetime import date

from pydantic import BaseModel, ConfigDict, Field, model_validator


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Careful(_Strict):
    """Words that are usually not about time, and where they are."""

    words: frozenset[str]
    after: frozenset[str]
    beside: bool
    capital: bool
    never_before: frozenset[str] = frozenset()


class Form(_Strict):
    """A sequence of words and classes that expresses time; `kind` names how it is read."""

    kind: str
    form: str
    example: str = Field(pattern=r"\[.+\]")


class TimeCues(_Strict):
    """The grammar of time: classes of words, forms, and the traps."""

    words: dict[str, dict[str, str | int]]
    careful: tuple[Careful, ...]
    year_after: frozenset[str]
    year_attribute_after: frozenset[str]
    ahead: frozenset[str]
    rates_after: frozenset[str]
    future_auxiliaries: frozenset[str]
    future_verbs: frozenset[str]
    timetable_verbs: frozenset[str]
    dotted: frozenset[str]
    after_anchor: frozenset[str]
    weak: frozenset[str]
    anchors: frozenset[str]
    macros: dict[str, str]
    forms: tuple[Form, ...]


class Holiday(_Strict):
    """A feast: the same day every year (`fixed`, month-day), or a day for each year (`dates`)."""

    names: tuple[str, ...]
    example: str
    length: int = 1
    until: str | None = None  # the feast that ends it, where its length changes from year to year
    fixed: str | None = Field(None, pattern=r"\d\d-\d\d")
    dates: tuple[date, ...] = ()

    @model_validator(mode="after")
    def _one_way_of_dating(self) -> "Holiday":
        if (self.fixed is None) == (not self.dates):
            raise ValueError(f"{self.names[0]}: give either `fixed` or `dates`")
        return self


class Holidays(_Strict):
    """All feasts."""

    holidays: tuple[Holiday, ...]
