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
    "${container.name} runs ${image.text}, which names no registry, so registries.conf decides where it comes from";

  fix =
    { image, project, edit, lib, ... }:
    {
      title = "Add docker.io";
      safe = true;
      edits = [ (edit.prefix image (if lib.hasInfix "/" image.repository then "docker.io/" else "docker.io/library/")) ];
    }
    # A script may build an image of that name, or another registry may have it first.
    // lib.optionalAttrs (project.makesImages || !project.searchesDockerFirst) { safe = false; };

  explanation = ''
    ## What it does

    Reports images that name no registry, such as `postgres:16` or `linuxserver/sonarr:4.0.9`. Names below `localhost/`,
    images from files or from scripts of the project, containers with `pull = "never"` and the Docker backend are not
    reported.

    ## Why it matters

    Podman looks for such a name in the registries that `registries.conf` lists, in turn. If the first lacks the image
    or cannot be reached, Podman tries the next, and whoever registered the name there decides what runs. The list can
    change without any change to this configuration.

    ## What to do

    Write out the registry. Names without a slash are below `library/` at Docker Hub:

        image = "docker.io/library/postgres:16.4";
        image = "docker.io/linuxserver/sonarr:4.0.9";

    The fix does that. It counts as unsafe where a script of the project builds, loads or tags images, or where the
    configured search order does not begin with docker.io.

    ## When to suppress

    When `registries.conf` deliberately points to a mirror.
  '';
  references = [
    "https://docs.podman.io/en/latest/markdown/podman-pull.1.html"
    "https://man.archlinux.org/man/containers-registries.conf.5"
  ];
}
