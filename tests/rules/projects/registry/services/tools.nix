{ shelf.it-tools = { image = "docker.io/corentinth/it-tools:latest"; }; } # expect: HWC101
