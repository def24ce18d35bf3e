"""Short forms that people type, folded, and what they stand for.

They are read so only where the booklet does not use them itself: "CB" and "TT" are its own words.
"""

from collections.abc import Sequence

_SHORT = """
pk pourquoi|pq pourquoi|pkoi pourquoi|qd quand|kan quand|kand quand|qand quand|koi quoi|kwa quoi
ki qui|ke que|kel quel|kelle quelle|keske qu est ce que|kesk qu est ce que|keskon qu est ce qu on
koman comment|komen comment|coman comment|cmt comment|cmnt comment|cmment comment|cb combien
cbien combien|kb combien|ds dans|ac avec|avk avec|pr pour|bcp beaucoup|tjs toujours|tjrs toujours
jms jamais|qqn quelqu un|qqun quelqu un|kk1 quelqu un|qqch quelque chose|svt souvent|tps temps
lgtps longtemps|ns nous|mm meme|mnt maintenant|auj aujourd hui|ajd aujourd hui|dem demain
pb probleme|pbm probleme|doc document|nb nombre|max maximum|infos informations|ordi ordinateur
mdp mot de passe|resto restaurant|dispo disponible|rembt remboursement|rbt remboursement
rdv rendez vous|wk week end
jai j ai|gt j etais|jsuis je suis|chui je suis|chuis je suis|jss je suis|jfais je fais
jfe je fais|jfai je fais|fe fais|fai fais|jpeux je peux|jpe je peux|jpeu je peux|jveux je veux
jve je veux|jveu je veux|jdois je dois|jdoi je dois|jsais je sais|jsai je sais|jtrouve je trouve
jvais je vais|jv je vais|jvai je vais|ya il y a|yatil y a t il|ct c etait|cest c est
ckoi c est quoi|cki c est qui|cekoi c est quoi
hw how|wat what|wot what|wots what s|wen when|wher where|wich which|whch which|pls please|plz please
cuz because|bc because|thru through|tmrw tomorrow|gonna going to|wanna want to|gotta got to
dunno do not know|lemme let me|gimme give me|whos who is|hols holidays|pw password|pwd password
acct account|mgr manager|mtg meeting|dept department|laptp laptop|appt appointment
meny many|jme je me
"""
SHORT = {
    short: tuple(spelled)
    for line in _SHORT.strip().splitlines()
    for short, *spelled in (form.split() for form in line.split("|"))
}
HOW_MANY = "cb"
COUNTED = frozenset(("de", "d", "j", "jai", "on", "il", "tu", "coute", "ca"))
ARTICLES = frozenset(("l", "la", "le", "mon", "ma"))


def opened(tokens: Sequence[str]) -> list[str]:
    """Return the words, a first "cb" that counts spelled out: elsewhere it is a bank card."""
    asks = len(tokens) > 1 and tokens[0] == HOW_MANY and tokens[1] in COUNTED
    if not asks or (len(tokens) > 2 and tokens[2] in ARTICLES):
        return list(tokens)
    return ["combien", *tokens[1:]]
