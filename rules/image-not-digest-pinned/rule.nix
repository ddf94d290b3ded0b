{
  id = "HWC103";
  summary = "Image without digest";
  severity = "note";
  confidence = "high";
  category = "images";
  pedantic = true;
  subject = "image";

  # HWC101 covers images without a fixed tag.
  check =
    { image, container, ... }:
    container.pullsImage && image.problem == null && image.hasTag && !image.isLatest && !image.hasDigest;
  message =
    { image, container, ... }:
    "${container.name} runs ${image.text} without a digest, so the registry decides what the tag means";

  explanation = ''
    ## What it does

    Reports images that are identified by a tag alone. Images that come from a file, a script of the project or local
    storage are not reported. The rule is pedantic, so it is off by default.

    ## Why it matters

    Publishers can move any tag, even a version's, and some rebuild their versions every week. Only a digest identifies
    the bytes that were tested, and protects you if someone takes over the publisher's registry account.

    ## What to do

    Append the digest, and let a bot such as Renovate keep both up to date:

        image = "docker.io/library/postgres:16.4@sha256:...";

    `podman image inspect --format '{{.Digest}}' docker.io/library/postgres:16.4` prints the digest of a pulled image.

    ## When to suppress

    For images from your own registry, where nobody moves tags.
  '';
  references = [
    "https://docs.podman.io/en/latest/markdown/podman-pull.1.html"
    "https://github.com/opencontainers/image-spec/blob/main/descriptor.md#digests"
  ];
}
