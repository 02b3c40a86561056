"""The English words by which a question is taken up again, as expressions. Data only."""

from __future__ import annotations


def any_of(words: str) -> str:
    """An expression for any of some words, which may be expressions too."""
    return f"(?:{'|'.join(words.split())})"


AUXILIARY = any_of(
    "do does did is are was were has have had will would can could should may might must"
)

# What a thing may be called behind its name: the Altyn mine, the Altyn company, the Altyn river.
SITE = any_of(
    """
    mines? deposits? projects? plants? smelters? refiner(?:y|ies) combine complex mill concentrator
    works factory sites? fields? dumps? pit quarry tailings operations? facility
    """
)
WORKS = any_of("plant smelter refinery combine complex mill concentrator works factory")
COMPANY = any_of(
    """
    compan(?:y|ies) firms? group corporation holding miners? producers? enterprise venture banks?
    fund investors? developers? operators?
    """
)
OTHER = any_of(
    """
    river lake basin corridor railway summit agreement deal declaration port region belt ministry
    glacier dam canal cluster zone programme strategy law stake institute
    """
)
AGREEMENT = any_of("accord agreement contract deal law loan memorandum treaty")
PLURAL = any_of(
    """
    mines deposits projects plants smelters sites companies firms investors miners producers banks
    countries metals minerals places agreements deals accidents
    """
)
SOMEBODY = any_of(
    """
    minister president head director official chief ceo analyst expert businessm[ae]n author
    chairman governor ambassador envoy oligarch billionaire
    """
)
# What else can own something, or be taken up by a pronoun.
HOLDER = any_of(
    """
    side government state countr(?:y|ies) ministry parliament association corporation agency
    explorer industry sector economy market union tribunal court lorry truck train production output
    demand plan study region city town
    """
)

# What belongs to a mine, a company or a country, and is asked about as: And the reserves?
QUANTITY = any_of(
    """
    reserves resources production output exports? imports? consumption demand supply deposits mines
    sales prices? costs? capacity grade revenues? profits? stocks? smelters refineries depth size
    area population value
    """
)
ROLE = any_of(
    """
    owners? operators? partners? director head ceo boss chairman president minister buyers? sellers?
    investors? contractor founder shareholders?
    """
)
PARTY = any_of("buyers? investors? partners? sellers? share side stake")
OCCURRENCE = any_of(
    """
    acquisition auction claim compensation court deadline dispute fine investment licen[cs]e outcome
    permit problem purpose reason result sale settlement strike sum talks terms tribunal workers
    workforce
    """
)
KNOWN = any_of("accident accord agreement contract deal memorandum money spill treaty")

# What a company or a state does and a mine does not; what is done with a metal; what a number does.
ACTS = any_of(
    """
    acquire ask award borrow buy claim complain demand earn employ expect get hire hope intend
    invest leave lend offer own pay plan promise propose quit receive refuse report say sell sign
    spend sue threaten want win withdraw
    """
)
ACTED = any_of("sold bought paid left won withdrew called")
GIVES = any_of(
    "award(?:ed)? fined? give gave grant(?:ed)? lend lent offer(?:ed)? owed? pay paid sued?"
)
PROPERTY = any_of(
    """
    shares? stakes? part shareholders? profits? revenues? headquarters boss chief ceo holding
    investors? subsidiar\\w+ debts?
    """
)
HANDLED = any_of(
    """
    enriched exported made processed produced refined shipped smelted sold stored traded transported
    used
    """
)
PORTION = any_of("price sale sales exports? refining smelting much share part percent most all")
TRADES = any_of("consume export have hold import mine produce use")
CHANGES = any_of(
    """
    change climb decline decrease double drop fall fell grow grew increase rise rose shrink sink
    """
)
HANDLES = any_of("enrich(?:es)? exports? process(?:es)? refines? ships? smelts?")
COUNTED = any_of("demand output production prices? exports imports industry sector market \\w+ing")
REACTS = any_of(
    "agree do gain get give helped help invest lend object pay react refuse respond say think want"
)

# `It` that is judged to be so, or said to be so, stands for nothing.
JUDGED = any_of(
    """
    true legal illegal possible impossible safe dangerous hard difficult easy necessary common
    normal worth likely profitable expensive cheap allowed forbidden decided agreed announced
    """
)
TELLS = any_of("describe give had has put report saw see tell")
# What begins another clause.
CLAUSE = any_of(
    """
    and but or so which who that what where how why when after before while if because since until
    although though whether than as announced? believes? claim(?:s|ed)? estimate[sd]? expects?
    hopes? knows? promised? reckon(?:s|ed)? said says? thinks? warn(?:s|ed)?
    """
)
PREPOSITION = any_of("at between for from in of on over to with near")
