{ config, ... }: { fleet.containers.memos = { image = "docker.io/neosmemo/memos:0.23"; port = 5230; }; }
