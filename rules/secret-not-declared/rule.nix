{
  id = "HWC403";
  summary = "Secret that is not declared";
  severity = { host, ... }: if host.isNeeded then "error" else "note";
  defaultSeverity = "error";
  confidence = "high";
  category = "secrets";
  subject = "secret";

  check =
    {
      secret,
      project,
      host,
      ...
    }:
    !secret.isDeclared
    && !secret.isLiteral
    && !secret.isRepeated
    && project.declaresSecrets
    && !host.mayDeclareSecrets;
  message =
    { secret, container, host, ... }:
    "${container.name} needs the secret ${secret.name}, which the project does not declare, so ${if container.enabled && host.isNeeded then "the configuration" else "a host that enables it"} does not evaluate";

  explanation = ''
    ## What it does

    Reports a secret that a container takes from `config.age.secrets`, `config.sops.secrets` or `config.sops.templates`
    and that no module of the project declares. Projects that declare no secrets at all, and hosts with modules from
    elsewhere that could declare some, are not checked. It is a note where the project has hosts and none of them runs
    the container.

    ## Why it matters

    Evaluation fails with "attribute missing" as soon as the module is enabled.

    ## What to do

    Declare it, or correct its name:

        age.secrets."miniflux-env".file = ./parts/miniflux-env.age;

    ## When to suppress

    When a module that the linter cannot see declares the secret.
  '';
  references = [ "https://github.com/ryantm/agenix#age-module-reference" ];
}
