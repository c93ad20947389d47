"""A wait that ends early, and signals that end it."""

import os
import signal
import threading

import pytest

from flows.watching.bell import Bell, catch_signals


def test_a_ring_from_a_thread_ends_the_wait():
    bell = Bell()
    threading.Timer(0.05, bell.ring).start()
    assert bell.wait(600)
    assert not bell.stopping
    assert not bell.wait(0.01)


def test_rings_nobody_heard_do_not_block_who_rings():
    bell = Bell()
    for _ in range(100_000):
        bell.ring()
    bell.wait(600)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_the_bell_and_the_handlers_come_back(number):
    before = signal.getsignal(number)
    bell = Bell()
    with catch_signals(bell):
        os.kill(os.getpid(), number)
        bell.wait(600)
        assert bell.stopping
    assert signal.getsignal(number) is before
