args:
{
  virtualisation.oci-containers.containers.app = {
    image = "${args.registry}/app:1.0.0";
    environment.PKGS = if args ? pkgs then "yes" else "no";
    environment.OTHER = args.other or "none";
  };
}
