{ config, lib, ... }:
let
  password = "leak-error-Xk29";
in
{
  virtualisation.oci-containers.containers = {
    thrown = {
      image = "docker.io/library/nginx:1.27.2";
      environment.DB_PASSWORD = password;
      hostname = throw "cannot use ${password}";
    };
    number = {
      image = "docker.io/library/nginx:1.27.2";
      environment.DB_PASSWORD = password;
      ports = [ (lib.toInt password) ];
    };
    enumerated = {
      image = "docker.io/library/nginx:1.27.2";
      environment.DB_PASSWORD = password;
      pull = password;
    };
    conflicting = lib.mkMerge [
      {
        image = "docker.io/library/nginx:1.27.2";
        environment.DB_PASSWORD = password;
      }
      { environment.DB_PASSWORD = "leak-second-Xk29"; }
    ];
    read = {
      image = "docker.io/library/nginx:1.27.2";
      environment.DB_PASSWORD = password;
      workdir = builtins.elemAt [ ] (lib.strings.toInt "1${password}");
      user = { }.${password};
    };
  };
  assertions = [
    {
      assertion = password == "x";
      message = "the password ${password} is wrong";
    }
  ];
}
