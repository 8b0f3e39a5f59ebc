"""The words for bounds and ranges in six languages, without accents, as `marks.plain` leaves them.

English, German, French, Spanish, Dutch and Italian. "|" stands between two phrases.
"""

ABOUT = (
    "about|around|approx|approximately|roughly|some|for|since|exactly|circa|ca|c|etwa|rund|ungefahr"
    "|genau|seit|environ|env|depuis|unos|unas|aproximadamente|aprox|alrededor de|desde hace|hace"
    "|ongeveer|sinds|da"
)
AT_LEAST = (
    "at least|min|minimum|no less than|no fewer than|from|mindestens|mind|ab|au moins|a partir de"
    "|al menos|como minimo|minstens|ten minste|vanaf|almeno"
)
MORE_THAN = (
    "more than|over|above|greater than|longer than|exceeding|mehr als|uber|langer als|plus de"
    "|plus que|mas de|meer dan|langer dan|boven|piu di|oltre"
)
LESS_THAN = (
    "less than|fewer than|under|below|shorter than|weniger als|unter|kurzer als|moins de|moins que"
    "|menos de|minder dan|korter dan|onder|meno di"
)
UP_TO = (
    "up to|at most|max|maximum|no more than|not more than|bis zu|bis|hochstens|maximal|jusqu'a"
    "|au plus|au maximum|hasta|como maximo|tot|maximaal|hoogstens|ten hoogste|fino a"
)
OR_MORE = (
    "or more|and more|or over|and over|or above|and above|or longer|or upwards|and upwards|and up"
    "|upwards|plus|oder mehr|und mehr|oder langer|ou plus|et plus|o mas|y mas|of meer|en meer"
    "|of langer|o piu|e oltre"
)
OR_LESS = (
    "or less|and less|or fewer|and fewer|or under|and under|or below|and below|oder weniger"
    "|und weniger|ou moins|et moins|o menos|y menos|of minder|en minder|o meno"
)
BETWEEN, AND = "between|zwischen|entre|tussen|tra", "and|und|et|y|en|e"
FROM = "from|von|de|du|van|desde|del|da"
TO = "to|through|or|bis|oder|a|au|ou|tot|hasta"
