# Other modules, but parts of one thing: they wait for it, or are in its network.
{
  virtualisation.oci-containers.containers = {
    php = {
      image = "docker.io/library/php:8.3.14-fpm";
      volumes = [ "/opt/services/wiki/code:/code" ];
      dependsOn = [ "wiki" ];
    };
    tail = {
      image = "docker.io/example/tail:1.0.0";
      volumes = [ "/opt/services/wiki/pages:/pages" ];
      extraOptions = [ "--network=container:wiki" ];
      dependsOn = [ "search" ];
    };
    copies = {
      image = "docker.io/example/copies:1.0.0";
      volumes = [ "notes:/notes" "/opt/services/theme:/theme:rw,z" ];
      extraOptions = [ "--volumes-from=wiki:ro" ];
      dependsOn = [ "search" ];
    };
  };
}
