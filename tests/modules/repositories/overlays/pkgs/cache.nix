{ tags, flavour ? "alpine" }: "docker.io/library/redis:${tags.cache}-${flavour}"
