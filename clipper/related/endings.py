"""How texts end: sentences, and words and numbers behind which a text goes on."""

from __future__ import annotations

import re

_SENTENCE_END = re.compile(r"[.。।…]['\"”’»)\]]*$|\[(?:…|\.\.\.)\]$")
LEADING = re.compile(
    r"(?:^|\s)(?:in|for|to|of|at|by|from|on|a|an|the|about|under|over|only|within|after|before|"
    r"until|till|since|than|just|with|using|against|and|or|above|below|tops?|hits|mit|und|"
    r"avec|et|con|y|com|e|met|med|och|og|z|s|i|и|ve|auf|für|ab|bis|unter|über|nur|seit|zum|vom|am|vor|nach|en|de|du|"
    r"le|à|dès|pour|sous|depuis|jusqu['’]au|el|por|desde|hasta|bajo|em|até|sob|da|di|per|dal|fino|"
    r"sotto|op|voor|vanaf|tot|sinds|onder|på|til|fra|för|från|na|do|za|od|w|в|на|до|за|с|от|к|по|"
    r"без|через|после)$",
    re.I,
)
"""A word behind which a headline does not end."""
RANGE = re.compile(r"(?<!\d)\d{1,2}\s?[-–—]$")
"""Half of "29-30 September", of which a date is found in the other."""


def is_sentence(text: str) -> bool:
    """Whether a text ends as prose does, or as prose that was cut off."""
    return bool(_SENTENCE_END.search(text))
