{
  id = "HWC105";
  summary = "Image without registry";
  severity = "note";
  confidence = "high";
  category = "images";
  subject = "image";

  # Behind docker:// the registry is docker.io by definition.
  check =
    { image, container, ... }:
    container.isPodman
    && container.pullsImage
    && image.problem == null
    && image.transport == null
    && !image.isQualified;
  message =
    { image, container, ... }:
    "${container.name} runs ${image.text}; registries.conf decides which registry that is from";

  fix =
    { image, project, edit, lib, ... }:
    {
      title = "Name docker.io";
      safe = true;
      edits = [ (edit.prefix image (if lib.hasInfix "/" image.repository then "docker.io/" else "docker.io/library/")) ];
    }
    # The name may be that of an image that a script makes, or be found elsewhere first.
    // lib.optionalAttrs (project.makesImages || !project.searchesDockerFirst) { safe = false; };

  explanation = ''
    ## What it does

    Reports images that name no registry, such as `postgres:16` or `linuxserver/sonarr:4.0.9`. Names below `localhost/`,
    images from files or from scripts of the project, containers with `pull = "never"` and the Docker backend are not
    reported.

    ## Why it matters

    Podman looks for such a name in the registries that `registries.conf` lists, one after the other. If the first has no
    such image, or cannot be reached, the next one is asked, and whoever registered the name there decides what runs. The
    list can change without a change of this configuration.

    ## What to do

    Write the registry out. Names without a slash are below `library/` at Docker Hub:

        image = "docker.io/library/postgres:16.4";
        image = "docker.io/linuxserver/sonarr:4.0.9";

    The fix does that. It counts as unsafe where a script of the project builds, loads or tags images, or where the
    configured search order does not begin with docker.io.

    ## When to suppress

    When `registries.conf` leads to a mirror on purpose.
  '';
  references = [
    "https://docs.podman.io/en/latest/markdown/podman-pull.1.html"
    "https://man.archlinux.org/man/containers-registries.conf.5"
  ];
}
