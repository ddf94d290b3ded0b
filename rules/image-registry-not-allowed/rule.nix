{ lib, ... }:
let
  # Unqualified names count as docker.io, which keeps names without a slash below library/.
  place =
    image:
    let
      registry = if image.registry == null then "docker.io" else image.registry;
      official = registry == "docker.io" && !(lib.hasInfix "/" image.repository);
    in
    "${registry}/${lib.optionalString official "library/"}${image.repository}";
  isBelow = name: prefix: name == prefix || lib.hasPrefix "${lib.removeSuffix "/" prefix}/" name;
in
{
  id = "HWC106";
  summary = "Image from a registry that is not allowed";
  severity = "error";
  confidence = "high";
  category = "images";
  subject = "image";
  # Registries, or parts of one: "ghcr.io", "docker.io/library". Empty: all are allowed.
  settings.allowed = [ ];

  check =
    { image, container, settings, ... }:
    settings.allowed != [ ]
    && container.pullsImage
    && image.problem == null
    && !(lib.any (isBelow (place image)) settings.allowed);
  message =
    { image, container, settings, ... }:
    "${container.name} runs ${image.text}, but only images from ${lib.concatStringsSep ", " settings.allowed} are allowed";

  explanation = ''
    ## What it does

    Reports images from registries that the setting `allowed` does not list. While the list is empty, all are allowed
    and the rule says nothing. An entry may include a path, which then allows only the images below it. Names without a
    registry count as docker.io. Images that do not come from a registry are not reported.

        [rules.image-registry-not-allowed.settings]
        allowed = ["ghcr.io", "lscr.io", "docker.io/library"]

    ## Why it matters

    An image is a program from a stranger. A short list of registries keeps out typos and look-alike names, and makes
    each new source a decision that is visible in review.

    ## What to do

    Take the image from an allowed registry; many publishers push to several. Or add the registry to the list.

    ## When to suppress

    For a single image that was reviewed and is published nowhere else; give the reason in the comment. A registry that
    provides several images belongs in `allowed` instead.
  '';
  references = [ "https://man.archlinux.org/man/containers-registries.conf.5" ];
}
