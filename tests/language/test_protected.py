"""Protected attributes: headings that name one in seven languages, and none in the vocabulary."""

import csv
from pathlib import Path

import pytest

from engine.core.model import KnowledgeBase
from tests.checkout import DATA

PROTECTED = {
    "English": [
        "DoB", "YOB", "Politics", "Party affiliation", "Neurodivergent", "Childcare needs",
        "Wedding date", "Allergies", "Mental health", "Age", "AGE_BAND", "Gender", "GenderID",
        "employeeGender", "Sex", "Male/Female", "M/F", "Pronouns", "Salutation", "MaritalStatus",
        "MarriedID", "maritalstatus", "Civil status", "Spouse name", "Family status",
        "No. of children", "Dependants", "Carer status", "Caring responsibilities", "DOB", "D.O.B.",
        "date_of_birth", "dateofbirth", "BirthDate", "Country of birth", "Place of Birth",
        "RaceDesc", "Race/Ethnicity", "HispanicLatino", "Ethnicity", "CitizenDesc", "Nationality",
        "National origin", "Country of origin", "Skin colour", "Native language", "Religion",
        "Religion or belief", "Faith", "Disabled", "Disability status", "Reasonable adjustments",
        "SickDays", "Medical leave", "Health conditions", "Maternity leave", "Pregnant",
        "Parental leave", "Sexual orientation", "LGBT+", "Trans/transgender", "Union member",
        "Trade union", "Political party", "Political opinions", "Genetic information",
        "Biometric ID", "Blood group", "Vaccination status", "Veteran", "Military status", "Over18",
        "under 25s", "How old are you?", "Are you pregnant?", "YoB", "EmployeeYoB", "Diagnosis",
        "Medication", "ADHD", "Autism", "Dyslexia", "Smoker", "Are you a smoker?", "BMI", "PWD",
        "Mr/Mrs", "Title (Mr/Mrs/Ms)", "Title of address", "Retirement date", "Maiden name",
        "Retirement eligible", "How many more years until you retire?", "Criminal record",
        "Wheelchair user", "Retirement", "Single parent", "Filing status", "Absenteeism",
        "Paternity leave", "Marriage date",
    ],
    "German": [
        "Staatsang.", "Fam.-Stand", "Parteizugeh.", "Schwerb. Grad", "Genetik", "Weltanschauung",
        "Geb.", "Alter", "Altersgruppe", "Lebensalter", "Geschlecht", "Geburtsdatum", "Geburtsort",
        "GebDat", "Geb.-Datum", "Geb. am", "MitarbeiterGeburtsdatum", "Mitarbeitergeburtsdatum",
        "geboren am", "Familienstand", "FAMILIENSTAND", "Anzahl Kinder", "Kinderzahl",
        "verheiratet", "Schwerbehinderung", "Schwerbehindertenausweis", "schwerbehindert", "GdB",
        "gleichgestellt", "Behinderungsgrad", "Krankheitstage", "Krankenkasse",
        "Gesundheitszustand", "Schwangerschaft", "Mutterschutz", "Elternzeit", "Nationalität",
        "Nationalitaet", "Staatsangehörigkeit", "Staatsangehoerigkeit", "STAATSANGEHÖRIGKEIT",
        "Herkunftsland", "Ethnische Herkunft", "Migrationshintergrund", "Muttersprache", "Religion",
        "Religionszugehörigkeit", "Konfession", "Kirchensteuer", "Sexuelle Orientierung",
        "Gewerkschaft", "Gewerkschaftsmitglied", "Parteizugehörigkeit", "Politische Meinung",
        "Genetische Daten", "Biometrische Daten", "Impfstatus", "Anrede", "M/W/D", "Ehepartner",
        "Ehegatte", "Alleinerziehend", "Mädchenname", "FamSt", "Steuerklasse", "Lohnsteuerklasse",
        "Kinderfreibetrag", "Wehrdienst", "Zivildienst", "Fehltage", "Diagnose", "Medikamente",
        "Heiratsdatum", "Rollstuhl", "Legasthenie", "Nichtraucher", "Schwb", "Geschl.",
        "Herr/Frau", "Renteneintritt", "StKl",
        "Vorstrafen", "Führungszeugnis", "Kirche", "Witwer", "ADHS", "Blutgruppe", "Arbeitsunfähig",
    ],
    "French": [
        "Date de naiss.", "Sit. familiale", "Apparence physique", "BOETH", "Mœurs", "H/F", "Sexe",
        "Genre", "Civilité", "Âge", "AGE", "Tranche d'âge", "Date de naissance", "DateNaissance",
        "Lieu de naissance", "Né(e) le", "Nationalité", "Pays d'origine", "Origine ethnique",
        "État civil", "Etat_civil", "etatcivil", "Situation familiale", "Situation matrimoniale",
        "Nombre d'enfants", "Conjoint", "Personnes à charge", "Handicap", "Travailleur handicapé",
        "RQTH", "Invalidité", "État de santé", "Arrêt maladie", "Groupe sanguin", "Congé maternité",
        "Congé parental", "Grossesse", "Religion", "Orientation sexuelle", "Appartenance syndicale",
        "Syndiqué", "Opinions politiques", "Données génétiques", "Données biométriques",
        "Anniversaire", "Époux", "Veuf", "Marié(e)", "Parent isolé", "Nom de jeune fille", "M./Mme",
        "Quotient familial", "Dyslexie", "Autisme", "Fumeur", "IMC", "Médicaments", "Absentéisme",
        "Service militaire", "Départ à la retraite", "Casier judiciaire", "TDAH",
    ],
    "Spanish": [
        "Fecha de nac.", "Edo. civil", "Ideología", "H/M", "Sexo", "Género", "GENERO", "Edad",
        "Grupo de edad", "Fecha de nacimiento", "FechaNacimiento", "F. Nac.", "Fecha Nac.",
        "Lugar de nacimiento", "Nacionalidad", "País de origen", "Origen étnico", "Etnia", "Raza",
        "Estado civil", "EstadoCivil", "estadocivil", "Hijos", "Número de hijos", "Cónyuge",
        "Cargas familiares", "Situación familiar", "Discapacidad", "Grado de discapacidad",
        "Minusvalía", "Salud", "Enfermedad", "Baja por maternidad", "Embarazo", "Religión",
        "Creencias religiosas", "Orientación sexual", "Afiliación sindical", "Sindicato",
        "Opinión política", "Datos genéticos", "Datos biométricos", "Grupo sanguíneo", "Vacuna",
        "Cumpleaños", "Estado Civ.", "EstCiv", "Esposa", "Viudo", "Familia monoparental",
        "Bajas médicas",
        "Diagnóstico", "Medicación", "Dislexia", "Fumador", "Servicio militar", "Sr./Sra.",
        "Fecha de jubilación", "Antecedentes penales", "Absentismo",
    ],
    "Dutch": [
        "Ras", "Geaardheid", "Geslacht", "Leeftijd", "Leeftijdscategorie", "Geboortedatum",
        "GeboorteDatum", "Geboorteplaats", "Geb.datum", "Nationaliteit", "Land van herkomst",
        "Etniciteit", "Etnische afkomst", "Burgerlijke staat", "Gehuwd", "Aantal kinderen",
        "Familiestand", "Handicap", "Arbeidsbeperking", "Arbeidsgehandicapt", "Gezondheid",
        "Ziekteverzuim", "Ziekmelding", "Zwanger", "Zwangerschapsverlof", "Ouderschapsverlof",
        "Mantelzorger", "Religie", "Godsdienst", "Geloofsovertuiging", "Seksuele geaardheid",
        "Vakbond", "Vakbondslid", "Politieke voorkeur", "Genetische gegevens",
        "Biometrische gegevens", "M/V", "Verjaardag", "Verzuim", "Verzuimpercentage", "Medicijnen",
        "Alleenstaande ouder", "Meisjesnaam", "Weduwe", "Roker", "Dienstplicht", "Dhr./Mevr.",
        "Pensioendatum", "Strafblad", "VOG", "Moederschapsverlof", "Kinderbijslag",
    ],
    "Italian": [
        "Comune di nascita", "Celibe/Nubile", "Appartenenza politica", "Sesso", "Genere", "Età",
        "Eta", "Fascia d'età", "Data di nascita", "DataNascita", "Luogo di nascita", "Nato il",
        "Nazionalità", "Cittadinanza", "Paese d'origine", "Origine etnica", "Razza", "Stato civile",
        "Stato_civile", "Coniugato", "Coniuge", "Figli", "Numero figli", "Stato di famiglia",
        "Familiari a carico", "Disabilità", "Invalidità civile", "Categoria protetta",
        "L. 104", "Legge 68/99", "Malattia",
        "Stato di salute", "Gravidanza", "Maternità", "Religione", "Orientamento sessuale",
        "Sindacato", "Iscrizione sindacale", "Opinioni politiche", "Dati genetici",
        "Dati biometrici", "Compleanno", "Stato civ.", "StatoCiv", "Moglie", "Vedovo", "Diagnosi",
        "Famiglia monogenitoriale", "Farmaci", "Dislessia", "Fumatore", "Servizio militare",
        "Sig./Sig.ra", "Pensionamento", "Casellario giudiziale", "Assenteismo", "Gruppo sanguigno",
    ],
    "Portuguese": [
        "Gestante", "Deficiente", "Sexo", "Gênero", "Género", "Idade", "Faixa etária",
        "Data de nascimento", "Data Nasc.", "DT_NASC", "Naturalidade", "Nacionalidade",
        "País de origem", "Raça", "Raça/Cor", "Etnia", "Estado civil", "Filhos", "Nº de filhos",
        "Cônjuge", "Dependentes", "Deficiência", "PcD", "Saúde", "Doença", "Licença maternidade",
        "Gravidez", "Religião", "Orientação sexual", "Sindicato", "Sindicalizado",
        "Opinião política", "Dados genéticos", "Dados biométricos", "Grupo sanguíneo",
        "Aniversário", "Esposo", "Viúva", "Nome de solteira", "Diagnóstico", "Medicamentos",
        "Fumante", "Serviço militar", "Data de aposentadoria", "Registo criminal", "Absenteísmo",
    ],
}  # fmt: skip
ORDINARY = {
    "English": [
        "Project health", "Health score", "Medical devices", "Familiarity with agile",
        "RAS gateway", "Citizen services", "NAC port", "Politeness", "Programming language",
        "Minority interest", "Third party risk", "Kind", "Geopolitical risk", "Data migration",
        "Agency", "Manager", "Average", "Stage", "Racecourse", "Department", "JobFamily",
        "Job families", "Position", "Percentage", "Sextant", "YearsAtCompany", "Wages", "Language",
        "Unit", "Message", "OverTime", "Days over 30", "Family name", "Age of project",
        "ProjectAge", "ETA", "Employee ID", "Cost centre", "Line manager", "Start date",
        "Hire date", "Tenure", "Grade", "Pay band", "Salary", "Contract type", "Maternity cover",
        "Full time / part time", "FTE", "Location", "Country", "Office", "Skills", "Ambitions",
        "Leads large projects", "Career ladder", "Health and Safety Training", "Reporting line",
        "Notice period", "Dependencies", "Stakeholders", "Milestones", "Budget", "Risk appetite",
        "Policy", "Portfolio", "Performance rating", "Parent Department", "Partner", "Title",
        "First name", "Engagement", "Image", "Package", "Storage", "Customer orientation",
        "Orientation date", "Marketing", "Sponsor", "Mentor", "Agenda", "Email address",
        "Timestamp", "Kind of contract", "Man-days", "Person", "Absences",
        "Years with current manager", "Third party", "Account disabled", "UserDisabled",
        "Login disabled", "Child cost centre", "New hire orientation", "Asset age", "Age of asset",
        "Invalidity of contract", "Sanguine", "Marriott hotel", "Paternoster", "Anniversary",
        "Work anniversary", "Asset retirement date", "Smoke test", "Retirement plan",
        "Invalid email", "Diagnostics team",
    ],
    "German": [
        "Behinderungsanzeigen", "Partei des Vertrags", "Personalnummer", "Stelle",
        "Stellenbezeichnung", "Position", "Abteilung", "Vorgesetzter", "Verwalter", "Gehalt",
        "Gehälter", "Eintrittsdatum", "Betriebszugehörigkeit", "Dienstalter", "Kostenstelle",
        "Standort", "Vollzeit", "Befristung", "Familienname", "Vorname", "Altersvorsorge",
        "Alterung", "Behälter", "Gesellschaft", "Krankenhaus", "Etage", "Montage", "Stage",
        "Führungskraft", "Projekt", "Ziele", "Sprache", "Arbeitsschutz und Gesundheitsschutz",
        "Materna GmbH", "Kirchheim", "Kirchner", "Dienstjubiläum", "Steuerung", "Ehemalige",
    ],
    "French": [
        "Matricule", "Poste", "Intitulé du poste", "Service", "Ancienneté", "Date d'embauche",
        "Nom de famille", "Prénom", "Salaire", "Statut", "Effectif", "Famille de métiers",
        "Famille d'emploi", "Responsable", "Encadrement", "Contrat", "Ambitions", "Compétences",
        "Politique RH", "Orientation professionnelle", "Stage", "Page", "Expérience à l'étranger",
        "Marie", "Site", "Anniversaire d'embauche",
    ],
    "Spanish": [
        "Puesto", "Cargo", "Antigüedad", "Fecha de alta", "Departamento", "Empresa", "Salario",
        "Jefe directo", "Nombre", "Apellidos", "Familia profesional", "Familia de puestos",
        "Política de empresa", "Ciudad", "Cantidad", "Unidad", "Actividad", "Calidad", "Seguridad",
        "Experiencia en el extranjero", "Contrato", "Salud laboral",
    ],
    "Dutch": [
        "Functie", "Functienaam", "Functiefamilie", "Afdeling", "Dienstjaren", "Leidinggevende",
        "Salaris", "Vaste dienst", "Voornaam", "Achternaam", "Ziekenhuis", "Standplaats",
        "Indiensttreding", "Vaardigheden", "Stage", "Soort contract", "Uren",
    ],
    "Italian": [
        "Mansione", "Qualifica", "Anzianità", "Anzianità aziendale", "Sede", "Livello",
        "Data assunzione", "Reparto", "Retribuzione", "Famiglia professionale", "Nome", "Cognome",
        "Responsabile", "Attività", "Società", "Contratto", "Salute e sicurezza", "Competenze",
        "Utente disabilitato", "Autista",
    ],
    "Portuguese": [
        "Cargo", "Função", "Setor", "Admissão", "Data de admissão", "Unidade", "Cidade",
        "Quantidade", "Sexta-feira", "Salário", "Gestor", "Matrícula", "Nome", "Tempo de casa",
        "Família de cargos", "Contrato", "Qualidade", "Atividade", "Experiência no estrangeiro",
    ],
}  # fmt: skip
OF_REAL_FILES = {
    "hrdataset_v14.csv": [
        "MarriedID", "MaritalStatusID", "GenderID", "FromDiversityJobFairID", "DOB", "Sex",
        "MaritalDesc", "CitizenDesc", "HispanicLatino", "RaceDesc",
    ],
    "ibm_hr_attrition.csv": ["Age", "Gender", "MaritalStatus", "Over18"],
    "uk_npia_2011-03-31_junior.csv": [],
    "titles.csv": [],
    "forms/google.csv": [],
    "forms/qualtrics.csv": [],
    "forms/surveymonkey.csv": [],
    "variants/nyc_jobs_r_headers_cut_titles.csv": [],
    "faults/protected_headings.csv": [
        "Geschlecht", "Geburtsdatum", "Schwerbehinderung", "Familienstand", "Sexe", "Âge",
        "Género", "Edad", "Geboortedatum", "Pronouns", "Carer status",
    ],
}  # fmt: skip


@pytest.mark.parametrize("language", PROTECTED)
def test_protected_headings_are_known(knowledge_base: KnowledgeBase, language: str) -> None:
    """In each language, with accents or without, and as people abbreviate and join them."""
    names = knowledge_base.protected.names

    assert [heading for heading in PROTECTED[language] if not names(heading)] == []


@pytest.mark.parametrize("language", ORDINARY)
def test_ordinary_headings_are_not_protected(knowledge_base: KnowledgeBase, language: str) -> None:
    """A word is protected, not some letters in one: no agency has an age."""
    found = {
        heading: list(knowledge_base.protected.found_in(heading)) for heading in ORDINARY[language]
    }

    assert {heading: words for heading, words in found.items() if words} == {}


@pytest.mark.parametrize("name", OF_REAL_FILES)
def test_protected_headings_of_real_files_are_known(
    knowledge_base: KnowledgeBase, name: str
) -> None:
    """All of them, and no other heading of the file."""
    place = DATA / name
    if not place.exists():
        pytest.skip(f"{name} is not there")
    with Path(place).open(encoding="utf-8-sig", newline="") as file:
        headings = next(csv.reader(file))

    assert list(filter(knowledge_base.protected.names, headings)) == OF_REAL_FILES[name]


def test_no_word_of_the_rules_is_protected(knowledge_base: KnowledgeBase) -> None:
    """So that a protected column is read only if somebody maps it."""
    words = [
        word
        for attribute in knowledge_base.stated.values()
        for word in (attribute.id, attribute.title, attribute.question, *attribute.headers)
    ]

    assert list(filter(knowledge_base.protected.names, words)) == []


def test_no_attribute_is_protected(knowledge_base: KnowledgeBase) -> None:
    """Age, sex, ethnicity, health and family have no place in advice on a career."""
    protected = {
        "age", "sex", "gender", "ethnicity", "race", "religion", "health", "disability", "family",
        "marital", "nationality", "pregnancy", "orientation",
    }  # fmt: skip
    assert all(knowledge_base.protected.names(word) for word in protected)
    words = {
        word
        for attribute in knowledge_base.attributes.values()
        for name in (attribute.id, attribute.title, *attribute.headers)
        for word in name.lower().replace("_", " ").split()
    }

    assert not words & protected
