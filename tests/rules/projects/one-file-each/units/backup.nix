{ config, ... }@args:
{
  environment.TZ = args.defaults.zone;
  serviceConfig.Type = "oneshot";
  script = "true";
}
