{ config, ... }: {
  homelab.services = {
    ollama = { image = "docker.io/ollama/ollama"; tag = "0.4.6"; port = 11434; dataDirs.models = "/root/.ollama"; gpu = true; };
    open-webui = { image = "ghcr.io/open-webui/open-webui"; tag = "v0.4.6"; port = 3000; env = { OLLAMA_BASE_URL = config.homelab.services.ollama.url; WEBUI_AUTH = true; PORT = 3000; }; dataDirs.data = "/app/backend/data"; };
    kuma = { image = "docker.io/louislam/uptime-kuma"; tag = "1"; port = 3001; dataDirs.data = "/app/data"; enable = false; };
    freshrss = { image = "lscr.io/linuxserver/freshrss"; tag = "1.24.3"; port = 8099; subdomain = "rss"; env = { PUID = 1000; PGID = 1000; }; dataDirs.config = "/config"; };
  };
  system.stateVersion = "24.11";
}
