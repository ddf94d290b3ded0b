{
  virtualisation.oci-containers.containers.ledger-old = {
    image = "docker.io/library/postgres:15.8";
    volumes = [ "/opt/databases/ledger:/var/lib/postgresql/data" ];
    autoStart = false;
  };
}
