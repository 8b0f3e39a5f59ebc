"""Workbooks part by part, also as no spreadsheet would write them."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

SHEET, TEXTS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
BOOK, STYLES = "xl/workbook.xml", "xl/styles.xml"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
KINDS = {BOOK: "sheet.main", SHEET: "worksheet", TEXTS: "sharedStrings", STYLES: "styles"}
TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    + "".join(
        f'<Override PartName="/{part}" ContentType="{TYPE}.{kind}+xml"/>'
        for part, kind in KINDS.items()
    )
    + "</Types>"
)


def relations(**targets: str) -> str:
    """The relations of a part, to targets by their kinds."""
    found = "".join(
        f'<Relationship Id="r{kind}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for kind, target in targets.items()
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{found}</Relationships>'


def cells(*texts: str) -> str:
    """Cells with these texts, as XML."""
    return "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in texts)


BEFORE = f"<worksheet {MAIN}><sheetData><row r='1'>{cells('id', 'skills')}</row>"
AFTER = "</sheetData></worksheet>"
ANN = f"<row>{cells('1', 'tools')}</row>"
PARTS = {
    "[Content_Types].xml": TYPES,
    "_rels/.rels": relations(officeDocument=BOOK),
    BOOK: f'<workbook {MAIN} xmlns:r="{OFFICE}">'
    '<sheets><sheet name="Staff" sheetId="1" r:id="rworksheet"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": relations(
        worksheet="worksheets/sheet1.xml", sharedStrings="sharedStrings.xml", styles="styles.xml"
    ),
    SHEET: f"{BEFORE}{ANN}{AFTER}",
    TEXTS: f"<sst {MAIN}><si><t>tools</t></si></sst>",
    STYLES: f'<styleSheet {MAIN}><cellXfs><xf numFmtId="0"/></cellXfs></styleSheet>',
}


def raw_workbook(
    place: Path,
    parts: Mapping[str, str | bytes | None],
    compression: int = zipfile.ZIP_DEFLATED,
) -> str:
    """A workbook with one person, of which these parts are others, or none."""
    with zipfile.ZipFile(place, "w", compression) as archive:
        for name, content in {**PARTS, **parts}.items():
            if content is not None:
                archive.writestr(name, content)
    return str(place)


def with_rows(rows: str) -> dict[str, str]:
    """A sheet with more rows below the first person."""
    return {SHEET: f"{BEFORE}{ANN}{rows}{AFTER}"}
