{ lib, config, ... }:
{
  options.flake.meta = lib.mkOption { type = lib.types.anything; };
  config.flake.meta = {
    owner = { email = "me@example.org"; name = "Sam"; username = "sam"; };
    uri = "github:sam/infra";
  };
}
