{ fleet.containers.it-tools = { image = "docker.io/corentinth/it-tools:2024.10.22"; port = 8087; }; }
