# What is imported hangs on what the host is (known), on a private flake (not known), and on what nothing decides.
{
  lib,
  site,
  role,
  options,
  config,
  ...
}:
{
  imports =
    lib.optional (role == "media") ./modules/jellyfin.nix
    ++ lib.optionals (site.country == "nl") [ ./modules/nextcloud.nix ]
    ++ (if site.isPublic then [ ./modules/public.nix ] else [ ./modules/private.nix ])
    ++ lib.optional (lib.hasPrefix "eu-" site.region) ./modules/tiles.nix
    ++ [
      (if site.useMaria then ./modules/mariadb.nix else ./modules/postgres.nix)
      ./modules/always.nix
    ];

  my.domain = "example.org";
  # Declared on some of the site's machines only.
  virtualisation.oci-containers.containers.probe = {
    image = "docker.io/library/busybox:1.36";
    environment = {
      OFFICE = if options.my ? office then "yes" else "no";
      PORT = toString (config.my.office.port or 1);
    };
  };
}
