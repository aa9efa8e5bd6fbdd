from collections import Counter

import pytest

from referral.extraction.skill_mentions import skills_in
from referral.extraction.skill_vocabulary import SkillKind, family_of, kind_of, skills


def test_it_covers_the_trades():
    domains = Counter(skill.family.domain for skill in skills().values())
    assert len(skills()) >= 1500
    assert len(domains) >= 20
    assert {skill.kind for skill in skills().values()} == set(SkillKind)


def test_no_name_belongs_to_two_skills():
    owners = Counter(name for skill in skills().values() for name in {name.text.lower() for name in skill.names})
    assert not [name for name, count in owners.items() if count > 1]


def test_what_is_broader_is_a_skill_and_never_in_a_circle():
    for skill in skills().values():
        seen, ahead = set(), [*skill.broader]
        while ahead:
            name = ahead.pop()
            assert name in skills()
            assert name != skill.name
            if name not in seen:
                seen.add(name)
                ahead.extend(skills()[name].broader)


def test_every_skill_is_found_by_its_canonical_name():
    lost = [name for name in skills() if name not in skills_in(f"Experience with {name}, please")]
    assert not lost


def test_family_and_kind():
    assert family_of("PostgreSQL") == family_of("MySQL")
    assert kind_of("registered nurse license") is SkillKind.CREDENTIAL
    with pytest.raises(KeyError):
        kind_of("no such skill")
