"""Units with probabilities -> roles, with the structure of the page seen as a whole.

The labeller judges each unit in its neighbourhood. What follows from the shape of the page is
decided here and in the modules beside it, by `STEPS` in their order; each may change roles and says
why:

1. `first_guess`: content from the page's own cut on, else the best other role;
2. `between_prose`: a paragraph of an article between others is one of them;
3. `below_heading`: a paragraph below a heading of the content is content, unless that is unlikely;
4. `beside_paragraphs`: in HTML, what may be content and stands in one element with paragraphs of
   the story is one of them;
5. `timed_entries`: what heads the entries of a live report is content;
6. `lone_doubts`: furniture in doubt takes the role of what stands beside it;
7. `small_page`: a page of a few lines has content if it has prose at all;
8. `content_by_role`, `rare_captions`, `doubted_standfirsts`: on flattened pages what is hardly
   believed to be something else, and may be content, is content; `long_labels`: but what may be
   said of a picture;
9. `headline`: one headline a page, with each repetition at its head;
10. `own_headline`: a line that ends with the headline is the way to it, or counts its comments;
    `dateline`: on flattened articles nothing but a date right below it is of the byline;
11. `related_sections`: what stands in a section headed as related is related, unless its own words
    or the content say otherwise, or it surely is an offer, a comment or the story's own byline;
12. `inline_teasers`: a line of an article that sends the reader to another page is related;
13. `previous_and_next`: links to the article before and behind are related;
14. `invitations`: a line of an article that asks to follow, subscribe or install is no content;
15. `named_elements`, `related_links`: HTML elements of an article that say what they hold are
    taken at their word;
16. `whole_tables`: the rows of a table that is mostly content are content;
17. `holes`, `holes_in_articles`: a few lines between content of a flattened page are content, in
    articles if they are hardly links, and no dates;
18. `headline_copies`, `twins`, `banners_in_menus`: on flattened pages the headline stands in menus
    and under pictures, too, names stand in bylines, and apps in menus;
19. `numbered_notes`: on flattened pages what is counted below the head of notes is notes;
    `addresses_of_links`: but the addresses that a dump lists for its links lead on;
20. `menus`, `contents`, `masthead`: there, too, calendars, entries between bars, contents of the
    page and what heads it, the site's name and menu, are no content;
21. `talk_alone`: where a page has nothing but comments, they are its content; `between_talk`: what
    a flattened article seems to say between two comments is one; `talk_below`: what stands in a
    thread below its story is; `far_below`: little, doubtful, far behind its story is none of it;
    `behind_comments`: nor is little behind its comments;
22. `one_standfirst`: a page has one paragraph for it, what looks like a second is the story's;
23. `likely_paragraphs`: a paragraph that likely is content is no note, caption or standfirst;
24. `doubted_notices`: in articles what is hardly a notice goes with the paragraphs around it;
25. `folds`: questions with their answers, hardly anything else, are content, all or none;
26. `prose_alike`: on pages of offers, paragraphs made alike that are hardly anything else are it;
27. `under_headings`: but in articles, a sentence below a heading of the content is, if it may be;
28. `siblings_agree`: what is made alike is content together, or not at all, but in articles;
29. `items_agree`: in articles the items of one list are;
30. `between_siblings`: one part of an element between two that are content is content;
    `labels_between`: so is in articles what was taken for a label, and may be the story;
31. `runs_with_prose`: entries with prose, doubtfully something else, between content are content;
    `cards_agree`: of goods with prices on flattened lists, all or none; `related_goods`: but goods
    below a head of related ones are related; `names_of_goods`: a name goes with its price;
32. `leads`: a heading, a question or a line with a colon right above content goes with it;
    `titles_of_posts`: so does the title of each of several posts of a blog;
33. `link_previews`: of the preview of a link in a post, the link is content;
34. `pictures_and_choices`: what is said of a picture, and what can be chosen, is no content;
35. `list_between`: a list between two paragraphs of one text is content, if its items may be;
36. `links_behind`: links in a row behind an article, and outside of its element, are related;
37. `fillers`: machine text, placeholders, items of menus, drawings and signatures are none;
    `flat_fillers`: nor are fields of forms and rows of tags in flattened articles;
38. `asides`: what a form's options, dialogs, hints and menus hold is none, but where most is;
    `tickers`: nor are tables of prices above the headline of an article;
39. `said_twice`: of content that stands twice the second copy is none;
40. `quoted_again`: nor is a quote in a thread of nothing but what stands above;
41. `narrow_copies`: nor what sections for small windows say in other words;
42. `same_lines`: nor links, and subjects of answers, that stand there again and again;
43. `paging_lines`: nor lines of links to the next page, the last one and the contents, and back;
44. `signatures`: nor, in threads, what is signed below a line of underscores;
    `hollow_heads`: nor, in articles, headings at its end;
45. `only_list`: where a page has next to nothing but one list, that is its content.

Thresholds were set on the development pages by cross-validation (see `model.md`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from clipper.page import NOTHING_SAID, Block, Kind, PageHead, Role
from clipper.segment.features import Features
from clipper.segment.labeller import Prediction
from clipper.segment.steps.asides import asides, tickers
from clipper.segment.steps.boxes import named_elements, related_links, whole_tables
from clipper.segment.steps.cards import cards_agree, names_of_goods
from clipper.segment.steps.contents import contents
from clipper.segment.steps.copies import said_twice
from clipper.segment.steps.dateline import dateline
from clipper.segment.steps.doubts import (
    banners_in_menus,
    content_by_role,
    doubted_standfirsts,
    long_labels,
    rare_captions,
)
from clipper.segment.steps.far import behind_comments, far_below
from clipper.segment.steps.fillers import fillers
from clipper.segment.steps.first_guess import first_guess
from clipper.segment.steps.flat_fillers import flat_fillers
from clipper.segment.steps.folds import folds
from clipper.segment.steps.goods import related_goods
from clipper.segment.steps.holes import holes, holes_in_articles
from clipper.segment.steps.invitations import invitations
from clipper.segment.steps.judged import Page
from clipper.segment.steps.leads import hollow_heads, leads, titles_of_posts
from clipper.segment.steps.link_lists import links_behind
from clipper.segment.steps.lists import list_between, only_list
from clipper.segment.steps.lone import lone_doubts
from clipper.segment.steps.masthead import masthead
from clipper.segment.steps.menus import menus
from clipper.segment.steps.narrow import narrow_copies
from clipper.segment.steps.notes import addresses_of_links, numbered_notes
from clipper.segment.steps.own_headline import headline, headline_copies, own_headline
from clipper.segment.steps.paging import paging_lines
from clipper.segment.steps.previews import link_previews
from clipper.segment.steps.prose import (
    below_heading,
    beside_paragraphs,
    between_prose,
    doubted_notices,
    likely_paragraphs,
    one_standfirst,
    small_page,
    talk_alone,
    timed_entries,
    under_headings,
)
from clipper.segment.steps.quoted import quoted_again
from clipper.segment.steps.repeats import same_lines
from clipper.segment.steps.runs import prose_alike, runs_with_prose
from clipper.segment.steps.siblings import (
    between_siblings,
    items_agree,
    labels_between,
    siblings_agree,
)
from clipper.segment.steps.signatures import signatures
from clipper.segment.steps.talk import between_talk
from clipper.segment.steps.teasers import inline_teasers, previous_and_next, related_sections
from clipper.segment.steps.thread import talk_below
from clipper.segment.steps.twins import twins
from clipper.segment.steps.unread import pictures_and_choices


class Decision(NamedTuple):
    role: Role
    confidence: float
    why: str


def decide(
    groups: Sequence[Sequence[Block]],
    prediction: Prediction,
    features: Features,
    kind: Kind,
    said: PageHead = NOTHING_SAID,
) -> list[Decision]:
    """Role, confidence and reason of each unit of one page."""
    page = Page(groups, prediction, features, kind, said)
    for step in STEPS:
        step(page)
    # All at a time: to round one number by itself takes twenty times as long.
    rounded = np.rint(np.array(page.confidence, np.float64) * 1000) / 1000
    return list(map(Decision, page.roles, rounded.tolist(), page.why))


STEPS: tuple[Callable[[Page], None], ...] = (
    first_guess,
    between_prose,
    below_heading,
    beside_paragraphs,
    timed_entries,
    lone_doubts,
    small_page,
    content_by_role,
    rare_captions,
    doubted_standfirsts,
    long_labels,
    headline,
    own_headline,
    dateline,
    related_sections,
    inline_teasers,
    previous_and_next,
    invitations,
    named_elements,
    related_links,
    whole_tables,
    holes,
    holes_in_articles,
    headline_copies,
    twins,
    banners_in_menus,
    numbered_notes,
    addresses_of_links,
    menus,
    contents,
    masthead,
    talk_alone,
    between_talk,
    talk_below,
    far_below,
    behind_comments,
    one_standfirst,
    likely_paragraphs,
    doubted_notices,
    folds,
    prose_alike,
    under_headings,
    siblings_agree,
    items_agree,
    between_siblings,
    labels_between,
    runs_with_prose,
    cards_agree,
    related_goods,
    names_of_goods,
    leads,
    titles_of_posts,
    link_previews,
    pictures_and_choices,
    list_between,
    links_behind,
    fillers,
    flat_fillers,
    asides,
    tickers,
    said_twice,
    quoted_again,
    narrow_copies,
    same_lines,
    paging_lines,
    signatures,
    hollow_heads,
    only_list,
)
