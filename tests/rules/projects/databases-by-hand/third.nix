{
  virtualisation.oci-containers.containers = {
    one = {
      image = "docker.io/library/mariadb:11.4";
      volumes = [ "/opt/databases/shared:/var/lib/mysql" ];
    };
    two = {
      image = "docker.io/library/mariadb:11.4";
      # says: HWC304 both keep their data in /opt/databases/shared, and will destroy it
      volumes = [ "/opt/databases/shared:/var/lib/mysql" ]; # expect: HWC304 (error)
    };
  };
}
