{ config, lib, site, ... }:
{
  options.llm = {
    enable = lib.mkEnableOption "a language model";
    gpu = lib.mkOption { type = lib.types.bool; default = true; };
  };
  config.virtualisation.oci-containers.containers = lib.mkIf config.llm.enable {
    ollama = {
      image = "docker.io/ollama/ollama:0.4.1";
      hostname = "ollama.${site}";
      devices = lib.optional config.llm.gpu "nvidia.com/gpu=all";
    };
  };
}
