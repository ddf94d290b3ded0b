{ tools, lib, ... }:
{
  imports = tools.modulesIn ../../services;
  fleet.containers.linkding = { image = "docker.io/sissbruecker/linkding:1.36.0"; port = 9090; };
}
