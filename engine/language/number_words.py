"""The words for numbers in seven languages, without accents, as `marks.plain` leaves them.

English, German, French, Spanish, Dutch, Italian and Portuguese. Those that may mean something else
are not among them.
"""

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
    40: "forty vierzig cuarenta veertig quaranta",
    50: "fifty funfzig cinquante cincuenta vijftig",
    30: "thirty dreissig trente treinta dertig trenta trinta",
    1.5: "anderthalb anderthalbes eineinhalb einundeinhalb anderhalf anderhalve",
    2.5: "zweieinhalb zweiundeinhalb tweeeneenhalf",
    3.5: "dreieinhalb dreiundeinhalb drieeneenhalf",
    4.5: "viereinhalb",
}
NUMBER_OF = {word: float(number) for number, words in NUMBERS.items() for word in words.split()}
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "vingt": 20, "trente": 30}
ONES = tuple(word for number in range(1, 10) for word in NUMBERS[number].split())
