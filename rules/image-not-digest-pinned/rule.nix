{
  id = "HWC103";
  summary = "Image without digest";
  severity = "note";
  confidence = "high";
  category = "images";
  pedantic = true;
  subject = "image";

  # What has no fixed tag either is HWC101's.
  check =
    { image, container, ... }:
    container.pullsImage && image.problem == null && image.hasTag && !image.isLatest && !image.hasDigest;
  message =
    { image, container, ... }:
    "${container.name} runs ${image.text} without a digest, so the registry decides what the tag means";

  explanation = ''
    ## What it does

    Reports images that are named by a tag alone. Images that come from a file, a script of the project or local storage
    are not reported. The rule is pedantic: it is off until asked for.

    ## Why it matters

    Publishers can move any tag, also that of a version, and some rebuild their versions every week. Only a digest names
    the bytes that were tested, and only with a digest does somebody who takes over the account at the registry gain
    nothing.

    ## What to do

    Append the digest, and let a bot such as Renovate keep both up to date:

        image = "docker.io/library/postgres:16.4@sha256:...";

    `podman image inspect --format '{{.Digest}}' docker.io/library/postgres:16.4` prints that of a pulled image.

    ## When to suppress

    For images of a registry of your own, in which nobody moves tags.
  '';
  references = [
    "https://docs.podman.io/en/latest/markdown/podman-pull.1.html"
    "https://github.com/opencontainers/image-spec/blob/main/descriptor.md#digests"
  ];
}
