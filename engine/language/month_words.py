"""The names of the months in seven languages, without accents, as `marks.plain` leaves them."""

MONTHS = (
    "january jan januar janner janvier janv enero ene januari gennaio gen janeiro",
    "february feb februar fevrier fev febrero februari febbraio fevereiro",
    "march mar mrz marz maerz mars marzo maart mrt marco",
    "april apr avril avr abril abr aprile",
    "may mai mayo mei maggio mag maio",
    "june jun juni juin junio giugno giu junho",
    "july jul juli juillet juil julio luglio lug julho",
    "august aug aout agosto ago augustus",
    "september sep sept septembre septiembre settembre set setembro",
    "october oct okt oktober octobre octubre ottobre ott outubro out",
    "november nov novembre noviembre novembro",
    "december dec dez dezember decembre diciembre dic dicembre dezembro",
)
NUMBER_OF = {name: month for month, names in enumerate(MONTHS, 1) for name in names.split()}
ENGLISH = tuple(names.split()[0].capitalize() for names in MONTHS)

SINCE = "since|from|as of|seit|ab|depuis|depuis le|desde|desde el|sinds|dal|da|le|am"
UNTIL_NOW = "present|now|today|date|current|heute|jetzt|aujourd'hui|hoy|heden|oggi|ongoing"
BETWEEN = frozenset(("of", "de", "del", "the", "st", "nd", "rd", "th", "er"))  # of a date's parts
