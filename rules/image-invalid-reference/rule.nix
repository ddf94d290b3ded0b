{
  id = "HWC104";
  summary = "Not an image reference";
  severity = "error";
  confidence = "high";
  category = "images";
  subject = "image";

  check = { image, ... }: image.problem != null;
  message =
    { image, container, ... }:
    "${container.name} cannot start, because '${image.text}' names no image: ${image.problem}";

  explanation = ''
    ## What it does

    Reports images that Podman refuses: with spaces, with capitals in the repository, with `http://` or `https://` in
    front, with an empty tag, or with a digest that is none. The transports that Podman knows, such as `docker://` and
    `oci-archive:`, are fine.

    ## Why it matters

    The system builds and switches without complaint. Only the container's unit fails, at its start, with "invalid
    reference format".

    ## What to do

    Write `registry/repository:tag`, all but the tag in lower case:

        image = "docker.io/n8nio/n8n:1.70.3";

    ## When to suppress

    Never: the container does not start. If Podman takes the text, that is a fault of the rule: report it.
  '';
  references = [
    "https://github.com/distribution/reference/blob/main/reference.go"
    "https://man.archlinux.org/man/containers-transports.5"
  ];
}
