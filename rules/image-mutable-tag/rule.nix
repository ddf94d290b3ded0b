{
  id = "HWC102";
  summary = "Image tag that moves";
  severity = "note";
  confidence = "high";
  category = "images";
  subject = "image";

  # HWC101 covers the tag latest and missing tags.
  check =
    { image, container, ... }:
    container.pullsImage && image.problem == null && image.isMoving && !image.isLatest && !image.hasDigest;
  message =
    { image, container, ... }:
    "${container.name} runs ${image.text}, and its publisher moves the tag ${image.tag} to newer builds";

  explanation = ''
    ## What it does

    Reports tags that name a branch, a channel or a variant instead of a version: their first part, up to the first dash,
    is a word such as `main`, `master`, `stable`, `edge`, `nightly`, `release`, `beta`, `dev`, `lts`, `alpine`, `apache` or
    `rocm`, and no version, date, number of a build or commit follows. So `stable`, `stable-tensorrt`, `alpine` and
    `amd64-latest` are reported, `release-1.9.0`, `nightly-20240101`, `master-ls120` and `16-alpine` are not.

    Images with a digest and images that do not come from a registry are not reported.

    ## Why it matters

    Such a tag moves with each build. What runs depends on when it was pulled, two machines run different programs, and
    there is no earlier version to return to when an update fails.

    ## What to do

    Name a version, or keep the tag for readers and pin the image by its digest:

        image = "ghcr.io/blakeblackshear/frigate:stable@sha256:...";

    ## When to suppress

    When the publisher offers nothing but channels and the service keeps no state.
  '';
  references = [ "https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pulling-manifests" ];
}
