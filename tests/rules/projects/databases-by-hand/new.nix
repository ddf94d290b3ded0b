{
  imports = [ ./old.nix ./third.nix ];
  virtualisation.oci-containers.containers.accounts = {
    image = "docker.io/library/postgres:16.4";
    # says: HWC304 both keep their data in /opt/databases/ledger, and would destroy it if they ran at the same time
    volumes = [ "/opt/databases/ledger:/var/lib/postgresql/data" ]; # expect: HWC304 (note)
  };
}
