# Nothing says that these are elsewhere.
{
  imports = [ ./typo.nix ];
  virtualisation.oci-containers.containers.typo = {
    image = "docker.io/library/caddy:2.8.4";
    environment.KEY = builtins.readFile ../public.key;
  };
}
