"""What a valid content may still get wrong: read by `kamarade check`, never at start."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from bot.domain.booklet import THEMES, Status
from bot.domain.company import Company, quoted
from bot.domain.languages import Language
from bot.library.booklet import Draft
from bot.library.content import Content
from bot.library.faults import Fault, Gravity
from bot.library.shapes import shape

SHORTEST, LONGEST = 60, 220  # words of an entry, read standing in a corridor
LONGEST_MARKDOWN = 12_000  # Slack's limit for a markdown block
FEWEST = {Language.FR: 8, Language.EN: 6}
_ADDRESS = re.compile(r"(?<=\])\([^)\s]*\)")
Finding = tuple[str, str]  # the header key it is about, and the sentence


def faults_of(content: Content, today: date) -> list[Fault]:
    """Return every fault of the content, by file and line."""
    ids = {draft.id for draft in content.drafts}
    by_language = {(draft.id, draft.language): draft for draft in content.drafts}
    found = list(content.faults)
    for draft in content.drafts:
        for look in (_owner, _law, _values, _size, _phrasings):
            found += _placed(draft, look(draft, content.company))
        found += _placed(draft, _review(draft, today))
        found += _placed(draft, _related(draft, ids))
        found += _placed(draft, _obstacle(draft, content))
        found += _placed(draft, _twin(draft, by_language))
    return sorted(found)


def _placed(draft: Draft, findings: Iterable[Finding]) -> Iterator[Fault]:
    for key, sentence in findings:
        line = draft.body_line if key == "body" else draft.lines.line(key)
        yield Fault(draft.path, line, sentence, Gravity.TO_MEND, draft.header.owner)


def _owner(draft: Draft, company: Company) -> Iterator[Finding]:
    if draft.header.owner not in company.roles:
        yield "owner", f"le responsable « {draft.header.owner} » n'est pas un rôle de company.yaml"


def _law(draft: Draft, _company: Company) -> Iterator[Finding]:
    header = draft.header
    if header.theme not in THEMES:
        yield "theme", f"le thème « {header.theme} » n'est pas un de : {', '.join(THEMES)}"
    if header.status is None:
        yield "status", "il manque « status » : law, mixed ou company"
    if header.status in {Status.LAW, Status.MIXED} and not header.sources:
        yield "sources", "une fiche de droit cite ses sources"
    if header.checked_on is None:
        yield "checked_on", "il manque la date de vérification « checked_on »"
    if header.review_by is None:
        yield "review_by", "il manque la date de relecture « review_by »"


def _values(draft: Draft, company: Company) -> Iterator[Finding]:
    for key in quoted(draft.body):
        if company.value(key, draft.language) is None and key not in company.unfilled:
            yield "body", f"la fiche cite « company.{key} », qui n'existe pas dans company.yaml"


def _size(draft: Draft, company: Company) -> Iterator[Finding]:
    body = draft.entry(company).body
    count = spoken_words(body)
    if not SHORTEST <= count <= LONGEST:
        yield "body", f"{count} mots : une fiche en a de {SHORTEST} à {LONGEST}"
    length = len(body) + len(draft.header.title)
    if length > LONGEST_MARKDOWN:
        yield "body", f"{length} signes : Slack en accepte {LONGEST_MARKDOWN}"
    if len(draft.header.title) > 150:
        yield "title", "un titre a 150 signes au plus"


def _phrasings(draft: Draft, _company: Company) -> Iterator[Finding]:
    fewest, count = FEWEST[draft.language], len(draft.header.questions)
    if count < fewest:
        yield "questions", f"{count} formulations : il en faut au moins {fewest}"


def spoken_words(body: str) -> int:
    """Return how many words of a text are read: no table rule, no address behind a link."""
    visible = _ADDRESS.sub("", body)
    return sum(any(sign.isalnum() for sign in word) for word in visible.split())


def _review(draft: Draft, today: date) -> Iterator[Finding]:
    due = draft.header.review_by
    if due is not None and due < today:
        yield "review_by", f"à relire depuis le {due:%d/%m/%Y}"


def _related(draft: Draft, ids: set[str]) -> Iterator[Finding]:
    for other in draft.header.related:
        if other not in ids:
            yield "related", f"la fiche liée « {other} » n'existe pas"


def _obstacle(draft: Draft, content: Content) -> Iterator[Finding]:
    kind = draft.header.obstacle
    if kind is not None and content.obstacles.types and kind not in content.obstacles.types:
        yield "obstacle", f"le type « {kind} » n'est pas dans obstacles.yaml"


def _twin(draft: Draft, drafts: dict[tuple[str, Language], Draft]) -> Iterator[Finding]:
    for language in Language:
        twin = drafts.get((draft.id, language))
        if twin is None:
            yield "title", f"il manque la fiche en « {language} »"
        elif shape(twin.body) != shape(draft.body):
            yield "body", f"pas les mêmes blocs que la fiche en « {language} »"
