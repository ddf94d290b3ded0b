"""What the scripts of units and of the system's activation do: what they make, write, give away and hand over.

In: scripts, each with the unit that runs it. Out: creators of directories, networks, images and pods, changes of
owners, files that others can read, and credentials on command lines.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from nixlint_hwc.eval.thunk import machine
from nixlint_hwc.eval.values import Str, Unknown
from nixlint_hwc.facts.around import Creator, NetworkDefinition
from nixlint_hwc.facts.built_images import BuiltImages
from nixlint_hwc.facts.pods import Pods
from nixlint_hwc.facts.secrets.command import credential_handed_over, credentials_in_command
from nixlint_hwc.facts.secrets.credential import Found
from nixlint_hwc.facts.secrets.files import open_writes
from nixlint_hwc.facts.shell.command import Script
from nixlint_hwc.facts.shell.script import FileWrite, directories_created, networks_created, ownership_changes
from nixlint_hwc.facts.shell.targets import directories_filled
from nixlint_hwc.facts.storage.creators import Creators, Networks, OwnerChanges
from nixlint_hwc.source import Span

#: What a command of a script costs, in steps of an evaluation, and how many of them are free.
_STEPS: Final = 20
_USUAL: Final = 10


@dataclass(slots=True)
class ScriptEffects:
    """What the scripts do that were read. The directories and networks that they make go to `creators` and `networks`.

    `open_writes` are the files written that others can read, `credentials` those on command lines. `cut` is where
    scripts are that were not read to their end, with what runs them.
    """

    creators: Creators
    networks: Networks
    built_images: BuiltImages = field(default_factory=BuiltImages)
    pods: Pods = field(default_factory=Pods)
    owner_changes: OwnerChanges = field(default_factory=OwnerChanges)
    open_writes: list[FileWrite] = field(default_factory=list)
    credentials: list[Found] = field(default_factory=list)
    cut: dict[Span, str] = field(default_factory=dict)

    def read(self, script: Script, unit: str | None, kind: str, closed: tuple[str, ...] = ()) -> None:
        """Add what a script does. What it writes to `closed` folders is kept from others.

        `unit` is the systemd unit that runs it, None for the activation; `kind` is that of a `Creator`.
        """
        self.open_writes += open_writes(script, closed)
        self._read_credentials(script)
        self.owner_changes.add(ownership_changes(script))
        self.built_images.read(script, unit)
        self.pods.read(script)
        self._read_networks(script, unit, kind)
        self._read_directories(script, unit, kind)
        machine.spend(_STEPS * max(0, len(script.commands) - _USUAL) + (script.steps >> 4))
        if script.is_truncated:
            self._add_rest(_span(script.text), unit, kind)

    def _read_credentials(self, script: Script) -> None:
        for command in script.all_commands:
            self.credentials += credentials_in_command(command.words)
            handed_over = credential_handed_over(command)
            if handed_over is not None:
                self.credentials.append(handed_over)

    def _read_networks(self, script: Script, unit: str | None, kind: str) -> None:
        for found in networks_created(script):
            if found.name is not None:
                origin = _span(found.text)
                self.networks.append(
                    NetworkDefinition(found.name, found.driver, found.subnets, unit, kind, origin, found.disables_dns)
                )

    def _read_directories(self, script: Script, unit: str | None, kind: str) -> None:
        for directory in directories_created(script):
            self.creators.append(Creator(kind, directory.path, unit, _span(directory.text)))
        for path in directories_filled(script):
            self.creators.append(Creator(kind, path, unit, _span(path)))

    def _add_rest(self, origin: Span | None, unit: str | None, kind: str) -> None:
        """Remember that the rest of a script was not read: it may make any directory, and any network."""
        rest = Unknown("the rest of a script with more commands than are followed", origin)
        self.creators.append(Creator(kind, rest, unit, origin))
        self.networks.append(NetworkDefinition(rest, None, (), unit, kind, origin))
        if origin is not None:
            self.cut.setdefault(origin, f"the script of {unit}" if unit is not None else "a script")


def _span(text: Str) -> Span | None:
    """Where a text begins."""
    return next(text.spans(), None)
