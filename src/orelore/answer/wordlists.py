"""Lists of English words that the citation contract knows about. Data only."""

from __future__ import annotations

from orelore.vocabulary import MINERALS


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words that carry no content of their own.
FUNCTION_WORDS = _words("""
    a about above according across after again against all almost along already also although am
    among an and another any are around as at away back be became because been before being below
    between both but by came can could despite did do does doing done down due during each either
    else even ever every few for from further get gets gives given got had has have having he her
    here hers him his how however i if in into is it its itself just last later least less like
    likely made make makes many may me might more most much must my near nearly neither next now
    of off often on once only onto or other others our out over own per put rather same say says
    said set several shall she should since so some still such than that the their them then there
    therefore these they this those though through thus to together too toward towards under until
    up upon us use used very via was we well went were what when where whereas whether which while
    who whole whom whose why will with within would yet you your
    """)

# Words that open sentences with a capital and are no names, besides the words above. Any word that
# the cited articles write in lower case is known to be common as well.
OPENERS = _words("""
    accounts altogether annual apart besides citing combined compared countries deposits earlier
    estimates experts exports figures first furthermore imports instead meanwhile mine mines mining
    moreover nevertheless officials one output overall part plans prices projects reports
    researchers reserves resources sales second sources ten third three today total two underground
    unlike unsure views yes yesterday
    """)

COUNTRY_OF = {
    "afghan": "afghanistan",
    "american": "us",
    "australian": "australia",
    "british": "uk",
    "canadian": "canada",
    "chinese": "china",
    "european": "europe",
    "french": "france",
    "german": "germany",
    "indian": "india",
    "iranian": "iran",
    "japanese": "japan",
    "kazakh": "kazakhstan",
    "kazakhstani": "kazakhstan",
    "korean": "korea",
    "kyrgyz": "kyrgyzstan",
    "mongolian": "mongolia",
    "russian": "russia",
    "soviet": "ussr",
    "tajik": "tajikistan",
    "turkish": "turkey",
    "turkiye": "turkey",
    "turkmen": "turkmenistan",
    "usa": "us",
    "uzbek": "uzbekistan",
}

# Metals and minerals are names to us: an answer about the wrong metal is a wrong answer. Lead is
# missing because it is a verb as well; those we cannot be asked for by name are added.
METALS = frozenset(name for name in MINERALS if " " not in name) - {"lead"} | _words("""
    aluminum cesium chromite erbium ferroalloy ferrochrome fluorite holmium iridium potassium
    ruthenium sulfur thulium ytterbium
    """)
SPELLINGS = {"aluminum": "aluminium", "sulfur": "sulphur", "cesium": "caesium"}

CUES = _words("not no never without none nor neither cannot nothing nobody hardly")
COMPARATIVES = _words("fewer less more later earlier longer sooner")
# "Not only" and "no doubt" deny nothing.
AFFIRMED = _words("only just merely doubt")
# An answer may call a rise a surge, but not a fall.
OPPOSITES = tuple(
    (_words(a), _words(b))
    for a, b in (
        (
            "rise rises rose risen rising increase increases increased increasing grow grows grew "
            "grown growing climb climbed surge surged jump jumped higher upward gain gained "
            "expand expanded doubled tripled raised raise soared",
            "fall falls fell fallen falling decrease decreases decreased decreasing shrink shrank "
            "shrunk decline declined declining drop dropped lower lowered downward slump "
            "slumped reduce reduced plunged cut halved slipped",
        ),
        (
            "export exports exported exporting exporter",
            "import imports imported importing importer",
        ),
        ("buy buys bought purchase purchased", "sell sells sold"),
        ("largest biggest highest", "smallest lowest"),
        ("agreed accepted approved", "refused rejected declined"),
        ("profit profits", "loss losses"),
        ("north northern", "south southern"),
        ("east eastern", "west western"),
        ("opened started began launched", "closed stopped halted suspended shut"),
        ("permitted allowed legal", "banned prohibited forbade forbidden illegal"),
        ("minimum", "maximum"),
    )
)
