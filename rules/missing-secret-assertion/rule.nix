{
  id = "HWC402";
  summary = "Secret that no assertion checks";
  severity = { project, ... }: if project.assertsSecrets then "warning" else "note";
  defaultSeverity = "warning";
  confidence = "high";
  category = "secrets";
  subject = "secret";

  # A repository that needs this many secrets and asserts none does not use such assertions.
  settings.habit = 3;

  # What is declared beside its use cannot be forgotten elsewhere.
  check =
    { secret, project, settings, ... }:
    (project.assertsSecrets || project.neededSecrets < settings.habit)
    && !secret.isAsserted && !secret.isRepeated && !secret.isDeclaredBeside && (secret.isDeclared || !secret.isLiteral);
  message =
    { secret, container, ... }:
    "${container.name} needs the secret ${secret.name}, but no assertion checks that it is declared";

  fix =
    {
      secret,
      container,
      edit,
      lib,
      ...
    }:
    let
      isTemplate = lib.hasPrefix "/run/secrets/rendered/" secret.path;
      set = if isTemplate then "sops.templates" else "${secret.system}.secrets";
    in
    {
      title = "Assert that ${secret.name} is declared";
      safe = true;
      once = "${set}.${secret.name}";
      edits = [
        (edit.appendToOption container "assertions" ''
          {
            assertion = config.${set} ? "${secret.name}";
            message = "${container.name} requires secret '${secret.name}'";
          }'')
      ];
    };

  explanation = ''
    ## What it does

    Reports a secret of agenix or sops-nix that a container needs, in its environment files, mounts, registry login or
    unit, and that no assertion of the configuration reads. A secret that is declared in the same file needs no
    assertion.

    It is a note where no assertion in the repository reads a secret. Where three or more secrets are needed and none is
    asserted, nothing is reported, since the repository evidently does not use such assertions; raise `habit` to have
    them reported.

    ## Why it matters

    Secrets are declared apart from the module that uses them. When a declaration is missing, the build fails deep
    inside the secrets module, or the container fails when it starts. An assertion names the module and the secret.

    ## What to do

    Add an assertion beside the container:

        assertions = [
          {
            assertion = config.age.secrets ? "miniflux-env";
            message = "hwc.server.containers.miniflux requires secret 'miniflux-env'";
          }
        ];

    Any assertion that reads the secret counts, including one made by a helper. `config.age.secrets.x.path != null` is
    accepted, though it can never be false.

    ## When to suppress

    When the secret is declared in a file that every host with the container imports.
  '';
  references = [ "https://nixos.org/manual/nixos/stable/#sec-assertions" ];
}
