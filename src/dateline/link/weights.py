"""The table of features and weights by which a place is chosen."""

from dataclasses import dataclass

from dateline.link import features
from dateline.link.features import Feature


@dataclass(frozen=True, slots=True)
class Weighted:
    """A feature and how much it counts."""

    feature: Feature
    weight: float

    @property
    def name(self) -> str:
        """The feature's name, in words."""
        return self.feature.__name__.replace("_", " ")

    @property
    def sentence(self) -> str:
        """What the feature says, for reviewers."""
        return (self.feature.__doc__ or "").strip()


OWN_FEATURES = (  # of name and place alone
    Weighted(features.same_name, 3.2),
    Weighted(features.other_spelling, 0.7),
    Weighted(features.few_bear_the_name, 1.5),
    Weighted(features.prominence, 10.0),
    Weighted(features.is_country, 0.3),
    Weighted(features.is_first_area, -1.3),
    Weighted(features.is_second_area, -1.8),
    Weighted(features.is_region, 1.0),
    Weighted(features.is_capital, 0.8),
    Weighted(features.town_before_area, 2.0),
    Weighted(features.level_asked, 3.0),
    Weighted(features.inside_named_parent, 6.0),
    Weighted(features.outside_named_parent, -10.0),
)
PAGE_FEATURES = (  # of the rest of the page
    Weighted(features.other_spelling_far_away, -3.0),
    Weighted(features.other_spelling_at_home, 2.0),
    Weighted(features.elsewhere, -4.0),
    Weighted(features.inside_named_country, 4.0),
    Weighted(features.inside_named_area, 5.0),
    Weighted(features.country_of_people, 3.0),
    Weighted(features.country_of_offices, 2.0),
    Weighted(features.country_of_dateline, 2.0),
    Weighted(features.country_of_outlet, 1.0),
    Weighted(features.near_others, 2.3),
)
PLACE_FEATURES = OWN_FEATURES + PAGE_FEATURES
NOTHING = 4.8  # how much speaks for a place that the gazetteer does not hold
NOTHING_HERE = 2.0  # and how much more if the other names of the page agree on a country
LEAST_SCORE = 0.3  # below, the choice is declined
LEAST_ELSEWHERE = 0.45  # the same for a place in a country of which the page does not speak
MUCH_ELSEWHERE = 0.2  # agreement of the page from which that holds
# A name that other countries know too needs more than its best bearer's fame. Both numbers were chosen on
# one half of a collection of local news, so that of the places chosen fewer than 3 % lie in a wrong
# country, and hold on the other half (eval/calibration.py).
LEAST_SUPPORT = 0.3  # what the page must add before a namesake abroad is passed over
MOST_ABROAD = 0.2  # belief in namesakes abroad from which an unsupported choice is declined
