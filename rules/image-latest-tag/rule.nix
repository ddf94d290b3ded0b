{
  id = "HWC101";
  summary = "Image tagged latest";
  severity = "warning";
  confidence = "high";
  category = "images";
  subject = "image";

  check = { image, container, ... }: container.pullsImage && image.isLatest;
  message =
    { image, container, ... }:
    if image.tag == "latest" then
      "${container.name} runs ${image.text}, which changes whenever its publisher moves the tag latest"
    else
      "${container.name} runs ${image.text} without a tag, which means latest and changes without notice";

  explanation = ''
    ## What it does

    Reports images that are tagged `latest`, or that have neither a tag nor a digest, which means the same.

    Images with a digest, images from a file (`imageFile`, `imageStream`), images that a unit of the project builds, names
    below `localhost/` and containers with `pull = "never"` are not reported.

    ## Why it matters

    `latest` is whatever was published last. The same configuration runs one version on one machine and another version
    on the next; a recreated container may start a new major version that converts its data irreversibly; and when
    something breaks, there is no earlier version to return to, since the configuration never named one.

    ## What to do

    Name the version that runs now. `podman inspect --format '{{index .Config.Labels
    "org.opencontainers.image.version"}}' <container>` often shows it; the registry's list of tags always does:

        image = "docker.io/n8nio/n8n:1.70.3";

    A digest pins the exact bytes: `docker.io/n8nio/n8n:1.70.3@sha256:...`.

    ## When to suppress

    When the publisher offers no other tag and the service keeps no state. To treat `latest` as an error, set
    `severity = "error"` under `[rules.image-latest-tag]`.
  '';
  references = [
    "https://docs.podman.io/en/latest/markdown/podman-run.1.html#image"
    "https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pulling-manifests"
  ];
}
