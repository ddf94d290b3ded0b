{ ... }:
{
  time.timeZone = "America/Denver";

  virtualisation.oci-containers.containers = {
    example = { # expect: HWC509
      image = "docker.io/n8nio/n8n:1.70.3";
      environment = {
        N8N_PORT = "5678";
        TZ = "America/Denver";
      };
    };
    example-worker = { # expect: HWC509
      image = "docker.io/n8nio/n8n:1.70.3";
      cmd = [ "worker" ];
      environment.TZ = "America/Denver";
    };
  };
}
