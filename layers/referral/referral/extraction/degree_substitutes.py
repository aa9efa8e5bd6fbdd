"""What a posting takes in place of a degree."""

import re

# Between "or" and "experience" stand only words that describe the experience: in "or a related field and 5 years of
# related experience" both are asked for.
_OTHERWISE = r"(?:(?!\b(?:degree|master|ph|m\.?s|field|discipline|subject|area|major|stem|with|plus|and\s+\d))[^.;])"
_BY_EXPERIENCE = re.compile(
    rf"(?i)\bor\b{_OTHERWISE}{{0,60}}\b(?:equivalent|comparable|related|commensurate|relevant)\b{_OTHERWISE}{{0,40}}"
    r"\b(?:experience|training|work)\b"
    r"|\bequivalent (?:practical |work |professional |industry )*experience\b"
    r"|\bor equivalent\b(?!\s+(?:degree|diploma|qualification|certifi|field|discipline|subject|area))"
    r"|(?<!\d )\bor (?:at least )?\d+\+? years\b|\bin lieu\b"
)


def experience_will_do(text: str) -> bool:
    """True where a requirement takes experience in place of the degree."""
    return bool(_BY_EXPERIENCE.search(text))
