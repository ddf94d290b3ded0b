from __future__ import annotations

from nixlint_hwc.eval.evaluator import Evaluator
from nixlint_hwc.eval.export import to_json
from nixlint_hwc.eval.values import MISSING, Str, Unknown
from nixlint_hwc.policy.bridge import camel_case, fact_set, place_of, to_nix
from nixlint_hwc.project import Project
from tests.policy.policy_samples import database


def evaluate(tmp_path, text, **names):
    evaluator = Evaluator(Project(tmp_path))
    return to_json(evaluator.expression(text, {name: to_nix(value) for name, value in names.items()}))


def test_names_are_camel_case():
    assert camel_case("host_port") == "hostPort"
    assert camel_case("is_public") == "isPublic"
    assert camel_case("name") == "name"


def test_fields_properties_lists_sets_and_enums_are_readable(tmp_path):
    _, container = database()
    text = """{
      inherit (container) name portCount isDatabase;
      port = builtins.head container.ports;
      password = container.environment.PASSWORD;
      tag = container.nested.tag;
    }"""
    port = {"text": "5432:5432", "hostIp": None, "containerPort": 5432, "protocol": "tcp", "isPublic": True}
    assert evaluate(tmp_path, text, container=container) == {
        "name": "db", "portCount": 1, "isDatabase": True, "port": port, "password": "hunter2-hunter2", "tag": "16",
    }  # fmt: skip


def test_places_private_members_and_secret_texts_are_not_exposed():
    _, container = database()
    names = fact_set(container).names()
    assert "origin" not in names
    assert "_secret" not in fact_set(container.ports[0]).names()
    assert fact_set(container).get("origin") is MISSING


def test_a_fact_is_one_set_and_keeps_its_object():
    _, container = database()
    assert fact_set(container) is fact_set(container)
    assert fact_set(container).fact is container
    assert fact_set(container).get("image") is fact_set(container.image)


def test_a_string_keeps_its_place():
    file, container = database()
    value = fact_set(container.ports[0])
    assert place_of(value).file is file
    assert place_of(value).text == "5432:5432"
    assert place_of(fact_set(container)).text == "db"


def test_a_named_unknown_is_never_assumed(tmp_path):
    _, container = database(is_database=Unknown("the option y", name="config.y"))
    assert evaluate(tmp_path, "container.isDatabase && true", container=container) == {"?": "the option y"}
    assert evaluate(tmp_path, "container.isDatabase == true", container=container) == {"?": "the option y"}
    assert evaluate(tmp_path, "container.isDatabase && false", container=container) is False


def test_holes_lose_their_names():
    found = to_nix(Str("\udfff", None, (Unknown("r", name="config.z"),)))
    assert found.holes[0].name is None
    assert found.shown == "<?>"
