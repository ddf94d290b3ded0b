"""The shapes of the synthetic container modules: each a function from a `Container` to the files of its module.

Paths are relative to the module's folder. The shapes are those that real repositories use: the container written out,
nested, in pieces over files, returned by helpers, generated, merged, and with flags that hang on options.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

CATEGORIES = ("media", "services", "databases", "monitoring", "business")


@dataclass(frozen=True, slots=True)
class Container:
    """A container to write down. `number` counts from 0; every fifth container holds one mistake."""

    number: int

    @property
    def name(self) -> str:
        return f"app-{self.number:04d}"

    @property
    def category(self) -> str:
        return CATEGORIES[self.number % len(CATEGORIES)]

    @property
    def port(self) -> int:
        return 2000 + self.number

    @property
    def state(self) -> str:
        return f"/opt/{self.category}/{self.name}"

    @property
    def mistake(self) -> int | None:
        """0 tag, 1 public database, 2 no state directory, 3 no assertion, 4 a secret in the environment, or None."""
        return self.number // 5 % 5 if self.number % 5 == 0 else None

    @property
    def image(self) -> str:
        if self.mistake == 1:
            return "docker.io/library/postgres:16.4"
        return f"ghcr.io/example/{self.name}:{'latest' if self.mistake == 0 else f'1.{self.number % 40}.2'}"

    @property
    def publication(self) -> str:
        address = "" if self.mistake == 1 else "127.0.0.1:"
        return f'"{address}${{toString cfg.port}}:{5432 if self.mistake == 1 else 8080}"'

    @property
    def environment(self) -> str:
        secret = ' API_TOKEN = "8f14e45fceea167a5a36dedd4bea2543";' if self.mistake == 4 else ""
        return f'{{ PUID = "1000"; PGID = "1000"; TZ = cfg.timeZone;{secret} }}'

    @property
    def directory(self) -> str:
        return "" if self.mistake == 2 else f'systemd.tmpfiles.rules = [ "d {self.state} 0755 1000 1000 -" ];'

    @property
    def assertion(self) -> str:
        if self.mistake == 3:
            return ""
        return (
            f'assertions = [{{ assertion = !cfg.enable || config.age.secrets."{self.name}-env".path != null;'
            f" message = \"{self.name} requires secret '{self.name}-env'\"; }}];"
        )

    @property
    def surroundings(self) -> str:
        return f"{self.directory}\n    {self.assertion}"

    @property
    def secret_file(self) -> str:
        return f'environmentFiles = [ config.age.secrets."{self.name}-env".path ];'


def options(container: Container) -> str:
    """`options.nix`, the same for every shape."""
    return f"""{{ lib, ... }}:

{{
  options.hwc.server.containers.{container.name} = {{
    enable = lib.mkEnableOption "{container.name} container";
    port = lib.mkOption {{ type = lib.types.port; default = {container.port}; description = "Port on this host"; }};
    image = lib.mkOption {{ type = lib.types.str; default = "{container.image}"; description = "Image"; }};
    timeZone = lib.mkOption {{ type = lib.types.str; default = "UTC"; description = "Time zone"; }};
    network.mode = lib.mkOption {{
      type = lib.types.enum [ "bridge" "shared" "host" ];
      default = "bridge";
      description = "Where the container is attached";
    }};
    gpu.enable = lib.mkOption {{ type = lib.types.bool; default = false; description = "Hand over the GPU"; }};
  }};
}}
"""


def _module(container: Container, config: str, lets: str = "", imports: str = "./options.nix") -> str:
    return f"""{{ config, lib, pkgs, ... }}:

let
  cfg = config.hwc.server.containers.{container.name};{lets}
in
{{
  imports = [ {imports} ];

  config = lib.mkIf cfg.enable {config};
}}
"""


def plain(container: Container) -> dict[str, str]:
    return {
        "index.nix": _module(
            container,
            f"""{{
    virtualisation.oci-containers.containers.{container.name} = {{
      image = cfg.image;
      ports = [ {container.publication} ];
      volumes = [ "{container.state}:/config" "/mnt/storage/media:/media:ro" ];
      environment = {container.environment};
      {container.secret_file}
      extraOptions = [ "--memory=1g" "--cpus=2" ];
    }};
    {container.surroundings}
  }}""",
        )
    }


def nested(container: Container) -> dict[str, str]:
    return {
        "index.nix": _module(
            container,
            f"""{{
    virtualisation = {{
      oci-containers = {{
        containers = {{
          "${{name}}" = {{
            image = "{container.image}";
            ports = [ {container.publication} ];
            volumes = [ "${{state}}:/config" ];
            environment = base // {{ LOG_LEVEL = "info"; }};
            {container.secret_file}
          }};
        }};
      }};
    }};
    {container.surroundings}
  }}""",
            f"""
  name = "{container.name}";
  state = "{container.state}";
  base = {container.environment};""",
        )
    }


def in_pieces(container: Container) -> dict[str, str]:
    return {
        "index.nix": _module(
            container,
            f"""{{
    virtualisation.oci-containers.containers.{container.name}.image = cfg.image;
    virtualisation.oci-containers.containers.{container.name}.ports = [ {container.publication} ];
    {container.surroundings}
  }}""",
            imports="./options.nix ./parts/container.nix",
        ),
        "parts/container.nix": f"""{{ config, lib, ... }}:
let
  cfg = config.hwc.server.containers.{container.name};
in
{{
  config = lib.mkIf cfg.enable {{
    virtualisation.oci-containers.containers.{container.name} = {{
      volumes = [ "{container.state}:/config" ];
      environment = lib.mkMerge [ {container.environment} {{ THEME = lib.mkDefault "dark"; }} ];
      {container.secret_file}
    }};
  }};
}}
""",
    }


def local_helper(container: Container) -> dict[str, str]:
    return {
        "index.nix": _module(
            container,
            f"""{{
    virtualisation.oci-containers.containers.{container.name} = make {{
      image = cfg.image;
      environment = {container.environment};
    }};
    {container.surroundings}
  }}""",
            f"""
  make = {{ image, environment ? {{ }}, memory ? "512m" }}: {{
    inherit image environment;
    ports = map (publication: publication) [ {container.publication} ];
    volumes = [ "{container.state}:/config" ];
    {container.secret_file}
    extraOptions = [ "--memory=${{memory}}" ];
  }};""",
        )
    }


def shared_helper(container: Container) -> dict[str, str]:
    return {
        "index.nix": _module(
            container,
            f"""(lib.mkMerge [
    (helpers.mkContainer {{
      name = "{container.name}";
      image = cfg.image;
      networkMode = cfg.network.mode;
      ports = [ {container.publication} ];
      volumes = [ "{container.state}:/config" ];
      environment = {container.environment};
      {container.secret_file}
    }})
    {{
    {container.surroundings}
    }}
  ])""",
            """
  helpers = import ../_shared/pure.nix { inherit lib pkgs; };""",
        )
    }


def own_file(container: Container) -> dict[str, str]:
    return {
        "index.nix": _module(
            container,
            f"""{{
    virtualisation.oci-containers.containers.{container.name} = import ./container.nix {{ inherit config lib cfg; }};
    {container.surroundings}
  }}""",
        ),
        "container.nix": f"""{{ config, lib, cfg }}:
{{
  image = cfg.image;
  ports = [ {container.publication} ];
  volumes = [ "{container.state}:/config" ];
  environment = {container.environment};
  {container.secret_file}
}}
""",
    }


def generated(container: Container) -> dict[str, str]:
    return {
        "index.nix": _module(
            container,
            f"""{{
    virtualisation.oci-containers.containers = lib.mapAttrs
      (name: instance: {{
        image = instance.image;
        ports = [ {container.publication} ];
        volumes = [ "{container.state}:/config" ];
        environment = {container.environment};
        {container.secret_file}
      }})
      instances;
    {container.surroundings}
  }}""",
            f"""
  instances = lib.listToAttrs [ (lib.nameValuePair "{container.name}" {{ image = cfg.image; }}) ];""",
        )
    }


def flags(container: Container) -> dict[str, str]:
    return {
        "index.nix": _module(
            container,
            f"""{{
    virtualisation.oci-containers.containers.{container.name} = {{
      image = cfg.image;
      ports = lib.optionals (cfg.network.mode != "host") [ {container.publication} ];
      volumes = [ "{container.state}:/config" ];
      environment = {container.environment};
      {container.secret_file}
      extraOptions = networkFlags ++ [ "--memory=2g" ] ++ lib.optionals cfg.gpu.enable [ "--device=/dev/dri:/dev/dri" ];
    }};
    systemd.services."podman-{container.name}" = lib.mkIf (cfg.network.mode == "shared") {{
      after = [ "podman-network-shared.service" ];
      requires = [ "podman-network-shared.service" ];
    }};
    {container.surroundings}
  }}""",
            """
  networkFlags =
    if cfg.network.mode == "host" then [ "--network=host" ]
    else if cfg.network.mode == "shared" then [ "--network=shared" ]
    else [ ];""",
        )
    }


SHAPES: tuple[Callable[[Container], dict[str, str]], ...] = (
    plain,
    shared_helper,
    nested,
    local_helper,
    flags,
    in_pieces,
    generated,
    own_file,
)


def module(container: Container) -> dict[str, str]:
    """The files of a container's module, by path relative to its folder."""
    return {"options.nix": options(container), **SHAPES[container.number % len(SHAPES)](container)}
