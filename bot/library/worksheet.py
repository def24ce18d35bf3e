"""`company.yaml` as a form: each value empty, with what it is for and an example."""

import re

from bot.library.filling import COMMENT

_TOP = re.compile(r"^[a-z]+:")
_VALUE = re.compile(r"^    [a-z_0-9-]+:")
_KEPT = {"values": {"owner"}, "roles": {"title", "lead"}}
INTRODUCTION = """\
# Ce que votre entreprise a de particulier : noms, délais, plafonds, liens, contacts.
# Chaque ligne dit ce qu'elle attend, puis l'exemple d'une entreprise fictive. Remplissez ce que
# vous savez : du reste, Kamarade dira que ce n'est pas encore rempli, et à qui le demander.
# « kamarade check » donne la liste par responsable.
# Un texte qui change avec la langue s'écrit {fr: "…", en: "…"}.

"""


def worksheet(shipped: str) -> str:
    """Return the shipped `company.yaml` as a form to fill in."""
    section, lines = "", []
    for line in shipped.splitlines():
        if _TOP.match(line):
            section = line.partition(":")[0]
        if section:
            lines.append(_emptied(line, section))
    return INTRODUCTION + "\n".join(lines) + "\n"


def _emptied(line: str, section: str) -> str:
    key, _, rest = line.partition(":")
    if section == "identity":
        return "  fictional: false" if key.strip() == "fictional" else line
    if not _VALUE.match(line) or key.strip() in _KEPT.get(section, ()):
        return line
    comment = COMMENT.search(line)
    example = rest[: -len(comment[0])].strip() if comment else rest.strip()
    purpose = f"{comment[1].strip()} ; " if comment else ""
    return f"{key}:   # {purpose}exemple : {example}"
