"""Words of totals and footers, by language: what stands in rows that a report adds to a table.

They are folded as `tables/stray_rows` folds a cell: small letters without accents. In a pattern, N
stands for a number and D for a date or a time.
"""

TOTALS = {
    "en": (
        "(grand|sub|overall|running|column|report)?[ -]?totals?",
        "total( number)?( of)? (rows|records|entries|lines|people|persons|employees|staff|fte)",
        "total (head ?)?count|(row|record|head) ?count|(number|no[.]?) of [a-z]+",
        "total [a-z]+ ?[:=] ?N",
        "sum|sum total|average|avg[.]?|mean|median|count|minimum|maximum",
        "(std[.]?|standard) ?dev(iation)?[.]?",
    ),
    "de": (
        "gesamt|gesamt(summe|anzahl|zahl|ergebnis)|insgesamt|(zwischen|teil|end)?summen?",
        "summe gesamt|teilergebnis|durchschnitt|mittelwert|anzahl( (zeilen|datensatze))?",
    ),
    "fr": (
        "total general|totaux|sous[ -]total|somme|moyenne|nombre total|effectif total",
        "nombre (de [a-z]+|d'[a-z]+)",
    ),
    "es": ("suma|suma total|promedio|recuento|total general|numero de [a-z]+",),
    "nl": ("(eind|sub)?totaal|totaal aantal|som|gemiddelde?|aantal( (rijen|regels|records))?",),
    "it": ("(sub)?totale|totale (generale|complessivo)|somma|conteggio|numero di [a-z]+",),
    "pt": ("total geral|soma|contagem|numero de [a-z]+",),
}
FOOTERS = {
    "en": (
        "((this )?(report|file|list|data) )?(was )?"
        "(generated|printed|exported|produced|extracted|downloaded|compiled)( (by|on|at|from|with)"
        " .+| ?:.*| (by|on|at)| D)",
        "(created|prepared) (by|on|with)( .+|:.*)?",
        "((strictly|highly|company) |private (and|&) )?confidential( and proprietary)?",
        "confidential.*(internal use|do not).*|(for )?internal use only|do not distribute.*",
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
        "(streng )?vertraulich|nur fur den internen gebrauch|seite N( ?(von|/) ?N)?",
        "ende (des|der) (berichts?|reports?|liste|datei)|(daten)?quelle ?:.+|hinweis ?:.+",
        "(zeilen|datensatze)( ?[:=] ?N)?|N (zeilen|datensatze)|stand ?:? D",
    ),
    "fr": (
        "((ce )?rapport )?(genere|imprime|exporte|edite|extrait|cree)( (le|par|depuis) .+| ?:.*)",
        "(strictement )?confidentiel(le)?|(a )?usage interne( uniquement)?|page N (sur|de) N",
        "fin (du|de la|de) (rapport|liste|fichier|tableau)|remarque ?:.+",
        "(lignes|enregistrements)( ?[:=] ?N)?|N (lignes|enregistrements)",
    ),
    "es": (
        "(informe )?(generado|creado|impreso|exportado)( (el|por|con|desde) .+| ?:.*)",
        "(estrictamente )?confidencial|(solo )?(para )?uso interno|pagina N( ?(de|/) ?N)?",
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
