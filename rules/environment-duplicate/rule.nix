{
  id = "HWC720";
  summary = "Environment variable set twice";
  severity = "warning";
  confidence = "high";
  category = "structure";
  subject = "variable";

  check =
    { variable, ... }:
    variable.earlier != null
    && variable.value != null
    && variable.earlier.value != null
    && variable.value != variable.earlier.value;
  message =
    { variable, container, ... }:
    "${container.name} sets ${variable.name} again with a different value through ${variable.source}, which overrides the first";
  related =
    { variable, ... }:
    [
      {
        fact = variable.earlier;
        message = "the value that has no effect";
      }
    ];

  explanation = ''
    ## What it does

    Reports an environment variable that a container gets twice with different values: from `environment` and from an `-e` or
    `--env` flag in `extraOptions`, or from two such flags.

    ## Why it matters

    Podman silently uses the last one. Changing the other has no effect.

    ## What to do

    Set the variable once, in `environment`. To override it on one host, set `environment.NAME` there with
    `lib.mkForce`.

    ## When to suppress

    Hardly ever: one of the two has no effect.
  '';
  references = [ "https://docs.podman.io/en/latest/markdown/podman-run.1.html#env-e-env" ];
}
