# container: edit.appendTo container "environmentFiles" ''"/x"''
{lib, ...}: {
  virtualisation.oci-containers.containers.db = {
    image = "postgres:16";
    ports = ["5432:5432"];
    environmentFiles = ["/run/a"];
  };
}
