"""Words of totals and footers, by language: what stands in rows that a report adds to a table.

They are folded as `tables/stray_rows` folds a cell: small letters without accents. In a pattern, N
stands for a number and D for a date or a time.
"""

# Answers too, in a column that rates something.
STATISTICS = {
    "en": ("average|avg[.]?|mean|median|minimum|maximum",),
    "de": ("durchschnitt|mittelwert",),
    "fr": ("moyenne",),
    "es": ("promedio",),
    "nl": ("gemiddelde?",),
}
RATINGS = {  # parts of the headings of such columns
    "en": (
        "rating|performance|score|grade|rank|level|band|assessment|evaluation|appraisal|potential",
        "workload|quality|satisfaction|engagement|proficiency|priority",
    ),
    "de": ("bewertung|beurteilung|leistung|note|niveau|stufe|zufriedenheit|auslastung",),
    "fr": ("evaluation|appreciation|niveau|satisfaction|charge",),
    "es": ("evaluacion|calificacion|desempeno|nivel|rendimiento",),
    "nl": ("beoordeling|prestatie|niveau|tevredenheid",),
    "it": ("valutazione|prestazion[ei]|livello",),
    "pt": ("avaliacao|desempenho|nivel",),
}

TOTALS = {
    "en": (
        "(grand|sub|overall|running|column|report)?[ -]?totals?",
        "total( number)?( of)? (rows|records|entries|lines|people|persons|employees|staff|fte)",
        "total (head ?)?count|(row|record|head) ?count|(number|no[.]?) of [a-z]+",
        "total [a-z]+ ?[:=] ?N",
        "sum|sum total|count",
        ".+ (sub)?totals?|sub[ -]?total .+|total (for|of) .+|n ?[=:] ?N",
        "(std[.]?|standard) ?dev(iation)?[.]?",
    ),
    "de": (
        "gesamt|gesamt(summe|anzahl|zahl|ergebnis)|insgesamt|(zwischen|teil|end)?summen?",
        "summe gesamt|teilergebnis|anzahl( (zeilen|datensatze))?|(zwischen)?summe .+",
    ),
    "fr": (
        "total general|totaux|sous[ -]total|somme|nombre total|effectif total",
        "nombre( (de [a-z]+|d'[a-z]+))?|(sous[ -]total|somme) .+|total (du|de|des|pour) .+",
    ),
    "es": ("suma|suma total|recuento|total general|numero de [a-z]+",),
    "nl": ("(eind|sub)?totaal|totaal aantal|som|aantal( (rijen|regels|records))?",),
    "it": ("(sub)?totale|totale (generale|complessivo)|somma|conteggio|numero di [a-z]+",),
    "pt": ("total geral|soma|contagem|numero de [a-z]+",),
}
COUNTS = {  # footers where nothing else stands in the row: with a number it may be a size of a team
    "en": ("N (people|persons|employees|staff|heads|headcount|fte|members|participants)",),
    "de": ("N (personen|mitarbeiter(innen|:innen|[/]innen)?|beschaftigte|kopfe)",),
    "fr": ("N (personnes|employes|salaries|collaborateurs)",),
    "es": ("N (personas|empleados)",),
    "nl": ("N (personen|medewerkers)",),
    "it": ("N (persone|dipendenti)",),
    "pt": ("N (pessoas|funcionarios|colaboradores)",),
}
FOOTERS = {
    "en": (
        "((this )?(report|file|list|data) )?(was )?"
        "(generated|printed|exported|produced|extracted|downloaded|compiled)( (by|on|at|from|with)"
        " .+| ?:.*| (by|on|at)| D)",
        "(created|prepared) (by|on|with)( .+|:.*)?",
        "((strictly|highly|company) |private (and|&) )?confidential( and proprietary)?",
        "confidential.*(internal use|do not).*|(for )?internal use only",
        "(please )?do not (distribute|share|forward|copy|circulate|print|edit)( .*)?",
        "page N( ?(of|/) ?N)?|end of (report|file|list|data|table|export|extract)|end",
        "(data )?sources? ?:.+|(foot)?notes? ?:.+|(applied )?filters?( applied)? ?:.*",
        "(rows|records|lines|entries)( (returned|selected|exported))?( ?[:=] ?N)?",
        "N (rows?|records?|lines|entries)( (returned|selected|exported|affected|in set.*))?",
        "copyright.*|(©|c[)]) ?N.*|all rights reserved",
        "(as of|(run|report|print|export) (date|time)|last (updated|modified))( on)?( ?:)?( D)?",
    ),
    "de": (
        "((dieser )?(bericht|report) )?(erstellt|erzeugt|generiert|gedruckt|exportiert)"
        "( (am|von|durch|mit|aus) .+| ?:.*)",
        "(streng )?vertraulich|(bitte )?nicht (weitergeben|verteilen)( .*)?",
        "nur fur den internen gebrauch|seite N( ?(von|/) ?N)?",
        "ende (des|der) (berichts?|reports?|liste|datei)|(daten)?quelle ?:.+|hinweis ?:.+",
        "(zeilen|datensatze)( ?[:=] ?N)?|N (zeilen|datensatze)|stand ?:? D",
    ),
    "fr": (
        "((ce )?rapport )?(genere|imprime|exporte|edite|extrait|cree)( (le|par|depuis) .+| ?:.*)",
        "(strictement )?confidentiel(le)?|ne pas (diffuser|distribuer)( .*)?",
        "(a )?usage interne( uniquement)?|page N (sur|de) N",
        "fin (du|de la|de) (rapport|liste|fichier|tableau)|remarque ?:.+",
        "(lignes|enregistrements)( ?[:=] ?N)?|N (lignes|enregistrements)",
    ),
    "es": (
        "(informe )?(generado|creado|impreso|exportado)( (el|por|con|desde) .+| ?:.*)",
        "(estrictamente )?confidencial|no (distribuir|difundir)( .*)?",
        "(solo )?(para )?uso interno|pagina N( ?(de|/) ?N)?",
        "fin (del|de la|de) (informe|reporte|listado|lista|archivo)|fuente ?:.+|nota ?:.+",
        "(filas|registros)( ?[:=] ?N)?|N (filas|registros)",
    ),
    "nl": (
        "((dit )?rapport )?(gegenereerd|afgedrukt|geexporteerd)( (op|door|uit) .+| ?:.*)",
        "(strikt )?vertrouwelijk|(alleen )?voor intern gebruik|pagina N( ?(van|/) ?N)?",
        "einde (van )?((het|de) )?(rapport|lijst|bestand|overzicht)|bron ?:.+|opmerking ?:.+",
        "(rijen|regels)( ?[:=] ?N)?|N (rijen|regels)",
    ),
    "it": (
        "(rapporto )?(generato|creato|stampato|esportato)( (il|da|con|dal) .+| ?:.*)",
        "(strettamente )?(riservato|confidenziale)|(solo )?(per )?uso interno|pagina N ?(di|/) ?N",
        "fine (del|della|di) (rapporto|report|elenco|lista|file)|fonte ?:.+",
        "righe( ?[:=] ?N)?|N righe",
    ),
    "pt": (
        "(relatorio )?(gerado|criado|impresso|exportado)( (em|por|com) .+| ?:.*)",
        "fim (do|da) (relatorio|ficheiro|arquivo|lista)|observacao ?:.+",
        "(linhas|registos)( ?[:=] ?N)?|N (linhas|registos)",
    ),
}
