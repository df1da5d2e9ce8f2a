"""Every rule that a file names can be looked up."""

import re
from datetime import date

import pytest
from tests.export.invented import ARMY, BENI, KIVU, REBELS, TUESDAY, VILLAGERS, Report, dossier, on, toll, who
from tests.export.written import written

from dateline.model.actor import ActorClass
from dateline.model.count import Count
from dateline.model.dossier import Dossier
from dateline.model.mention import Outcome, Role
from dateline.model.when import Basis
from dateline.resources.field_tables import export_rules

RIVALS = [("residents", Count(24, 24, None, "dozens")), ("the army", Count(15, 15, 15, None))]
POLICE = who("police", ActorClass.POLICE)
CROWD = who("teachers", ActorClass.PROTESTERS)


def many() -> list[Dossier]:
    """Events that need as many rules as possible."""
    return [
        dossier(killed=3),
        dossier(killed=3, place=KIVU, when=on(date(2025, 10, 1), date(2025, 10, 31))),
        dossier(place=BENI, when=on(date(2025, 10, 1), date(2025, 10, 9)), counts=[toll(15, rivals=RIVALS)]),
        dossier(when=on(basis=Basis.ASSUMED), actors=(REBELS, who("J. Doe", ActorClass.PERSON, Role.TARGET,
                outcome=Outcome.KILLED))),
        dossier(type="armed-clash", actors=(REBELS, ARMY), killed=7, when=on(date(2025, 10, 19), TUESDAY),
                reports=(Report(when_words="since Sunday"),)),
        dossier(type="armed-clash", actors=(ARMY,)),
        dossier(type="explosion", actors=(VILLAGERS,), killed=2),
        dossier(type="attack", actors=(REBELS,), killed=2),
        dossier(type="attack", actors=(who("residents", ActorClass.CIVILIANS), VILLAGERS)),
        dossier(type="attack", actors=(REBELS, who("a bridge", ActorClass.THING, Role.TARGET))),
        dossier(type="attack", actors=(POLICE, who("teachers", ActorClass.PROTESTERS, Role.TARGET))),
        dossier(type="abduction", killed=1),
        dossier(type="protest", actors=(CROWD,)),
        dossier(type="arrest", actors=(POLICE, who("teachers", ActorClass.PROTESTERS, Role.TARGET))),
        dossier(type="operation", actors=(ARMY, VILLAGERS), killed=4),
        dossier(type="riot", actors=(CROWD,)),
        dossier(type="agreement", actors=(who("the government", ActorClass.GOVERNMENT), REBELS)),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["polecat", "plover"])
def test_modes_come_from_words_or_from_the_type(name: str) -> None:
    used = {one.name for one in written(name, many()).report.rules}
    assert used <= {one.name for one in export_rules() if one.format == name}


@pytest.mark.parametrize("name", ["acled", "ucdp"])
def test_every_rule_is_explained(name: str) -> None:
    known = {one.name for one in export_rules() if one.format == name}
    used = {part for one in written(name, many()).report.rules for part in one.name.split(", ")}
    plain = {re.sub(r"^codebook-.*?(-by-condition)?$", r"codebook-TYPE\1", one) for one in used}
    assert plain <= known
    assert len(plain) > (20 if name == "acled" else 5)
