"""The names by which rules see the facts, and what can be judged."""

from __future__ import annotations

from nixlint_hwc.facts.around import (
    ProjectFacts,
    RuleConflict,
    SecretDeclaration,
    TmpfilesFact,
)
from nixlint_hwc.facts.conflicts import PortConflict
from nixlint_hwc.facts.container.authentication import AuthSwitch
from nixlint_hwc.facts.container.run_setting import RunSetting
from nixlint_hwc.facts.dependencies import Dependency
from nixlint_hwc.facts.diagnostic import DiagnosticFact
from nixlint_hwc.facts.exposure import Exposure
from nixlint_hwc.facts.firewall import FirewallOpening, HostDatabase
from nixlint_hwc.facts.hardware import Hardware
from nixlint_hwc.facts.model import Container, Host
from nixlint_hwc.facts.name_use import NameUse
from nixlint_hwc.facts.parts import (
    ContainerCapability,
    ContainerDevice,
    ContainerImage,
    ContainerMount,
    ContainerNetwork,
    ContainerPort,
    ContainerSecurityOption,
    ContainerText,
    ContainerVariable,
    OptionProblem,
    SecretUse,
)
from nixlint_hwc.facts.routes.proxy_password import ProxyPassword
from nixlint_hwc.facts.routes.route import ProxyInterface, RouteUse, UnservedDomain
from nixlint_hwc.facts.secrets.files import SecretWrite
from nixlint_hwc.facts.secrets.written_out import Credential
from nixlint_hwc.facts.storage.data_place import DataPlace
from nixlint_hwc.facts.storage.shared_state import SharedState
from nixlint_hwc.facts.structure.structure import DeclaredOption, ModuleFile, ModuleFolder, Namespace, UndeclaredOption
from nixlint_hwc.facts.subnet import SubnetConflict
from nixlint_hwc.facts.systemd.ordering import NetworkOrder, NetworkShare
from nixlint_hwc.facts.tautology import Assertion

#: The argument names of rules, and the fact behind each.
ARGUMENTS: dict[str, type] = {
    "container": Container,
    "host": Host,
    "project": ProjectFacts,
    "image": ContainerImage,
    "port": ContainerPort,
    "mount": ContainerMount,
    "variable": ContainerVariable,
    "network": ContainerNetwork,
    "device": ContainerDevice,
    "capability": ContainerCapability,
    "securityOption": ContainerSecurityOption,
    "secret": SecretUse,
    "credential": Credential,
    "authSwitch": AuthSwitch,
    "sharedState": SharedState,
    "dataPlace": DataPlace,
    "conflictingRule": RuleConflict,
    "assertion": Assertion,
    "proxyPassword": ProxyPassword,
    "secretWrite": SecretWrite,
    "declaredSecret": SecretDeclaration,
    "option": OptionProblem,
    "text": ContainerText,
    "runSetting": RunSetting,
    "dependency": Dependency,
    "folder": ModuleFolder,
    "namespace": Namespace,
    "declaredOption": DeclaredOption,
    "undeclared": UndeclaredOption,
    "file": ModuleFile,
    "route": RouteUse,
    "proxyInterface": ProxyInterface,
    "unserved": UnservedDomain,
    "exposure": Exposure,
    "hostDatabase": HostDatabase,
    "nameUse": NameUse,
    "networkOrder": NetworkOrder,
    "networkShare": NetworkShare,
    "hardware": Hardware,
    "conflict": PortConflict,
    "opening": FirewallOpening,
    "subnetConflict": SubnetConflict,
    "rule": TmpfilesFact,
    "diagnostic": DiagnosticFact,
}


_AROUND = ("container", "host", "project")


#: The subjects of rules, and the arguments that a rule on each can take.
SUBJECTS: dict[str, tuple[str, ...]] = {
    "container": _AROUND,
    **{
        name: (name, *_AROUND)
        for name in (
            "image", "port", "mount", "variable", "network", "device", "capability", "securityOption", "secret",
            "option", "conflict", "authSwitch", "sharedState", "dataPlace", "text", "dependency", "exposure",
            "hardware", "networkOrder", "networkShare", "hostDatabase", "nameUse", "runSetting",
        )
    },
    "credential": ("credential", *_AROUND),
    "opening": ("opening", *_AROUND),
    "subnetConflict": ("subnetConflict", "host", "project"),
    "tmpfiles": ("rule", "project"),
    "conflictingRule": ("conflictingRule", "project"),
    "assertion": ("assertion", "project"),
    "proxyPassword": ("proxyPassword", *_AROUND),
    "secretWrite": ("secretWrite", "project"),
    "declaredSecret": ("declaredSecret", "project"),
    "folder": ("folder", "project"),
    "namespace": ("namespace", "folder", "project"),
    "declaredOption": ("declaredOption", "folder", "project"),
    "undeclared": ("undeclared", "project"),
    "file": ("file", "folder", "project"),
    "route": ("route", "host", "project"),
    "proxyInterface": ("proxyInterface", "project"),
    "unserved": ("unserved", "folder", "project"),
    "diagnostic": ("diagnostic",),
}  # fmt: skip
