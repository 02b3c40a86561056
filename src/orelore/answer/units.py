"""Units and scales as people write them, and the one name we compare them by."""

from __future__ import annotations

import re
from decimal import Decimal

# One line a unit: its name, then the words and signs for it. Signs of one or two letters are
# matched as written (MW is not mW), words in any case.
_UNITS = """
percent: % percent per_cent pct
percentage point: percentage_points? pp
tonne: tonnes? tons? t tU mt MT
kilogram: kg kilograms? kilos?
gram: g grams? grammes?
milligram: mg milligrams?
ounce: ounces? oz
pound: pounds? lbs?
carat: carats? ct
kilometre: km kilometres? kilometers?
metre: m metres? meters?
centimetre: cm centimetres? centimeters?
millimetre: mm millimetres? millimeters?
mile: miles?
foot: ft feet foot
hectare: ha hectares?
acre: acres?
square kilometre: km2 km² sq_km square_kilometres? square_kilometers?
square metre: m2 m² sq_m square_metres? square_meters?
cubic metre: m3 m³ cubic_metres? cubic_meters? cu_m
litre: litres? liters?
barrel: barrels? bbl
kilowatt: kW kilowatts?
megawatt: MW megawatts?
gigawatt: GW gigawatts?
kilowatt hour: kWh kilowatt_hours?
megawatt hour: MWh megawatt_hours?
gigawatt hour: GWh gigawatt_hours?
terawatt hour: TWh terawatt_hours?
degree: °C degrees?
ppm: ppm
year: years? yrs?
month: months?
week: weeks?
day: days?
hour: hours?
dollar: dollars? USD
Australian dollar: Australian_dollars? AUD
Canadian dollar: Canadian_dollars? CAD
euro: euros? EUR
pound sterling: pounds_sterling GBP
yuan: yuan CNY RMB renminbi
rouble: roubles? rubles? RUB
tenge: tenges? KZT
som: soms? KGS
soum: soums? sums? UZS
somoni: somonis? TJS
manat: manats? TMT
yen: yen JPY
rupee: rupees? INR
cent: cents?
"""

CURRENCY_SIGNS = {
    "US$": "dollar",
    "U.S.$": "dollar",
    "A$": "Australian dollar",
    "AU$": "Australian dollar",
    "C$": "Canadian dollar",
    "CA$": "Canadian dollar",
    "USD": "dollar",
    "EUR": "euro",
    "$": "dollar",
    "€": "euro",
    "£": "pound sterling",
    "₸": "tenge",
    "₽": "rouble",
    "¥": "yuan",
}

# Units that are another one times a power of ten.
_MULTIPLES = {"kt": ("tonne", Decimal(1000)), "Mt": ("tonne", Decimal(1_000_000))}

SCALES = {
    "hundred": Decimal(100),
    "thousand": Decimal(1000),
    "million": Decimal(10) ** 6,
    "mln": Decimal(10) ** 6,
    "mn": Decimal(10) ** 6,
    "billion": Decimal(10) ** 9,
    "bln": Decimal(10) ** 9,
    "bn": Decimal(10) ** 9,
    "trillion": Decimal(10) ** 12,
    "trn": Decimal(10) ** 12,
}

# `$5m` is five million dollars, `5 m` are five metres: these need a currency in front.
SHORT_SCALES = {"k": SCALES["thousand"], "m": SCALES["million"], "b": SCALES["billion"]}


def _form(word: str) -> str:
    """A regular expression for one way to write a unit."""
    pattern = word.replace("_", r"[\s-]")
    is_sign = len(re.sub(r"[^A-Za-z]", "", word)) <= 2 or word.isupper()
    return pattern if is_sign else f"(?i:{pattern})"


_FORMS = [
    (re.compile(_form(form)), name)
    for name, _, forms in (line.partition(": ") for line in _UNITS.strip().splitlines())
    for form in forms.split()
]

_ANY = "|".join([*_MULTIPLES, *sorted((form.pattern for form, _ in _FORMS), key=len, reverse=True)])

UNIT = rf"(?:{_ANY})(?![\w²³])"
SCALE = rf"(?i:(?:{'|'.join(SCALES)})\b)"


def unit_named(written: str) -> tuple[str, Decimal]:
    """The unit's name, and what to multiply its number by: kt -> tonne, 1000."""
    if written in _MULTIPLES:
        return _MULTIPLES[written]
    return next(name for form, name in _FORMS if form.fullmatch(written)), Decimal(1)
