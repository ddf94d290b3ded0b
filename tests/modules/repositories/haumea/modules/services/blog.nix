{ config, lib, tree, ... }:
{
  options.my.blog.enable = lib.mkEnableOption "the blog";
  config = lib.mkIf config.my.blog.enable {
    virtualisation.oci-containers.containers.blog = tree.lib.mkWeb { name = "blog"; port = 8001; };
  };
}
