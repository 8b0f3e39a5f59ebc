"""The words for lengths of time in seven languages, without accents, as `marks.plain` leaves them.

English, German, French, Spanish, Dutch, Italian and Portuguese. A word that also means something
else counts with a unit behind it alone.
"""

YEAR, MONTH, WEEK, DAY, DECADE = "year", "month", "week", "day", "decade"
A_YEAR = {YEAR: 1.0, MONTH: 12.0, WEEK: 52.0, DAY: 365.0, DECADE: 0.1}  # how many there are in one

UNITS = {
    YEAR: "y yr yrs year years an jahr jahre jahren annee annees ans ano anos jaar jaren anno anni",
    MONTH: "m mo mos mth mths month months monat monate monaten mois mes meses maand maanden mese"
    " mesi",
    WEEK: "w wk wks week weeks woche wochen semaine semaines semana semanas weken settimana"
    " settimane",
    DAY: "d day days tag tage tagen jour jours dia dias dag dagen giorno giorni",
    DECADE: "decade decades jahrzehnt jahrzehnte",
}
UNIT_OF = {word: unit for unit, words in UNITS.items() for word in words.split()}

NUMBERS = {
    0: "zero nul cero",
    1: "one eins een uno",
    2: "two zwei deux twee due dois",
    3: "three drei trois tres drie tre",
    4: "four vier quatre cuatro quattro quatro",
    5: "five funf fuenf cinq cinco vijf cinque",
    6: "six sechs seis zes sei",
    7: "seven sieben siete zeven sette sete",
    8: "eight acht huit ocho otto oito",
    9: "nine neun neuf nueve negen nove",
    10: "ten zehn dix diez tien dieci dez",
    11: "eleven elf onze undici",
    12: "twelve zwolf zwoelf douze doce twaalf dodici doze",
    13: "thirteen dreizehn treize trece dertien tredici",
    14: "fourteen vierzehn quatorze catorce veertien quattordici",
    15: "fifteen funfzehn fuenfzehn quinze quince vijftien quindici",
    16: "sixteen sechzehn seize zestien sedici",
    17: "seventeen siebzehn zeventien diciassette",
    18: "eighteen achtzehn achttien diciotto",
    20: "twenty zwanzig vingt veinte twintig venti vinte",
    24: "vierundzwanzig vierentwintig",
    25: "veinticinco vijfentwintig",
    30: "thirty dreissig trente treinta dertig trenta trinta",
    1.5: "anderthalb anderthalbes eineinhalb einundeinhalb anderhalf anderhalve",
    2.5: "zweieinhalb zweiundeinhalb tweeeneenhalf",
    3.5: "dreieinhalb dreiundeinhalb drieeneenhalf",
    4.5: "viereinhalb",
}
NUMBER_OF = {word: float(number) for number, words in NUMBERS.items() for word in words.split()}
NUMBER_WITH_UNIT = {"sept": 7.0, "once": 11.0, "dos": 2.0, "null": 0.0}  # that may mean more

ARTICLES = frozenset(
    ("a", "an", "ein", "eine", "einem", "einen", "einer", "un", "une", "una", "um", "uma")
)
HALVES = frozenset(
    (
        *("half", "halves", "halb", "halbe", "halbes", "halben", "demi", "demie", "halve"),
        *("medio", "media", "mezzo", "mezza", "meio", "meia"),
    )
)
JOINERS = frozenset(("and", "und", "et", "y", "en", "e", "&", "+", ",", ";", "plus"))
NOTHING = frozenset(("of", "de", "d'", "full", "whole", "volle"))  # says nothing more
UNITS_BEHIND = {"y": "NOFGAH", "an": "NOFGA"}  # units behind these, "and" and "a" elsewhere

NEW = frozenset(
    (
        *("new", "brand new", "just started", "just joined", "just begun", "just arrived"),
        *("neu", "nouveau", "nouvelle", "nuevo", "nueva", "nieuw"),
    )
)
