{
  id = "ACME001";
  summary = "Router without a middleware";
  severity = "warning";
  category = "network";
  subject = "container";
  check =
    { container, ... }:
    container.labelValues ? "traefik.enable"
    && "${container.labelValues."traefik.enable"}" == "true"
    && !(container.labelValues ? "traefik.http.routers.${container.name}.middlewares");
  message = { container, ... }: "${container.name} is served to everyone";
  explanation = "Every router needs the middleware that asks for a login.";
}
