"""English legal prose with citations of US cases, from a seed: what eyecite is made for."""

import random
from typing import Iterator

SUBJECTS = ["The court", "The district court", "Petitioner", "Respondent", "The statute", "The majority",
            "Counsel for the appellant", "The trial judge", "The Commission", "A reasonable juror",
            "The agency", "The dissent", "The contract between the parties", "The Fourth Amendment"]
VERBS = ["held that the claim was barred", "declined to extend the doctrine", "reversed in part",
         "found no genuine dispute of material fact", "did not reach the question of remedy",
         "rejected that reading of the text", "granted the motion to suppress",
         "relied on the plain meaning of the provision", "remanded for further proceedings",
         "conceded that notice was never given", "weighed the equities with some care"]
TAILS = ["", " because the record was silent on the point", " over the objection of the State",
         " after a hearing that lasted three days", ", and the parties do not argue otherwise",
         " when the complaint was first amended", ", although the precedent is not of one mind",
         " in light of the legislative history", " without deciding whether the error was harmless",
         ", which is all that due process requires"]
PLAINTIFFS = ["Brown", "Miller", "United States", "Hawkins", "State", "Carter", "In re Walsh", "Nguyen",
              "Atlantic Coast Line R. Co.", "Delgado", "Smith", "First National Bank"]
DEFENDANTS = ["Board of Education", "Jones", "Ohio", "City of Boulder", "Harper", "United States",
              "Department of Labor", "Whitfield", "Superior Court", "General Motors Corp."]
REPORTERS = [("U.S.", 60, 580, ""), ("U.S.", 60, 580, ""), ("F.2d", 1, 999, "2d Cir. "),
             ("F.3d", 1, 990, "9th Cir. "), ("F. Supp. 2d", 1, 990, "S.D.N.Y. "),
             ("S. Ct.", 70, 140, ""), ("Cal. 3d", 1, 54, ""), ("N.E.2d", 1, 999, "Ill. "),
             ("P.2d", 1, 999, "Colo. ")]


def _citation(chance: random.Random) -> str:
    reporter, low, high, court = chance.choice(REPORTERS)
    volume, page = chance.randint(low, high), chance.randint(1, 1400)
    pin, year = page + chance.randint(1, 30), chance.randint(1940, 2015)
    return chance.choice([
        f"{chance.choice(PLAINTIFFS)} v. {chance.choice(DEFENDANTS)}, "
        f"{volume} {reporter} {page}, {pin} ({court}{year}).",
    ] * 4 + [
        f"See {volume} {reporter}, at {pin}.", f"Id. at {pin}.",
        f"{chance.choice(DEFENDANTS)}, supra, at {pin}.", f"42 U.S.C. § {chance.randint(1900, 2000)}.",
    ])


def paragraphs(seed: int, gap: int) -> Iterator[str]:
    """Paragraphs without end, with a citation each `gap` bytes on average."""
    chance = random.Random(seed)
    left = chance.randint(gap // 2, gap * 3 // 2)
    while True:
        sentences = []
        for _ in range(chance.randint(3, 8)):
            sentence = chance.choice(SUBJECTS) + " " + chance.choice(VERBS) + chance.choice(TAILS) + "."
            sentences.append(sentence)
            left -= len(sentence) + 1
            if left <= 0:
                sentences.append(_citation(chance))
                left += chance.randint(gap // 2, gap * 3 // 2)
        yield " ".join(sentences)
