{ rack.shlink = { image = "docker.io/shlinkio/shlink:latest"; }; } # expect: HWC101
