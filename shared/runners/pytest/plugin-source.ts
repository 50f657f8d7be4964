/** Name of the module that pytest loads with `-p`. */
export const PLUGIN_MODULE = "plimsoll_pytest";

/** The variable that tells the plugin where its request lies. */
export const REQUEST_VARIABLE = "PLIMSOLL_PYTEST_REQUEST";

/**
 * The plugin that pytest loads, in Python 3.6 or later with pytest 6 to 9. Reading pytest's printed output instead fails on
 * noise of other plugins, on ids with line breaks and on `-q` in the project's own options; naming tests on the command line
 * changes the root folder that pytest derives from it, and with it every node id. A plugin sees the items themselves.
 */
export const PLUGIN_SOURCE = String.raw`"""Answers Plimsoll: says what pytest is, lists what it collects, or runs a share and reports each phase."""
import json
import os
import sys
import time

import pytest

with open(os.environ["PLIMSOLL_PYTEST_REQUEST"], encoding="utf-8") as request_file:
    REQUEST = json.load(request_file)
MODE = REQUEST["mode"]
SHARES = {share["file"]: (share["only"], frozenset(share["suffixes"])) for share in REQUEST.get("shares", [])}
MESSAGE_LENGTH = 20000
# Opened once: a report may be written while the test's fixtures still put a false file system in place of the real one.
OUT = open(REQUEST["out"], "a", encoding="utf-8", buffering=1)
places = {}
config_seen = None


def write(event):
    # A worker of pytest-xdist hands its reports to the controller, which alone writes.
    if config_seen is None or not hasattr(config_seen, "workerinput"):
        OUT.write(json.dumps(event) + "\n")


def file_of(node):
    return str(getattr(node, "path", None) or node.fspath)


def place_of(item):
    """The item's file, what its id says behind the file, and the class or block that it belongs to."""
    chain = item.listchain()
    start = next((at for at, node in enumerate(chain) if isinstance(node, pytest.File)), None)
    if start is None:
        return {"file": file_of(item), "suffix": "::" + item.nodeid, "unit": None}
    file_node = chain[start]
    blocks = [node.name for node in chain[start + 1 : -1] if node.name != "()"]
    suffix = item.nodeid[len(file_node.nodeid) :] if item.nodeid.startswith(file_node.nodeid) else "::" + item.name
    return {"file": file_of(file_node), "suffix": suffix or "::" + item.name, "unit": "::" + "::".join(blocks) if blocks else None}


def place_by_id(nodeid):
    path, _, name = nodeid.partition("::")
    root = str(getattr(config_seen, "rootpath", None) or config_seen.rootdir)
    return {"file": os.path.join(root, *path.split("/")), "suffix": "::" + name, "unit": None}


def error_line(longrepr):
    lines = [line.strip() for line in str(longrepr).splitlines() if line.strip()]
    errors = [line[2:].strip() for line in lines if line.startswith("E ")]
    return (errors or lines or ["no message"])[-1]


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config):
    global config_seen
    config_seen = config
    if MODE == "run":
        config.args[:] = list(SHARES)


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config):
    if MODE != "probe":
        return None
    try:
        import coverage

        coverage_version = coverage.__version__
    except ImportError:
        coverage_version = None
    sources = getattr(config.option, "cov_source", None)
    write({
        "pytest": pytest.__version__,
        "python": sys.executable,
        "coverage": coverage_version,
        "pytestCov": config.pluginmanager.hasplugin("pytest_cov"),
        "covSource": sources is not None and len(sources) > 0,
    })
    return 0


@pytest.hookimpl(hookwrapper=True)
def pytest_make_collect_report(collector):
    started = time.perf_counter()
    yield
    if MODE == "run" and isinstance(collector, pytest.File):
        write({"kind": "import", "file": file_of(collector), "seconds": time.perf_counter() - started})


def pytest_collectreport(report):
    if report.failed:
        write({"kind": "error", "id": report.nodeid, "message": error_line(report.longrepr)})


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config, items):
    if MODE != "run":
        return
    chosen, left = [], []
    for item in items:
        place = place_of(item)
        only, suffixes = SHARES.get(place["file"], (True, frozenset()))
        (chosen if (place["suffix"] in suffixes) == only else left).append(item)
    if left:
        items[:] = chosen
        config.hook.pytest_deselected(items=left)


def pytest_collection_finish(session):
    if MODE == "collect":
        for item in session.items:
            write(dict(place_of(item), kind="item"))
        write({"kind": "finish"})
    else:
        places.update((item.nodeid, place_of(item)) for item in session.items)


def pytest_runtest_logstart(nodeid):
    if MODE == "run":
        write(dict(places.get(nodeid) or place_by_id(nodeid), kind="start"))


def message_of(report):
    longrepr = report.longrepr
    if isinstance(longrepr, tuple):
        return str(longrepr[2])
    if getattr(report, "wasxfail", None):
        return report.wasxfail
    return None if longrepr is None else str(getattr(report, "longreprtext", longrepr))[:MESSAGE_LENGTH]


def pytest_runtest_logreport(report):
    if MODE == "run":
        # The reports of subtests lie inside the test's own, whose time holds theirs.
        seconds = report.duration if type(report).__name__ == "TestReport" else 0
        place = places.get(report.nodeid) or place_by_id(report.nodeid)
        write(dict(place, kind="phase", when=report.when, outcome=report.outcome, seconds=seconds, message=message_of(report)))


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session):
    if MODE == "run":
        write({"kind": "finish"})
`;
