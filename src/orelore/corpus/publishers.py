"""Who publishes a page: known by its address, its copyright line, or the name on top."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from urllib.parse import urlsplit

PUBLISHERS = {
    "24.kg": "24.kg",
    "aa.com.tr": "Anadolu",
    "akipress.com": "AKIpress",
    "akchabar.kg": "Akchabar",
    "arka.am": "ARKA",
    "asiaplustj.info": "Asia-Plus",
    "astanatimes.com": "The Astana Times",
    "avesta.tj": "Avesta",
    "azernews.az": "Azernews",
    "bloomberg.com": "Bloomberg",
    "bne.eu": "bne IntelliNews",
    "cabar.asia": "CABAR",
    "caspianpost.com": "The Caspian Post",
    "daryo.uz": "Daryo",
    "economist.kg": "Economist.kg",
    "eurasianet.org": "Eurasianet",
    "gazeta.uz": "Gazeta.uz",
    "globaltimes.cn": "Global Times",
    "inform.kz": "Kazinform",
    "interfax.com": "Interfax",
    "interfax.ru": "Интерфакс",
    "jamestown.org": "The Jamestown Foundation",
    "kabar.kg": "Kabar",
    "kaktus.media": "Kaktus.media",
    "khovar.tj": "Khovar",
    "kun.uz": "Kun.uz",
    "kursiv.media": "Kursiv Media",
    "lsm.kz": "LS",
    "mining.com": "mining.com",
    "nur.kz": "NUR.KZ",
    "orient.tm": "Orient",
    "podrobno.uz": "Podrobno.uz",
    "qz.com": "Quartz",
    "reuters.com": "Reuters",
    "rferl.org": "Radio Free Europe/Radio Liberty",
    "ria.ru": "РИА Новости",
    "spot.uz": "Spot",
    "tass.com": "TASS",
    "tass.ru": "ТАСС",
    "tengrinews.kz": "Tengrinews.kz",
    "thediplomat.com": "The Diplomat",
    "timesca.com": "The Times of Central Asia",
    "trend.az": "Trend News Agency",
    "turkmenportal.com": "Turkmenportal",
    "uza.uz": "UzA",
    "uzdaily.uz": "UzDaily",
    "vlast.kz": "Власть",
    "world-nuclear-news.org": "World Nuclear News",
    "xinhuanet.com": "Xinhua",
    "zakon.kz": "Zakon.kz",
}
_ALSO_CALLED = {
    "Anadolu Agency": "Anadolu",
    "Anadolu Ajansı": "Anadolu",
    "Astana Times": "The Astana Times",
    "- Update :": "Anadolu",  # as its date lines have it, with the space
}
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\W*(?:(?:19|20)\d\d\W*)*(?P<name>[^.|,©\d]{3,60})", re.I
)
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"')]+", re.I)
_CREDIT = re.compile(r"\W*(?:photo|image|picture|source|фото|источник|manba|сүрөт|foto)\b", re.I)
# Names that are also ordinary words count only where nothing else is on the line.
_FEWEST_LETTERS = 7


def publisher_of_url(url: str | None) -> str | None:
    """The publisher behind an address, by its domain where the name is not known."""
    host = (urlsplit(url).hostname or "") if url else ""
    host = host.removeprefix("www.")
    known = (name for domain, name in PUBLISHERS.items() if f".{host}".endswith(f".{domain}"))
    return next(known, host or None)


def publisher_in(edges: Sequence[str], body: str) -> str | None:
    """The publisher named around an article: in the lines above and below it, or by its people."""
    for line in edges:
        if named := named_in(line):
            return named
    for line in edges:
        if copyright_line := _COPYRIGHT.search(line):
            return re.split(r"\ball rights\b", copyright_line["name"], flags=re.I)[0].strip(" -–—|")
    addresses = (match[0] for line in edges for match in _ADDRESS.finditer(line))
    return next(map(publisher_of_url, addresses), None) or _spoken_to(body)


def named_in(line: str) -> str | None:
    """The known publisher that a line names."""
    if _CREDIT.match(line):
        return None
    names = _names()
    line = line.strip().lower()
    if line in names:
        return names[line]
    found = _distinct_names().search(line)
    return names[found[0]] if found else None


def _spoken_to(body: str) -> str | None:
    """Agencies write `told Anadolu` in their own reports; twice is no accident."""
    folded = body.lower()
    matches = _distinct_names().finditer(folded)
    counts = Counter(m[0] for m in matches if folded[max(0, m.start() - 5) : m.start()] == "told ")
    return next((_names()[name] for name, count in counts.most_common(1) if count >= 2), None)


@cache
def _names() -> dict[str, str]:
    known = {name.lower(): name for name in PUBLISHERS.values()}
    return known | {name.lower(): publisher for name, publisher in _ALSO_CALLED.items()}


@cache
def _distinct_names() -> re.Pattern[str]:
    names = (name for name in _names() if len(name) >= _FEWEST_LETTERS or "." in name)
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
