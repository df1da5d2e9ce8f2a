"""The precision codes that coders of ACLED and UCDP would give."""

from datetime import date

import pytest

from dateline.export.precision import (
    acled_geo_precision,
    acled_time_precision,
    ucdp_date_prec,
    ucdp_where_prec,
)
from dateline.model.when import Basis, When
from dateline.model.where import Level, Place


def place(level: Level, feature: str | None = None) -> Place:
    return Place("x:1", "Somewhere", 1.0, 2.0, level, feature, "AF", None, None)


@pytest.mark.parametrize(
    ("level", "feature", "relation", "ucdp", "acled"),
    [
        (Level.SETTLEMENT, "PPL", None, 1, 1),  # "in Taiz"
        (Level.POINT, "AIRP", None, 1, 1),  # "at Bagram air base"
        (Level.SETTLEMENT, "PPL", "near", 2, 2),  # "near Taiz"
        (Level.SETTLEMENT, "PPL", "north-of", 2, 2),  # "10 km north of Goma"
        (Level.ADMIN2, "ADM2", None, 3, 2),  # "in Darzab district"
        (Level.ADMIN1, "ADM1", None, 4, 3),  # "in Helmand"
        (Level.ADMIN1, "ADM1", "south-part", 4, 2),  # "in southern Helmand"
        (Level.REGION, None, None, 5, 3),  # "in the Sahel"
        (Level.SETTLEMENT, "PPL", "between", 5, 3),  # "between Ghazni and Gardez"
        (Level.COUNTRY, "PCLI", "between", 6, None),  # "talks between Russia and Ukraine"
        (Level.NATURAL, "STM", "along", 5, 3),  # "along the Euphrates"
        (Level.NATURAL, "STM", None, 5, 3),  # "on the Euphrates"
        (Level.NATURAL, "MT", None, 2, 3),  # "on Mount Sinjar"
        (Level.COUNTRY, "PCLI", "border-with", 5, 3),  # "the border with Uzbekistan"
        (Level.COUNTRY, "PCLI", "east-part", 5, 3),  # "in eastern Congo"
        (Level.COUNTRY, "PCLI", None, 6, None),  # "in Mali"
        (Level.COUNTRY, "PCLI", "outside", None, None),  # "outside Syria": anywhere
        (Level.SETTLEMENT, "PPL", "off", 7, 3),  # "off Hodeidah"
        (Level.NATURAL, "SEA", None, 7, 3),  # "in the Red Sea"
    ],
)
def test_place(level: Level, feature: str | None, relation: str | None, ucdp: int, acled: int) -> None:
    one = place(level, feature)
    assert (ucdp_where_prec(one, relation), acled_geo_precision(one, relation)) == (ucdp, acled)


def test_every_level_has_codes_with_and_without_a_relation() -> None:
    for level in Level:
        for relation in (None, "near", "north-of", "north-part", "between", "along", "off"):
            assert ucdp_where_prec(place(level), relation) in range(1, 8)


def test_a_declined_place_has_no_code() -> None:
    assert ucdp_where_prec(None, "near") is None
    assert acled_geo_precision(None) is None


@pytest.mark.parametrize(
    ("first", "last", "ucdp", "acled"),
    [
        (date(2024, 3, 5), date(2024, 3, 5), 1, 1),
        (date(2024, 3, 4), date(2024, 3, 5), 2, 2),  # overnight
        (date(2024, 3, 4), date(2024, 3, 10), 3, 2),  # last week
        (date(2024, 3, 1), date(2024, 3, 31), 4, 3),  # in March
        (date(2024, 3, 1), date(2024, 4, 30), 5, None),  # in March and April
        (date(2024, 1, 1), date(2024, 12, 31), 5, None),
        (date(2023, 1, 1), date(2024, 12, 31), None, None),
        (None, date(2024, 3, 5), None, None),  # "by 5 March"
    ],
)
def test_day(first: date | None, last: date | None, ucdp: int | None, acled: int | None) -> None:
    when = When(first, last, Basis.STATED)
    assert (ucdp_date_prec(when), acled_time_precision(when)) == (ucdp, acled)


def test_no_day_has_no_code() -> None:
    assert (ucdp_date_prec(None), acled_time_precision(None)) == (None, None)
