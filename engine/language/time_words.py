"""The words for lengths of time in seven languages, without accents, as `marks.plain` leaves them.

English, German, French, Spanish, Dutch, Italian and Portuguese. A word that also means something
else counts with a unit behind it alone.
"""

YEAR, MONTH, WEEK, DAY, DECADE = "year", "month", "week", "day", "decade"
A_YEAR = {YEAR: 1.0, MONTH: 12.0, WEEK: 52.0, DAY: 365.0, DECADE: 0.1}  # how many there are in one

UNITS = {
    YEAR: "y yr yrs year years jr jrs jahr jahre jahren an ans annee annees ano anos jaar jaren"
    " anno anni",
    MONTH: "m mo mos mth mths month months monat monate monaten mois mes meses maand maanden mese"
    " mesi",
    WEEK: "w wk wks week weeks woche wochen semaine semaines semana semanas weken settimana"
    " settimane",
    DAY: "d day days tag tage tagen jour jours dia dias dag dagen giorno giorni",
    DECADE: "decade decades jahrzehnt jahrzehnte",
}
UNIT_OF = {word: unit for unit, words in UNITS.items() for word in words.split()}

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
JOINERS = frozenset(("and", "und", "et", "y", "en", "e", "&", "+", ",", ";", "/", "plus"))
NOTHING = frozenset(("of", "de", "d'", "full", "whole", "volle"))  # says nothing more
UNITS_BEHIND = {"y": "NOFGAH", "an": "NOFGA"}  # units behind these, "and" and "a" elsewhere

NEW = frozenset(
    (
        *("new", "brand new", "just started", "just joined", "just begun", "just arrived"),
        *("neu", "nouveau", "nouvelle", "nuevo", "nueva", "nieuw"),
    )
)
