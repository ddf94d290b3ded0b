{ suites, profiles, ... }: {
  imports = suites.base ++ [ profiles.containers.rss ];
  networking.hostName = "NixOS";
}
