# What surrounds containers on a host: users, firewall, file systems, files, activation scripts.
{ lib, ... }:
{
  module.imports = [
    {
      networking = {
        hostName = "server";
        domain = "example.org";
        firewall.allowedTCPPorts = [ 443 80 ];
        firewall.interfaces.tailscale0.allowedTCPPorts = [ 5432 ];
        firewall.trustedInterfaces = [ "podman+" ];
        interfaces.eth0.ipv4.addresses = [ { address = "192.168.1.2"; prefixLength = 24; } ];
        defaultGateway = "192.168.1.1";
        nat.forwardPorts = [ { sourcePort = 80; destination = "10.0.0.2:80"; } ];
      };
      users.users.app = { isSystemUser = true; group = "app"; linger = true; };
      users.groups.app.gid = 990;
      fileSystems."/mnt/media" = { device = "nas:/media"; fsType = "nfs"; options = [ "nofail" ]; };
      fileSystems."/tmp".fsType = "tmpfs";
      environment.etc."app.conf".text = "a";
      system.activationScripts.dirs = "mkdir -p /opt/a";
      time.timeZone = "Europe/Berlin";
    }
    {
      networking.firewall.allowedTCPPorts = [ 80 22 ];
      networking.firewall.allowedTCPPortRanges = [ { from = 8000; to = 8010; } ];
      users.users.eric = { isNormalUser = true; extraGroups = [ "wheel" ]; home = "/srv/eric"; };
      fileSystems."/mnt/media".options = [ "x-systemd.automount" ];
      fileSystems."/data".label = "data";
      swapDevices = [ { device = "/swap"; size = 4096; } ];
      environment.etc."app.conf".mode = "0644";
      environment.sessionVariables = { A = 1; B = [ "x" "y" ]; };
      environment.persistence."/persist" = {
        directories = [ "/var/lib/a" { directory = "/var/lib/b"; user = "app"; mode = "0700"; } ];
        files = [ "/etc/machine-id" ];
        users.eric.directories = [ "Documents" ];
      };
      system.activationScripts.later = { text = "true"; deps = [ "dirs" ]; };
      home-manager.users.eric = { home.packages = [ ]; };
      security.acme.certs."example.org".dnsProvider = "cloudflare";
    }
  ];

  show = config: {
    firewall = {
      inherit (config.networking.firewall) enable allowedTCPPorts allowedTCPPortRanges allowedUDPPorts interfaces trustedInterfaces;
    };
    network = { inherit (config.networking) fqdn interfaces defaultGateway nameservers; inherit (config.networking.nat) forwardPorts; };
    users = lib.mapAttrs (_: user: { inherit (user) name uid group home createHome extraGroups linger; }) config.users.users;
    inherit (config.users) groups;
    inherit (config) fileSystems;
    swap = map (device: { inherit (device) device size; }) config.swapDevices;
    etc = { inherit (config.environment.etc."app.conf") text mode target; };
    inherit (config.environment) sessionVariables persistence;
    inherit (config.system) activationScripts;
    cert = config.security.acme.certs."example.org";
    zone = config.time.timeZone;
    home = config.home-manager.users.eric;
  };
}
