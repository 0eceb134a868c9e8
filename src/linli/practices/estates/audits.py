"""What must always hold of rules, class lists and plans."""

from __future__ import annotations

from collections.abc import Iterator

from linli.kernel import canonical, dossier
from linli.kernel.sentence import Sentence, say
from linli.platform.documents.models import StoredDossier
from linli.practices.estates.models import Classing, DeclaredRules
from linli.practices.estates.rules import recount_classing


def rules_bear_their_digest() -> Iterator[Sentence]:
    """A declared rule still says what was hashed."""
    for declared in DeclaredRules.objects.all():
        if canonical.digest(declared.data) != declared.digest:
            yield say("The rule of classing %(id)d does not bear its digest.", id=declared.pk)


def classes_are_those_of_their_dossier() -> Iterator[Sentence]:
    """Each class list says what its dossier says, and the dossier recounts."""
    kept = {one.digest: one.text for one in StoredDossier.objects.filter(kind="estates.classing")}
    for classing in Classing.objects.prefetch_related("classes__estate"):
        if classing.dossier not in kept:
            yield say("The dossier of classing %(id)d is missing.", id=classing.pk)
            continue
        sealed = dossier.read(kept[classing.dossier])
        said = {one["code"]: [one["points"], one["tier"]] for one in sealed.outcome["estates"]}
        found = {one.estate.code: [one.points, one.computed] for one in classing.classes.all()}
        if said != found or not dossier.recount(sealed, recount_classing).same:
            yield say("Classing %(id)d does not say what its dossier says.", id=classing.pk)


AUDITS = (rules_bear_their_digest, classes_are_those_of_their_dossier)
