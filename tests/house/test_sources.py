"""Rules of the house that a machine can read off the sources."""

from __future__ import annotations

import ast
import re
from pathlib import PurePath

from tests.house.tree import EVERYTHING, PROGRAM, ROOT, called_name, modules, nodes

LONGEST_MODULE = 500
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "manager", "controller", "misc", "common"}
FLOATING_COLUMNS = {"Numeric", "NUMERIC", "Float", "FLOAT", "REAL", "DECIMAL", "Double", "DOUBLE"}
SENTENCE = re.compile(r"[㐀-鿿]{2,}[，。；！？]")


def test_no_float_near_money() -> None:
    """SQLite keeps NUMERIC as REAL, and half a fen that nobody sees is still owed."""
    found = [
        place
        for place, node in nodes("mediator_app/domain", "db")
        if (isinstance(node, ast.Call) and called_name(node) in {"float", *FLOATING_COLUMNS})
        or (isinstance(node, ast.alias) and node.name in FLOATING_COLUMNS)
    ]
    assert not found


def test_no_lambda_keeps_a_widget_alive() -> None:
    """A lambda in `connect` holds what it closes over; a bound method of a QObject does not."""
    found = [
        place
        for place, node in nodes("ui")
        if isinstance(node, ast.Call) and called_name(node) == "connect"
        for argument in (*node.args, *(word.value for word in node.keywords))
        if isinstance(argument, ast.Lambda)
    ]
    assert not found


def test_no_layout_is_asked_for_its_items() -> None:
    """What PySide gives for one outlives it, and is taken for the next widget at its address: `ui.widgets.contents`."""
    found = [
        place
        for place, node in nodes(*EVERYTHING)
        if isinstance(node, ast.Call) and called_name(node) == "itemAt"
    ]
    assert not found


def test_nobody_sleeps_or_pumps_events() -> None:
    """Only a benchmark may run single turns of the event loop: they are what it measures."""
    forbidden = {"sleep", "usleep", "msleep", "processEvents", "qWait", "qSleep"}
    found = [
        place
        for place, node in nodes(*EVERYTHING)
        if isinstance(node, ast.Call)
        and called_name(node) in forbidden
        and not (place.startswith("benchmarks/") and called_name(node) == "processEvents")
    ]
    assert not found


def test_no_test_is_skipped_and_nothing_is_mocked() -> None:
    """But one: where a machine refuses a network namespace, there is no road that could be made slow."""
    skipping = {"skip", "skipif", "skipIf", "skipUnless", "importorskip", "xfail"}
    found = [
        place
        for place, node in nodes("tests")
        if (isinstance(node, ast.Attribute) and node.attr in skipping)
        or (isinstance(node, ast.ImportFrom) and node.module in {"unittest", "unittest.mock", "mock"})
        or (isinstance(node, ast.Import) and any(name.name == "unittest.mock" for name in node.names))
    ]
    needs_a_namespace = [place for place in found if place.startswith("tests/roads/test_slow.py:")]
    assert len(needs_a_namespace) == 1
    found = [place for place in found if place not in needs_a_namespace]
    assert not found


def test_modules_are_short() -> None:
    """Past 400 lines the test summary names a module; past 500 it is two."""
    found = [
        f"{path.relative_to(ROOT)}: {lines}"
        for path in modules(*PROGRAM)
        if (lines := path.read_bytes().count(b"\n")) > LONGEST_MODULE
    ]
    assert not found


def test_modules_are_named_after_a_noun_of_the_field() -> None:
    found = [
        str(path.relative_to(ROOT))
        for path in modules(*PROGRAM)
        if VAGUE_NAMES & set(PurePath(path).with_suffix("").name.split("_"))
    ]
    assert not found


def test_sentences_live_above_the_core_or_in_resources() -> None:
    """Below `ui` and `cli` there are codes. The tables of `law` quote articles, and may."""
    rooms = [f"mediator_app/{name}" for name in ("domain", "documents", "signing", "exchange", "vault")]
    files = [f"mediator_app/{name}.py" for name in ("desk", "ports", "bootstrap")]
    found = []
    for path in modules(*rooms, *files, "db"):
        tree = ast.parse(path.read_text("utf-8"))
        explanations = {
            id(node.value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        }
        found += [
            f"{path.relative_to(ROOT)}:{node.lineno}: {node.value}"
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in explanations
            and SENTENCE.search(node.value)
        ]
    assert not found


def test_the_rules_can_fail() -> None:
    """The searches above find what they are for."""
    tree = ast.parse("button.clicked.connect(lambda: 1)\ntime.sleep(1)\nfloat('1')")
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    assert {called_name(call) for call in calls} >= {"connect", "sleep", "float"}
    assert any(isinstance(argument, ast.Lambda) for call in calls for argument in call.args)
    assert SENTENCE.search("双方同意，下列款项") is not None
    assert SENTENCE.search("零壹贰叁") is None
