{
  id = "HWC104";
  summary = "Invalid image reference";
  severity = "error";
  confidence = "high";
  category = "images";
  subject = "image";

  check = { image, ... }: image.problem != null;
  message =
    { image, container, ... }:
    "${container.name} cannot start, because '${image.text}' is not a valid image reference: ${image.problem}";

  explanation = ''
    ## What it does

    Reports image references that Podman rejects: with spaces, with capitals in the repository, with `http://` or
    `https://` in front, with an empty tag, or with an invalid digest. Transports that Podman supports, such as
    `docker://` and `oci-archive:`, are fine.

    ## Why it matters

    The system builds and switches without complaint. Only the container's unit fails when it starts, with "invalid
    reference format".

    ## What to do

    Write `registry/repository:tag`, all but the tag in lower case:

        image = "docker.io/n8nio/n8n:1.70.3";

    ## When to suppress

    Never: the container does not start. If Podman does accept the reference, please report the case.
  '';
  references = [
    "https://github.com/distribution/reference/blob/main/reference.go"
    "https://man.archlinux.org/man/containers-transports.5"
  ];
}
