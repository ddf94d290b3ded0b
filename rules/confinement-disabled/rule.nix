{ lib, ... }:
let
  isOne = names: container: container.imageName != null && lib.any (name: lib.hasInfix name container.imageName) names;
  what =
    option:
    if option.isSeccompUnconfined then
      "it can use every system call"
    else if option.unmasksAll then
      "it can access the kernel's control files below /proc and /sys"
    else if option.allowsNewPrivileges then
      "its processes may gain privileges through setuid programs, as they may without the option"
    else if option.isApparmorUnconfined then
      "AppArmor would not confine it (NixOS leaves AppArmor off by default)"
    else
      "SELinux would not confine it (NixOS does not use SELinux)";
in
{
  id = "HWC507";
  summary = "Confinement switched off";
  severity =
    { securityOption, container, settings, ... }:
    if
      securityOption.isLabelDisabled || securityOption.isApparmorUnconfined || securityOption.allowsNewPrivileges
    then
      "note"
    else if isOne settings.needing container then
      "warning"
    else
      "error";
  defaultSeverity = "error";
  confidence = "high";
  category = "privileges";
  securitySeverity = 7.2;
  subject = "securityOption";
  # Parts of image names: these make namespaces inside of the container, browsers for the sandboxes of their pages.
  settings.needing = [
    "chrome" "chromium" "browserless" "firefox" "webtop" "kasm" "buildkit" "dind" "podman" "playwright" "puppeteer"
    "selenium" "flaresolverr"
  ];

  # A privileged container has no confinement at all: HWC501.
  check =
    { securityOption, container, ... }:
    (
      securityOption.isSeccompUnconfined
      || securityOption.unmasksAll
      || securityOption.allowsNewPrivileges
      || securityOption.isApparmorUnconfined
      || securityOption.isLabelDisabled
    )
    && !(lib.any (setting: setting.name == "privileged" && setting.isOn) container.runSettings);
  message =
    { securityOption, container, ... }:
    "${container.name} runs with ${securityOption.text}, so ${what securityOption}";

  fix =
    { securityOption, edit, ... }:
    {
      title = "Keep the container confined";
      safe = false;
      edits = [ (edit.removeElement securityOption) ];
    };

  explanation = ''
    ## What it does

    Reports values of `--security-opt` that disable part of the confinement: `seccomp=unconfined`, `unmask=ALL` and
    `systempaths=unconfined` as errors, `apparmor=unconfined`, `label=disable` and `no-new-privileges=false` as notes.
    The errors are warnings for images that create namespaces themselves, such as browsers and builders (the setting
    `needing`). Privileged containers are not reported here, since `privileged` implies all of this.

    ## Why it matters

    Seccomp denies containers dozens of system calls, including those used in past escapes. The masks hide files such as
    `/proc/kcore`, which exposes the machine's memory. `label=disable` only concerns SELinux, which NixOS does not use,
    and AppArmor is off in NixOS unless `security.apparmor.enable` is set; both are usually left over from another
    system. `no-new-privileges=false` is Podman's default; it looks as if something were allowed on purpose.

    ## What to do

    Remove the option. If the program then fails on a system call, allow that call in a custom profile:

        extraOptions = [ "--security-opt=seccomp=/etc/containers/tool.json" ];

    ## When to suppress

    When the program runs containers or browser sandboxes of its own that need it.
  '';
  references = [
    "https://docs.podman.io/en/latest/markdown/podman-run.1.html#security-opt-option"
    "https://man7.org/linux/man-pages/man2/seccomp.2.html"
  ];
}
