{ lib, pkgs, config }:
{
  mkDatabase = { name, image ? "@image@" }: {
    virtualisation.oci-containers.containers.${name} = {
      inherit image;
      ports = [ "@address@:5432:5432" ];
      volumes = [ "@state@:/var/lib/postgresql/data" ];
      environment."@variable@" = "@value@";
      environmentFiles = [ config.age.secrets."@secret@".path ];
      extraOptions = [ "--network=@network@" "--device=/dev/ttyUSB0" ];
    };
  };
}
