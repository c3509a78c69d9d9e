"""The port and the address: taken early, told clearly."""

import socket

import pytest

from bot.errors import CannotServe
from bot.server import local_url, take_port


def test_port_0_takes_any_free_port_and_the_address_names_it():
    with take_port("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        assert local_url(taken) == f"http://127.0.0.1:{port}"


def test_a_port_in_use_is_refused_with_the_way_out():
    with take_port("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(CannotServe, match=rf"port {port}: .* choose another with --port"):
            take_port("127.0.0.1", port)


def test_a_port_can_be_taken_again_right_after_a_connection():
    with take_port("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with socket.create_connection(("127.0.0.1", port)):
            taken.accept()[0].close()
    take_port("127.0.0.1", port).close()


def test_an_address_that_is_not_here_is_refused():
    with pytest.raises(CannotServe, match=r"cannot listen on no\.such\.host\.invalid"):
        take_port("no.such.host.invalid", 0)


def test_a_bot_on_every_address_is_reached_over_loopback():
    with take_port("0.0.0.0", 0) as taken:
        assert local_url(taken).startswith("http://127.0.0.1:")
