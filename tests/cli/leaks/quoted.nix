{ config, lib, ... }:
let
  # The secret has what each language writes otherwise.
  password = "it's-\"a\"-\\leak\\-<&>-Xk29";
  app = {
    image = "docker.io/library/nginx:1.27.2";
    environment.DB_PASSWORD = password;
  };
in
{
  options.hwc.quoted = lib.mkOption {
    type = lib.types.enum [ "a" password ];
    default = "a";
    description = "A choice";
  };
  config.virtualisation.oci-containers.containers = {
    quoted = app // { hostname = throw "cannot use ${builtins.toJSON password}"; };
    shell = app // { hostname = throw "cannot use ${lib.escapeShellArg password}"; };
    address = app // { hostname = throw "cannot use ${lib.strings.escapeURL password}"; };
    markup = app // { hostname = throw "cannot use ${lib.escapeXML password}"; };
    literal = app // { hostname = throw "cannot use ${lib.strings.escapeNixString password}"; };
    raw = app // { hostname = throw "cannot use ${password}"; };
    pulled = app // { pull = password; };
    ports = app // { ports = [ "${password}:80" ]; };
    named = app // { extraOptions = [ "--name=${password}" ]; };
    missing = app // { user = { }.${password}; };
    pretty = app // { user = lib.generators.toPretty { } password; };
    numbered = app // { user = lib.toInt password; };
    option = app // { ${password} = 1; };
    chosen = app // { extraOptions = lib.optional (config.hwc.quoted == password) "--privileged"; };
    unknown = app // { extraOptions = lib.optional (config.services.other.pass == password) "--privileged"; };
    attribute = app // { extraOptions = lib.optional config.services.other.${password}.on "--privileged"; };
  };
}
