"""What a score sheet has to hold."""

from __future__ import annotations

from collections.abc import Mapping

from linli.kernel.sentence import Sentence, say
from linli.practices.panels.rules.rubrics import Rubric


def faults_in_points(rubric: Rubric, points: Mapping[str, int]) -> list[tuple[str, Sentence]]:
    """What is wrong with the points: the criterion's code and a sentence for each; whole points from 0 to the most."""
    found = []
    for one in rubric.criteria:
        given, title = points.get(one.code), Sentence(one.title)
        if given is None:
            found.append((one.code, say("“%(criterion)s” has no points yet.", criterion=title)))
        elif isinstance(given, bool) or not isinstance(given, int) or not 0 <= given <= one.most:
            found.append(
                (
                    one.code,
                    say(
                        "“%(criterion)s” takes whole points from 0 to %(most)d.",
                        criterion=title,
                        most=one.most,
                    ),
                )
            )
    known = {one.code for one in rubric.criteria}
    return found + [
        (code, say("The rubric knows no “%(code)s”.", code=code)) for code in points if code not in known
    ]
