{ config, lib, pkgs, ... }:
let
  cfg = config.hwc.server.containers.example;
  create = name: "${pkgs.podman}/bin/podman network create --ignore ${name}";
in
{
  options.hwc.server.containers.example.enable = lib.mkEnableOption "the example";

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers = {
      example = {
        image = "docker.io/example/web:1.0";
        networks = [ "one" ];
      };
      # through the container that it depends on
      example-worker = {
        image = "docker.io/example/worker:1.0";
        networks = [ "one" ];
        dependsOn = [ "example" ];
      };
      # in systemd's own words
      example-raw = {
        image = "docker.io/example/web:1.0";
        networks = [ "one" ];
      };
      # by the other side
      example-before = {
        image = "docker.io/example/web:1.0";
        networks = [ "two" ];
      };
      # through a target
      example-target = {
        image = "docker.io/example/web:1.0";
        networks = [ "three" ];
      };
      example-ordered-target = {
        image = "docker.io/example/web:1.0";
        networks = [ "seven" ];
      };
      example-pulling-target = {
        image = "docker.io/example/web:1.0";
        networks = [ "eight" ];
      };
      example-online = {
        image = "docker.io/example/web:1.0";
        networks = [ "four" ];
      };
      # before all units, in its own unit, or by quadlet
      example-activated = {
        image = "docker.io/example/web:1.0";
        networks = [ "five" ];
      };
      example-own = {
        image = "docker.io/example/web:1.0";
        networks = [ "six" ];
      };
      # started by hand, after the machine
      example-by-hand = {
        image = "docker.io/example/job:1.0";
        autoStart = false;
        networks = [ "one" ];
      };
      # an order that is not known
      example-elsewhere = {
        image = "docker.io/example/web:1.0";
        networks = [ "one" ];
      };
      example-host = {
        image = "docker.io/example/web:1.0";
        networks = [ "host" ];
      };
    };

    systemd.services = {
      network-one = {
        wantedBy = [ "multi-user.target" ];
        serviceConfig.ExecStart = create "one";
      };
      podman-example.after = [ "network-one.service" ];
      podman-example-raw.unitConfig.After = "network-one.service network-online.target";

      network-two = {
        before = [ "podman-example-before.service" ];
        requiredBy = [ "podman-example-before.service" ];
        script = create "two";
      };

      network-three = {
        wantedBy = [ "networks.target" ];
        script = create "three";
      };
      podman-example-target.after = [ "networks.target" ];

      # a target that is ordered itself, and one that starts after what it pulls in
      network-seven.script = create "seven";
      podman-example-ordered-target.after = [ "seven.target" ];
      network-eight.script = create "eight";
      podman-example-pulling-target.after = [ "eight.target" ];

      network-four = {
        before = [ "network-online.target" ];
        wantedBy = [ "multi-user.target" ];
        script = create "four";
      };

      podman-example-own.preStart = create "six";
      podman-example-elsewhere.after = [ config.hwc.unheard-of.unit ];
    };
    systemd.targets = {
      seven = {
        requires = [ "network-seven.service" ];
        after = [ "network-seven.service" ];
      };
      eight.wants = [ "network-eight.service" ];
    };
    system.activationScripts.network = create "five";
  };
}
