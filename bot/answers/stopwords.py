"""The words that say little about the subject of a question, folded, in both languages."""

_FRENCH = """
a ai ais alors apres as au aucun aussi autre aux avais avait avant avec avez avoir avons bah
bien bon bonjour bonsoir c ca car ce ceci cela celle celui ces cet cette ceux chaque chez ci comme
comment d dans de depuis des dire dis dois doit donc du elle elles en encore enfin es est et etait
etes etre eu euh eux faire fais fait faut fois hein il ils j je juste l la le les leur leurs lui m
ma mais me meme merci mes mien moi moins mon n ne ni non nos notre nous on ont ou oui par pas peu
peut peux plus pour pourquoi pouvez puis qu quand que quel quelle quelles quelqu quels qui quoi s sa
sais salut sans se sera ses si sinon soit sommes son sont stp suis sur svp t ta te tes toi ton tous
tout toute toutes tres tu un une va vais vas veut veux voila vont vos votre vous vu y
"""
_ENGLISH = """
a about all am an and any anyone are as at be been but by can could d did do does doing dont
for from get give go got had has have having hello hey hi how i if im in into is it its just know
let like ll m make may me might my need no not of on one or our out over please re s shall she
should so some someone t tell than thank thanks that the their them then there these they this those
to too up us ve want was we were what whats when where which who whom why will with would yes you
your
"""
FRENCH = frozenset(_FRENCH.split())
ENGLISH = frozenset(_ENGLISH.split())
STOPWORDS = FRENCH | ENGLISH
