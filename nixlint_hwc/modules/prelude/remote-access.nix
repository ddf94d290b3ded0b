# services.openssh, tailscale and cloudflared, after the NixOS manual (options of these names) and sshd_config(5).
{ lib, ... }:
let
  inherit (lib) mkOption types;

  yes = mkOption { type = types.bool; default = true; };
  no = mkOption { type = types.bool; default = false; };
  strings = mkOption { type = types.listOf types.str; default = [ ]; };
  textOrNull = mkOption { type = types.nullOr types.str; default = null; };
  pathOrNull = mkOption { type = types.nullOr types.path; default = null; };
  package = mkOption { type = types.package; };
  settings = mkOption { type = types.attrsOf types.anything; default = { }; };

  listenAddress = {
    options = {
      addr = mkOption { type = types.nullOr types.str; default = null; };
      port = mkOption { type = types.nullOr types.int; default = null; };
    };
  };

  # `settings` takes every keyword of sshd_config(5).
  sshd = {
    freeformType = types.lazyAttrsOf types.anything;
    options = {
      PermitRootLogin = mkOption { type = types.nullOr types.str; default = "prohibit-password"; };
      PasswordAuthentication = mkOption { type = types.nullOr types.bool; default = true; };
      KbdInteractiveAuthentication = mkOption { type = types.nullOr types.bool; default = true; };
      X11Forwarding = mkOption { type = types.nullOr types.bool; default = false; };
      AllowUsers = mkOption { type = types.nullOr (types.listOf types.str); default = null; };
      AllowGroups = mkOption { type = types.nullOr (types.listOf types.str); default = null; };
    };
  };

  ingressRule = {
    freeformType = types.lazyAttrsOf types.anything;
    options = {
      service = textOrNull;
      path = textOrNull;
      originRequest = settings;
    };
  };
  tunnel = {
    freeformType = types.lazyAttrsOf types.anything;
    options = {
      credentialsFile = pathOrNull;
      certificateFile = pathOrNull;
      default = mkOption { type = types.str; default = "http_status:404"; };
      ingress = mkOption {
        type = types.attrsOf (types.either types.str (types.submodule ingressRule));
        default = { };
      };
      originRequest = settings;
    };
  };
in
{
  options.services = {
    openssh = {
      enable = no;
      ports = mkOption { type = types.listOf types.port; default = [ 22 ]; };
      openFirewall = yes;
      listenAddresses = mkOption { type = types.listOf (types.submodule listenAddress); default = [ ]; };
      settings = mkOption { type = types.submodule sshd; default = { }; };
      extraConfig = mkOption { type = types.lines; default = ""; };
      hostKeys = mkOption {
        type = types.listOf types.attrs;
        default = [
          { type = "rsa"; bits = 4096; path = "/etc/ssh/ssh_host_rsa_key"; }
          { type = "ed25519"; path = "/etc/ssh/ssh_host_ed25519_key"; }
        ];
      };
      startWhenNeeded = no;
      allowSFTP = yes;
    };

    tailscale = {
      enable = no;
      inherit package;
      port = mkOption { type = types.port; default = 41641; };
      interfaceName = mkOption { type = types.str; default = "tailscale0"; };
      openFirewall = no;
      useRoutingFeatures = mkOption { type = types.enum [ "none" "client" "server" "both" ]; default = "none"; };
      permitCertUid = mkOption { type = types.nullOr types.nonEmptyStr; default = null; };
      authKeyFile = pathOrNull;
      extraUpFlags = strings;
      extraSetFlags = strings;
      extraDaemonFlags = strings;
    };

    cloudflared = {
      enable = no;
      inherit package;
      certificateFile = pathOrNull;
      tunnels = mkOption { type = types.attrsOf (types.submodule tunnel); default = { }; };
    };
  };
}
