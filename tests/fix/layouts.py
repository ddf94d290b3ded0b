"""Modules with known problems, in the shapes and the formatting that people give them, for Hypothesis.

A document is a string of Nix, a `Many` (list or set) or a pair of text and document. How it is broken into lines, what
indents it and where comments stand is drawn.
"""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st


@dataclass(frozen=True)
class Many:
    """`[ ... ]` or `{ ... }`; the items of a set are bindings."""

    opening: str
    items: tuple
    closing: str


def nix_list(*items):
    return Many("[", items, "]")


def nix_set(**bindings):
    names = [name.replace("__", ".").replace("_", "-") for name in bindings]
    return Many("{", tuple((f"{name} = ", value) for name, value in zip(names, bindings.values(), strict=True)), "}")


@dataclass
class Style:
    """Drawn once per module: what indents, whether lists and sets are broken, how often comments stand in them."""

    indent: str
    broken: str
    comments: bool
    ending: str
    final: bool


class Writer:
    def __init__(self, style, draw):
        self.style = style
        self.draw = draw
        self.remarks = 0

    def remark(self):
        self.remarks += 1
        return f"# remark {self.remarks}"

    def commented(self):
        return self.style.comments and self.draw(st.integers(0, 2)) == 0

    def is_broken(self, document):
        if self.style.broken == "never":
            return False
        return self.style.broken == "always" or self.draw(st.booleans())

    def text(self, document, depth=0):
        if isinstance(document, str):
            return document
        if isinstance(document, tuple):
            return "".join(self.text(part, depth) for part in document)
        end = ";" if document.opening == "{" else ""
        if not self.is_broken(document):
            style, self.style = self.style, Style(self.style.indent, "never", False, "", False)
            inner = "".join(f"{self.text(item)}{end} " for item in document.items)
            self.style = style
            return f"{document.opening} {inner}{document.closing}"
        lines = []
        for item in document.items:
            if self.commented():
                lines.append(self.remark())
            behind = f" {self.remark()}" if self.commented() else ""
            lines.append(f"{self.text(item, depth + 1)}{end}{behind}")
        if self.commented():
            lines.append(self.remark())
        pad, last = self.style.indent * (depth + 1), self.style.indent * depth + document.closing
        return "\n".join([document.opening, *[pad + line for line in lines], last])


IMAGES = ("postgres:16", "docker.io/library/postgres:16", "docker.io/library/redis:7")
PORTS = ('"5432:5432"', '"0.0.0.0:5432:5432"', '"${toString 5432}:5432"', '"127.0.0.1:1:1"')
FLAGS = (
    '"--privileged"',
    '"--memory=1g"',
    '"--log-driver=none"',
    '"--network" "host"',
    '"--security-opt=seccomp=unconfined"',
)
VOLUMES = (
    '"/opt/databases/db:/var/lib/postgresql/data"',
    '"/opt/databases/more:/more"',
    '"/etc/localtime:/etc/localtime:ro"',
)
ENVIRONMENT = {"POSTGRES_USER": '"db"', "NUMBER": "5", "PUID": '"1001"'}


@st.composite
def containers(draw):
    """The options of a container, some of them against the rules."""
    options = {"image": f'"{draw(st.sampled_from(IMAGES))}"'}
    for name, pool in (("ports", PORTS), ("extraOptions", FLAGS), ("volumes", VOLUMES)):
        chosen = draw(st.lists(st.sampled_from(pool), unique=True, max_size=3))
        if chosen or draw(st.booleans()):
            options[name] = nix_list(*chosen)
    chosen = draw(st.lists(st.sampled_from(sorted(ENVIRONMENT)), unique=True))
    if chosen:
        name = draw(st.sampled_from(["environment", "enviroment"]))
        options[name] = Many("{", tuple((f"{key} = ", ENVIRONMENT[key]) for key in chosen), "}")
    return options


def plain(options):
    return (("virtualisation.oci-containers.containers.db = ", nix_set(**options)),)


def nested(options):
    inner = nix_set(containers=nix_set(db=nix_set(**options)), backend='"podman"')
    return (("virtualisation = ", nix_set(oci_containers=inner)),)


def pieces(options):
    return tuple((f"virtualisation.oci-containers.containers.db.{name} = ", value) for name, value in options.items())


def guarded(options):
    return (("virtualisation.oci-containers.containers.db = lib.mkIf true ", nix_set(**options)),)


def generated(options):
    call = 'lib.genAttrs [ "db" "db2" ] (name: '
    return (("virtualisation.oci-containers.containers = ", call, nix_set(**options), ")"),)


def helped(options):
    call = "(let mk = given: given // { autoStart = true; }; in mk "
    return (("virtualisation.oci-containers.containers.db = ", call, nix_set(**options), ")"),)


SHAPES = (plain, nested, pieces, guarded, generated, helped)
AROUND = (
    (),
    (("systemd.tmpfiles.rules = ", nix_list('"d /opt/x 0755 1000 1000 -"')),),
    (("systemd = ", nix_set(tmpfiles__rules=nix_list(), services__x__script='"true"')),),
)
WEB = nix_set(image='"docker.io/x/web:1.2"', user='"1000:1000"')
BYSTANDER = ("virtualisation.oci-containers.containers.web = ", WEB)
WRAPPERS = (("", ""), ("{ config = lib.mkIf true ", "; }"), ("{ config = lib.mkMerge [ ", " ]; }"))


@st.composite
def modules(draw):
    """The text of a module that defines the container `db` and another that is as it should be."""
    style = Style(
        indent=draw(st.sampled_from(["  ", "    ", "\t"])),
        broken=draw(st.sampled_from(["always", "never", "mixed"])),
        comments=draw(st.booleans()),
        ending=draw(st.sampled_from(["\n", "\r\n"])),
        final=draw(st.booleans()),
    )
    bindings = (*draw(st.sampled_from(SHAPES))(draw(containers())), *draw(st.sampled_from(AROUND)))
    if bindings[0][0].startswith("virtualisation.oci-containers.containers.db"):
        bindings = (*bindings, BYSTANDER)
    body = Many("{", bindings, "}")
    wrapped = draw(st.sampled_from([(before, body, after) for before, after in WRAPPERS]))
    text = "{ config, lib, ... }:\n" + Writer(style, draw).text(wrapped)
    return (text + ("\n" if style.final else "")).replace("\n", style.ending)
