{ flavour, ... }: {
  garden.services.glance = { enable = true; domain = "home.${flavour}.dev"; };
}
