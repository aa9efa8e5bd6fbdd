import pytest

from local.velocity import evaluated

CHOICE = """\
#set($origin = $input.params().header.get("Origin"))
#if($origin == "a" || $origin == "b")#set($found = $origin)#end
"""


@pytest.mark.parametrize(
    ("origin", "found"), [("a", "a"), ("b", "b"), ("c", None), ("A", None), ('a" || "1" == "1', None)]
)
def test_one_of_several_texts(origin, found):
    assert evaluated(CHOICE, {"Origin": origin}).get("found") == found


def test_a_header_that_is_missing_is_empty():
    assert evaluated(CHOICE, {"origin": "a"}) == {"origin": ""}


def test_a_template_that_sets_nothing():
    assert evaluated("{}\n", {}) == evaluated("", {}) == {}


@pytest.mark.parametrize(
    "template", ["#foreach($x in $y)#end", "#set($x = $util.escape($y))", '{"a": 1}', "#if($x)#end"]
)
def test_other_parts_of_the_language_are_refused(template):
    with pytest.raises(ValueError, match="does not know this part of Velocity"):
        evaluated(template, {})
