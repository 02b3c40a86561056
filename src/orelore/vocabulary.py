"""The countries and minerals we know by name, and how to find them in a text.

Each name has its spellings in English and Russian, and a few in the region's own languages, as
regular expressions of lower-case words. A spelling that has another everyday meaning (`lead`,
`chad`, `polish`) is either left out or tied to words that settle it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache

from orelore.words import STRAIGHT_APOSTROPHES

COUNTRIES: Mapping[str, tuple[str, ...]] = {
    "Kazakhstan": (
        r"kazakh(?:stan|stani|stanis|s)?",
        r"(?:astana|almaty)(?! times)",
        r"казах(?:стан|ск)\w*",
        r"астан[аыуе]",
        r"алматы",
        r"қазақ\w*",
        r"qozog'iston\w*",
    ),
    "Uzbekistan": (
        r"uzbek(?:istan|istani|s)?",
        r"tashkent",
        r"узбек(?:истан|ск)\w*",
        r"ташкент\w*",
        r"o'zbek\w*",
        r"ўзбек\w*",
        r"toshkent\w*",
    ),
    "Kyrgyzstan": (
        r"kyrgyz(?:stan|stani|stanis|s)?",
        r"kirghiz(?:ia|stan)?",
        r"bishkek",
        r"(?:кыргыз|киргиз)\w*",
        r"бишкек\w*",
        r"qirg'iziston\w*",
    ),
    "Tajikistan": (
        r"tajik(?:istan|istani|s)?",
        r"dushanbe",
        r"таджик(?:истан|ск)\w*",
        r"душанбе",
        r"то[чҷ]икистон\w*",
        r"tojikiston\w*",
    ),
    "Turkmenistan": (
        r"turkmen(?:istan|istani|s)?",
        r"ashgabat",
        r"туркмен\w*",
        r"ашхабад\w*",
        r"türkmenistan\w*",
    ),
    "Afghanistan": (r"afghan(?:istan|s)?", r"kabul", r"афган\w*"),
    "Argentina": (r"argentin(?:a|e|ian)", r"аргентин\w*"),
    "Armenia": (r"armenian?s?", r"yerevan", r"армени[яиюей]+", r"армянск\w*"),
    "Australia": (r"australian?s?", r"австрали\w*"),
    "Azerbaijan": (r"azerbaijani?s?", r"baku", r"азербайджан\w*"),
    "Belarus": (r"belarus(?:ian)?", r"белорус\w*", r"беларус\w*"),
    "Belgium": (r"belgium", r"belgian", r"бельги\w*"),
    "Bolivia": (r"bolivian?", r"боливи\w*"),
    "Brazil": (r"brazil(?:ian)?", r"бразил\w*"),
    "Canada": (r"canad(?:a|ian|ians)", r"канад\w*"),
    "Chile": (r"chilean", r"chile", r"чили(?:йск\w*)?"),
    "China": (r"china", r"chinese", r"beijing", r"кита[йяюе]м?", r"китайск\w*", r"пекин\w*"),
    "Congo": (r"congo(?:lese)?", r"drc", r"конго"),
    "European Union": (
        r"eu(?:'s)?",
        r"european (?:union|commission)",
        r"евросоюз\w*",
        r"европейск\w* союз\w*",
        r"ес",
    ),
    "Finland": (r"finland", r"finnish", r"финлянди\w*", r"финск\w*"),
    "France": (r"france", r"french", r"франци\w*", r"французск\w*"),
    "Georgia": (r"georgian?", r"tbilisi", r"грузи[яиюейн]+", r"грузинск\w*"),
    "Germany": (r"germany", r"germans?", r"германи[яиюей]+", r"германск\w*", r"немецк\w*"),
    "India": (r"indian?(?! ocean)", r"new delhi", r"инди[яиюей]+", r"индийск\w*"),
    "Indonesia": (r"indonesian?", r"индонези\w*"),
    "Iran": (r"iran(?:ian)?s?", r"tehran", r"иран(?:а|у|ом|е|ск\w*)?"),
    "Israel": (r"israelis?", r"israel", r"израил\w*"),
    "Italy": (r"italy", r"italian", r"итали[яиюей]+", r"итальянск\w*"),
    "Japan": (r"japan(?:ese)?", r"tokyo", r"япони\w*", r"японск\w*"),
    "Kuwait": (r"kuwaiti?", r"кувейт\w*"),
    "Malaysia": (r"malaysian?", r"малайзи\w*"),
    "Mongolia": (r"(?<!inner )mongolian?", r"ulaanbaatar", r"монголи\w*", r"монгольск\w*"),
    "Myanmar": (r"myanmar", r"мьянм\w*"),
    "Namibia": (r"namibian?", r"намиби\w*"),
    "Netherlands": (r"netherlands", r"dutch", r"нидерланд\w*"),
    "Niger": (r"niger", r"нигер(?:а|у|ом|е)?"),
    "North Korea": (r"north korean?", r"pyongyang", r"северн\w+ коре[яиюей]+", r"кндр"),
    "Norway": (r"norway", r"norwegian", r"норвеги\w*", r"норвежск\w*"),
    "Pakistan": (r"pakistani?s?", r"islamabad", r"пакистан\w*"),
    "Peru": (r"peruvian", r"peru", r"перу"),
    "Poland": (r"poland", r"польш[аиуей]+", r"польск\w*"),
    "Qatar": (r"qatari?", r"катар(?:а|у|ом|е|ск\w*)?"),
    "Russia": (
        r"russian?s?",
        r"moscow(?! times)",
        r"росси[яиюей]+",
        r"российск\w*",
        r"москв[аыуеой]+",
    ),
    "Saudi Arabia": (r"saudi(?: arabian?)?", r"riyadh", r"саудовск\w*"),
    "South Africa": (r"south african?", r"юар"),
    "South Korea": (
        r"south korean?",
        r"republic of korea",
        r"(?<!north )korean?",
        r"seoul",
        r"южн\w+ коре[яиюей]+",
        r"южнокорейск\w*",
    ),
    "Spain": (r"spain", r"spanish", r"испани\w*", r"испанск\w*"),
    "Sweden": (r"sweden", r"swedish", r"швеци\w*", r"шведск\w*"),
    "Switzerland": (r"switzerland", r"swiss", r"швейцар\w*"),
    "Turkey": (r"turkey", r"türkiye", r"turkiye", r"turkish", r"ankara", r"турци\w*", r"турецк\w*"),
    "Ukraine": (r"ukrain(?:e|ian|ians)", r"kyiv", r"украин\w*"),
    "United Arab Emirates": (r"united arab emirates", r"uae", r"emirati", r"abu dhabi", r"оаэ"),
    "United Kingdom": (
        r"united kingdom",
        r"u\.k\.",
        r"uk",
        r"britain",
        r"british(?! columbia)",
        r"великобритани\w*",
        r"британск\w*",
    ),
    "United States": (
        r"united states",
        r"u\.s\.",
        r"usa",
        r"(?<!latin )(?<!south )(?<!north )americans?",
        r"washington(?! post)",
        r"сша",
        r"американск\w*",
        r"соединенн\w+ штат\w*",
        r"вашингтон\w*",
    ),
    "Vietnam": (r"vietnam(?:ese)?", r"вьетнам\w*"),
    "Zambia": (r"zambian?", r"замби\w*"),
}

# `lead` is the metal only beside an ore, a fellow metal, or an amount.
_LEAD = (
    r"(?<!to )(?<!will )(?<!would )(?<!could )(?<!may )lead(?=[- ,]+(?:and |or )?"
    r"(?:zinc|copper|silver|antimony|ores?|concentrates?|bullion|smelters?|acid|ingots?|deposits?))",
    r"(?<=zinc and )lead",
    r"(?<=copper and )lead",
    r"(?<=silver and )lead",
    r"(?<=zinc, )lead",
    r"(?<=zinc-)lead",
    r"(?<=copper, )lead",
    r"(?<=gold, )lead",
    r"(?<=silver, )lead",
    r"(?<=refined )lead",
    r"(?<=much )lead(?! time)",
    r"(?<=% )lead",
    r"(?<=of )lead(?! (?:role|times?|\w+(?:er|or)s?\b))",
    r"(?<=, )lead(?=,| and)",
    r"lead(?= plants?)",
)

MINERALS: Mapping[str, tuple[str, ...]] = {
    "uranium": (r"uranium", r"u3o8", r"yellowcake", r"уран(?:а|у|ом|е|ов\w*)?"),
    "gold": (
        r"gold(?! (?:medal|standard|card))",
        r"золот(?:о|а|у|ом|е|ой|ого|ому|ым|ых|ые|ую)",
        r"золото(?:рудн|добы|содерж|извлек)\w*",
        r"oltin\w*",
        r"алтын\w*",
    ),
    "rare earths": (r"rare[- ]earths?", r"rees?", r"редкоземельн\w*", r"рзм", r"рзэ"),
    "rare metals": (r"rare[- ]metals?", r"редк\w{2,3} металл\w*", r"редкометал\w*"),
    "copper": (r"copper", r"мед(?:ь|и|ью)", r"медн\w+", r"мис(?= )", r"mis(?= rudasi)"),
    "tungsten": (
        r"tungsten",
        r"wolfram(?:ite)?",
        r"scheelite",
        r"wo3",
        r"вольфрам\w*",
        r"volfram\w*",
    ),
    "lithium": (r"lithium", r"spodumene", r"li2co3", r"лити(?:й|я|ю|ем|и|ев\w*)", r"litiy"),
    "antimony": (r"antimony", r"stibnite", r"сурьм\w*", r"сурьмян\w*"),
    "zinc": (r"zinc", r"цинк\w*"),
    "silver": (r"silver(?! lining)", r"серебр\w+"),
    "molybdenum": (r"molybdenum", r"молибден\w*"),
    "lead": (*_LEAD, r"свин(?:ец|ц(?:а|у|ом|е|ов\w+))", r"свинцово"),
    "titanium": (
        r"titanium",
        r"ilmenite",
        r"rutile",
        r"tio2",
        r"титан(?:а|у|ом|е|ов\w+)?",
        r"титано",
    ),
    "graphite": (r"graphite", r"графит\w*"),
    "rhenium": (r"rhenium", r"рени(?:й|я|ю|ем)", r"перренат\w*"),
    "gallium": (r"gallium", r"галли(?:й|я|ю|ем)"),
    "germanium": (r"germanium", r"германи(?:й|ем|ев\w+)"),
    "beryllium": (r"beryllium", r"берилли\w+"),
    "mercury": (r"mercury", r"ртут\w+"),
    "chromium": (
        r"chromium",
        r"(?<!google )chrome",
        r"chromites?",
        r"ferrochrom(?:e|ium)",
        r"хром(?:а|у|ом|е|ит\w*|ов\w+)?",
        r"феррохром\w*",
    ),
    "aluminium": (r"alumini?um", r"алюмини\w+"),
    "alumina": (r"alumina", r"глинозем\w*"),
    "bauxite": (r"bauxites?", r"боксит\w*"),
    "nickel": (r"nickel", r"никел\w+"),
    "potash": (r"potash", r"potassium chloride", r"калийн\w+", r"хлорид\w* калия"),
    "vanadium": (r"vanadium", r"v2o5", r"ванади\w+"),
    "tantalum": (r"tantalum", r"тантал\w*"),
    "niobium": (r"niobium", r"ниоби\w+"),
    "sulphuric acid": (r"sul(?:ph|f)uric acid", r"серн\w+ кислот\w+"),
    "sulphur": (r"sul(?:ph|f)ur(?! dioxide)", r"сер[аыу]"),
    "magnesium": (r"magnesium", r"магни(?:й|я|ю|ем|ев\w+)"),
    "iodine": (r"iodine", r"[йи]од(?:а|у|ом|е|н\w+)?"),
    "bromine": (r"bromine", r"бром(?:а|у|ом|н\w+)?"),
    "tin": (r"tin(?! (?:cans?|roofs?|foil))", r"олов(?:о|а|у|ом|янн\w+)"),
    "cobalt": (r"cobalt", r"кобальт\w*"),
    "coal": (r"coal", r"угол(?:ь|ьн\w+)", r"угл(?:я|ю|ем)"),
    "iron": (r"iron(?! (?:curtain|fist|lady|age|will))", r"железн\w+ руд\w*", r"железоруд\w+"),
    "thorium": (r"thorium", r"тори(?:й|я|ю|ем)"),
    "cadmium": (r"cadmium", r"кадми\w+"),
    "fluorspar": (r"fluorspar", r"fluorite", r"флюорит\w*", r"плавиков\w+ шпат\w*"),
    "bismuth": (r"bismuth", r"висмут\w*"),
    "indium": (r"indium", r"инди(?:й|ем)"),
    "manganese": (r"manganese", r"марган\w+"),
    "phosphate": (r"phosphates?", r"phosphorites?", r"фосфат\w*", r"фосфорит\w*"),
    "phosphorus": (r"phosphorus", r"фосфор(?:а|у|ом)?"),
    "neodymium": (r"neodymium", r"ndpr", r"неодим\w*"),
    "praseodymium": (r"praseodymium", r"празеодим\w*"),
    "dysprosium": (r"dysprosium", r"диспрози\w+"),
    "terbium": (r"terbium", r"терби\w+"),
    "yttrium": (r"yttrium", r"иттри\w+"),
    "scandium": (r"scandium", r"сканди(?:й|я|ю|ем|ев\w+)"),
    "cerium": (r"cerium", r"цери(?:й|я|ю|ем)"),
    "lanthanum": (r"lanthanum", r"лантан(?:а|у|ом)?"),
    "samarium": (r"samarium", r"самари(?:й|я|ю|ем)"),
    "gadolinium": (r"gadolinium", r"гадолини\w+"),
    "lutetium": (r"lutetium", r"лютеци\w+"),
    "europium": (r"europium", r"европи(?:й|я|ем)"),
    "silicon": (r"silicon(?! valley)", r"ferrosilicon", r"кремни\w+", r"ферросилици\w+"),
    "tellurium": (r"tellurium", r"теллур\w*"),
    "selenium": (r"selenium", r"селен(?:а|у|ом)?"),
    "zirconium": (r"zirconium", r"zircon", r"циркон\w*"),
    "hafnium": (r"hafnium", r"гафни\w+"),
    "boron": (r"boron", r"borates?", r"борат\w*", r"борн\w+ кислот\w+"),
    "caesium": (r"ca?esium", r"цези\w+"),
    "rubidium": (r"rubidium", r"рубиди\w+"),
    "barite": (r"barites?", r"barytes?", r"барит\w*"),
    "arsenic": (r"arsenic", r"мышьяк\w*"),
    "sodium sulphate": (
        r"sodium sul(?:ph|f)ate",
        r"mirabilite",
        r"сульфат\w* натрия",
        r"мирабилит\w*",
    ),
    "platinum": (r"platinum", r"платин\w+"),
    "palladium": (r"palladium", r"паллади\w+"),
    "rhodium": (r"rhodium", r"роди(?:й|ем)"),
    "osmium": (r"osmium", r"осми(?:й|я|ем)"),
    "thallium": (r"thallium", r"талли(?:й|я|ем)"),
    "strontium": (r"strontium", r"стронци\w+"),
    "celestine": (r"celest(?:ine|ite)", r"целестин\w*"),
    "helium": (r"helium", r"гели(?:й|я|ю|ем)"),
    "chlorine": (r"chlorine", r"хлор(?:а|у|ом)?"),
}

# The US in capitals is a country, us in small letters is not, and US$ is money.
_US = re.compile(r"\bUS\b(?!\$)")
_SAME_LETTER = STRAIGHT_APOSTROPHES | str.maketrans("ё", "е")


def countries_in(text: str) -> tuple[str, ...]:
    """The countries that a text names, in order of first mention."""
    return tuple(count_countries(text))


def minerals_in(text: str) -> tuple[str, ...]:
    """The minerals that a text names, in order of first mention."""
    return tuple(count_minerals(text))


def count_countries(text: str) -> Counter[str]:
    """How often a text names each country, in order of first mention."""
    return _count(_US.sub("U.S.", text), "countries")


def count_minerals(text: str) -> Counter[str]:
    """How often a text names each mineral, in order of first mention."""
    return _count(text, "minerals")


def _count(text: str, kind: str) -> Counter[str]:
    names, pattern = _compiled(kind)
    found = pattern.finditer(text.lower().translate(_SAME_LETTER))
    return Counter(names[match.lastindex - 1] for match in found if match.lastindex)


@cache
def _compiled(kind: str) -> tuple[tuple[str, ...], re.Pattern[str]]:
    """All names of one kind as one expression, a group for each name."""
    vocabulary = COUNTRIES if kind == "countries" else MINERALS
    groups = (f"({'|'.join(spellings)})" for spellings in vocabulary.values())
    return tuple(vocabulary), re.compile(rf"(?<!\w)(?:{'|'.join(groups)})(?!\w)")
