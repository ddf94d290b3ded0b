"""Each check is found in each shape: on the lines that say so, on the container, under the shape's condition.

A finding also shows, as its place or a related one, the text that is the cause. The clean twin of a shape is silent,
and so are shapes that define nothing (`silent` in their `shape.toml`).
"""

from __future__ import annotations

import pytest

from nixlint_hwc.pipeline import Request, lint, load_rules
from nixlint_hwc.project import Project
from nixlint_hwc.settings import DEFAULT_SETTINGS, Settings
from tests.matrix.projects import CAUSES, CHECKS, shapes

SHAPES = shapes()
CELLS = [(shape, check) for shape in SHAPES for check in CHECKS]
#: Where a finding leads to the text that is the cause. Of a secret only the use is known, not where its name comes
#: from; of a network beside a device, only where it is joined; a number made of text (shape 20) has no place.
TOLD = [
    (shape, check)
    for shape in SHAPES
    for check in ("HWC101", "HWC201", "HWC301", "HWC401")
    if not shape.silent and (shape.number, check) != (20, "HWC201")
]


@pytest.fixture(scope="module")
def loaded():
    return load_rules(DEFAULT_SETTINGS, SHAPES[0].folder)


def findings(root, loaded):
    """What the checks of the matrix find in a project."""
    result = lint(Project(root), Settings(select=CHECKS), Request(), loaded)
    assert result.problems == ()
    return result.findings


def places(found):
    return {(finding.rule, finding.span.file.path, finding.span.file.line_of(finding.span.start)) for finding in found}


def name_of(value):
    return getattr(value, "name", value)


@pytest.mark.parametrize(("shape", "check"), CELLS, ids=name_of)
def test_it_is_found(shape, check, loaded, tmp_path):
    found = findings(shape.write(tmp_path / "project", check), loaded)
    wanted = set() if shape.silent else {(check, *place) for place in shape.expected(check)}
    assert places(found) == wanted
    assert shape.silent or wanted
    assert {(finding.container, finding.when, finding.hosts) for finding in found} <= {
        (None if check in shape.outside else shape.container, shape.when, shape.hosts)
    }


@pytest.mark.parametrize(("shape", "check"), TOLD, ids=name_of)
def test_it_shows_the_cause(shape, check, loaded, tmp_path):
    for finding in findings(shape.write(tmp_path / "project", check), loaded):
        spans = [finding.span, *(related.span for related in finding.related)]
        assert {(span.file.path, span.file.line_of(span.start)) for span in spans} & shape.causes(check)


@pytest.mark.parametrize("shape", SHAPES, ids=name_of)
def test_its_clean_twin_is_silent(shape, loaded, tmp_path):
    assert findings(shape.write(tmp_path / "project", None), loaded) == ()


@pytest.mark.parametrize("shape", SHAPES, ids=name_of)
def test_the_template_has_a_place_for_every_cause(shape):
    """Save in heredocs and the like, where there is no place for a variable."""
    missing = {check for check, texts in CAUSES.items() if not texts.keys() <= shape.places}
    assert shape.silent or not missing


def test_every_shape_is_there():
    assert {shape.number for shape in SHAPES} == set(range(1, 23))
