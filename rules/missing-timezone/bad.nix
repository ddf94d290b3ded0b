{ ... }:
{
  time.timeZone = "America/Denver";

  virtualisation.oci-containers.containers = {
    example = { # expect: HWC509
      image = "docker.io/n8nio/n8n:1.70.3";
      environment = {
        N8N_PORT = "5678";
      };
    };
    example-worker = { # expect: HWC509
      image = "docker.io/n8nio/n8n:1.70.3";
      cmd = [ "worker" ];
    };
  };
}
