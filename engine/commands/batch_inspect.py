"""`crossroads batch --inspect`: how a file would be read, and who would be joined."""

from collections.abc import Mapping

import click

from engine.batch.columns.inspect import inspect_staff
from engine.batch.columns.mapping_draft import write_mapping
from engine.batch.join_inspection import inspect_join
from engine.batch.options import Options
from engine.batch.output.places import refuse_rules
from engine.batch.pages.inspection import show_inspection
from engine.batch.pages.join import show_join
from engine.commands.streams import interruptible, progress_bar
from engine.core.model import KnowledgeBase
from engine.errors import MisuseError
from engine.language.visible import visible
from engine.tables.new_file import check_can_write
from engine.tables.rights import rights_of
from engine.tables.spool import rereadable


def refuse_to_write(places: dict[str, str | None]) -> None:
    """An inspection writes nothing; who names a place for it is told so."""
    for option, place in places.items():
        if place is not None:
            cure = "Leave one of the two out."
            raise MisuseError(f"{option} '{place}'", "is not written with --inspect", cure)


def inspect_file(
    knowledge_base: KnowledgeBase,
    staff: str,
    write_map: str | None,
    mapping: Mapping[str, str],
    options: Options,
) -> None:
    """Show how a staff file would be read and who would be joined; if that is wanted, write a
    mapping to fill in."""
    if write_map:
        refuse_rules([write_map])
        check_can_write(write_map)
    with interruptible(), rereadable(staff) as place:
        with progress_bar("Reading") as progress:
            inspection = inspect_staff(
                knowledge_base,
                place,
                mapping=options.conventions,
                explicit=mapping,
                id_heading=options.id_heading,
                sheet=options.sheet,
                joined=bool(options.answers),
                progress=progress,
            )
        click.echo(show_inspection(knowledge_base, inspection))
        if options.answers:
            joined = inspect_join(knowledge_base, place, options, mapping)
            click.echo(f"\n{show_join(joined)}")
    if write_map:
        write_mapping(write_map, knowledge_base, inspection, rights_of(staff, *options.answers))
        click.echo(f"\nThe mapping to fill in is in {visible(write_map)}.")
