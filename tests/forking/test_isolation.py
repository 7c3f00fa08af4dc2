"""No visitor shares with another what must be one's own."""

from __future__ import annotations

import asyncio

import pytest

from tests.forking.conftest import Visit


@pytest.mark.parametrize(
    "code",
    [
        "random.random()",
        "np.random.rand()",
        "rng.random()",
        "uuid.uuid4().hex",
        "uuid.uuid1().hex",
        "secrets.token_hex()",
        "os.urandom(8)",
        "tempfile.mktemp()",
        "tempfile.NamedTemporaryFile().name",
        "os.getpid()",
        "get_ipython().kernel.session.session",
        "get_ipython().kernel.ident",
        "who.value",
    ],
)
async def test_two_visitors_never_get_the_same(visit: Visit, code: str) -> None:
    one, other = await asyncio.gather(visit("ana"), visit("ben"))
    assert await one.ask(code) != await other.ask(code)


async def test_each_kernel_is_bound_to_its_own_visitor(visit: Visit) -> None:
    one, other = await asyncio.gather(visit("ana"), visit("ben"))
    assert one.find(value="<b>ana</b>")
    assert other.find(value="<b>ben</b>")


async def test_what_one_visitor_changes_another_does_not_see(visit: Visit) -> None:
    one, other = await asyncio.gather(visit("ana"), visit("ben"))
    await one.set_state(one.find(description="slider"), value=7)
    assert await one.ask("(slider.value, twice.value)") == "(7, 14)"
    assert await other.ask("(slider.value, twice.value)") == "(5, 0)"


async def test_what_a_cell_has_computed_is_shared(visit: Visit) -> None:
    one, other = await asyncio.gather(visit("ana"), visit("ben"))
    assert await one.ask("shared_uuid") == await other.ask("shared_uuid")


async def test_a_kernel_knows_nothing_of_the_servers_environment(visit: Visit) -> None:
    visitor = await visit("ana")
    assert await visitor.ask("os.environ.get('SITE_SECRET')") == "None"
    assert await visitor.ask("os.environ['VISITED']") == "'/'"


async def test_a_kernel_holds_no_socket_but_its_own(visit: Visit) -> None:
    await visit("ana")
    other = await visit("ben")
    # Its connection, and the two ends with which its event loop wakes itself.
    assert await other.ask("sockets()") == "3"


async def test_a_kernel_has_one_thread(visit: Visit) -> None:
    visitor = await visit("ana")
    assert await visitor.ask("len(os.listdir('/proc/self/task'))") == "1"
