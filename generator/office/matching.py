"""Whose a file is: told by the names in its title; what is in doubt is said and never guessed."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from generator.archive.regions import Regions
from generator.office.paper import Paper
from generator.office.roster import Body
from generator.rules import titles

YEAR = re.compile(r"[\d〇○零一二三四五六七八九]{4}\s*年")
MATTER = re.compile(r"关于|政府信息|信息公开")
"What follows the names of bodies in a title."
LISTED = re.compile(r"[、，,]")
AND = re.compile(r"[和与及暨]")
"What stands between bodies that file a report jointly; the latter stand in names, too."
LIKE = 2
"Characters at the end of a name that a title must have, before it is looked at closely."


class Match(NamedTuple):
    """Whose it is."""

    body: Body | None
    partners: tuple[Body, ...] = ()
    "Who files the report jointly with it."
    doubt: str = ""
    "Why nobody can tell, or what speaks against it."


class Matcher:
    """Finds bodies of a roster by what files say."""

    def __init__(self, bodies: Sequence[Body], regions: Regions) -> None:
        self._bodies = bodies
        self._places: dict[str, tuple[str, ...]] = {}
        for body in bodies:
            places = regions.lineage(body.region)
            self._places[body.region] = tuple(place.name for place in places)

    def match(self, paper: Paper) -> Match:
        """The one body that a report's title names, and its field if it has one."""
        joint = self._jointly(paper.title)
        found = joint or self._named(paper.title)
        if not found:
            return Match(None, doubt=self._hint(paper))
        if len(found) > 1 and not joint:
            names = "、".join(body.name for body in found)
            doubt = f"标题“{paper.title}”分不清是哪一家：{names}。请把名称写全"
            return Match(None, doubt=doubt)
        body, *partners = found
        if paper.stated and body not in self._named(paper.stated):
            doubt = f"标题是{body.name}的，填报表的机关名称写的是“{paper.stated}”"
            return Match(None, doubt=doubt)
        return Match(body, tuple(partners))

    def like(self, name: str) -> Body | None:
        """The one body that the name of a file speaks of, for people to look at."""
        found = self._named(name)
        return found[0] if len(found) == 1 else None

    def _named(self, text: str) -> list[Body]:
        """The bodies that a text names; not those whose name is a part of another's in it."""
        found: dict[Body, str] = {}
        for body in self._bodies:
            for name in body.names:
                places = self._places[body.region]
                if name[-LIKE:] in text and titles.is_named(text, (name,), places):
                    found[body] = max(found.get(body, ""), name, key=len)
        own = [body for body in found if not _is_part(body, found)]
        return sorted(own, key=lambda body: _place(text, found[body]))

    def _jointly(self, title: str) -> list[Body]:
        """The bodies of a title that names several and nothing else: 教育局、体育局2025年…."""
        head = MATTER.split(YEAR.sub("", title))[0]
        bodies: list[Body] = []
        for part in LISTED.split(head):
            several = [self._named(each) for each in AND.split(part)]
            if not all(len(each) == 1 for each in several):
                several = [self._named(part)]
            if not all(len(each) == 1 for each in several):
                return []
            bodies += (body for (body,) in several)
        return bodies if len(set(bodies)) == len(bodies) > 1 else []

    def _hint(self, paper: Paper) -> str:
        doubt = f"标题“{paper.title}”里没有名册上的机关"
        like = self.like(paper.name)
        if like:
            return f"{doubt}；看文件名像是{like.name}的，是的话把标题里的名称写进名册的“别称”"
        return f"{doubt}；是名册上的机关，把标题里的名称写进“别称”"


def _is_part(body: Body, found: Mapping[Body, str]) -> bool:
    own = found[body]
    return any(own != name and own in name for other, name in found.items() if other != body)


def _place(text: str, name: str) -> int:
    """Where a name stands; one whose region is left out, by its end."""
    return text.find(name[-LIKE:]) if name not in text else text.find(name)
