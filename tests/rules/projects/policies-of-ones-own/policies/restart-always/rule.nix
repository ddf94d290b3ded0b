{
  id = "ACME002";
  summary = "Container that is not restarted";
  severity = "note";
  category = "runtime";
  subject = "container";
  check =
    { container, ... }:
    container.unit != null && container.unit.serviceConfig ? Restart && container.unit.serviceConfig.Restart == "no";
  message = { container, ... }: "${container.name} stays down";
  explanation = "What is monitored has to come back by itself.";
}
