"""Which role a seat may be for: organisers have a cohort of their own."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, select

from toolkit.errors import RosterError
from toolkit.model import Role
from toolkit.store.cohorts import OFFICE
from toolkit.store.tables import cohort as cohorts

PROGRAMME_OF = select(cohorts.c.programme).where(cohorts.c.id == bindparam("cohort"))


def check_role(connection: Connection, cohort: str, role: Role) -> None:
    """Go on only if a seat in *cohort* may be for this.

    Raises:
        RosterError: it may not; whoever fills in a roster would else be let in to all.
    """
    programme = connection.execute(PROGRAMME_OF, {"cohort": cohort}).scalar()
    if (role is Role.ORGANISER) == (programme == OFFICE):
        return
    raise RosterError(
        "Organisers sit in no cohort with others. They are appointed on the page "
        "Cohorts, or by: toolkit organiser add NAME."
    )
