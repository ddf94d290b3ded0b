{ config, pkgs, lib, inputs, ... }: {
  imports = [ inputs.quadlet-nix.nixosModules.quadlet ];
  hardware.nvidia-container-toolkit.enable = true;
  virtualisation.oci-containers.containers = {
    ollama = {
      image = "docker.io/ollama/ollama:0.3.11";
      ports = [ "127.0.0.1:11434:11434" ];
      volumes = [ "/srv/ollama:/root/.ollama" ];
      extraOptions = [ "--network=ai" "--device=nvidia.com/gpu=all" "--security-opt=label=disable" ]; # expect: HWC203, HWC507
    };
    open-webui = {
      image = "ghcr.io/open-webui/open-webui:0.3.30";
      ports = [ "8080:8080" ];
      environment = {
        OLLAMA_BASE_URL = "http://ollama:11434";
      };
      dependsOn = [ "ollama" ];
      networks = [ "ai" ];
    };
    comfyui = {
      image = "docker.io/yanwk/comfyui-boot:cu124-slim";
      ports = [ "8188:8188" ];
      devices = [ "nvidia.com/gpu=all" ];
      extraOptions = [ "--ipc=host" "--gpus=all" ]; # expect: HWC506
    };
    whisper = {
      image = "docker.io/rhasspy/wyoming-whisper:2.2.0";
      ports = [ "10300:10300" ];
      cmd = [ "--model" "base-int8" "--language" "en" ];
    };
    db = {
      image = "docker.io/pgvector/pgvector:pg16";
      ports = [ "127.0.0.1:5432:5432" ];
      networks = [ "ai" "podman" ]; # expect: HWC207
    };
    litellm = {
      image = "ghcr.io/berriai/litellm:main-v1.48.0";
      ports = [ "4000:4000" ];
      networks = [ "ai" ]; # expect: HWC207
      environment.DATABASE_URL = "postgresql://llm@db:5432/litellm";
    };
    qdrant = {
      image = "docker.io/qdrant/qdrant:v1.11.3";
      ports = [ "100.100.1.2:6333:6333" ];
    };
  };
  virtualisation.quadlet.networks.ai.networkConfig.subnets = [ "10.123.1.0/24" ];
  systemd.services.podman-ollama = {
    after = [ "ai-network.service" ];
    requires = [ "ai-network.service" ];
  };
}
