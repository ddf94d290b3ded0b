{ lib, ... }:
let
  isOne = names: container: container.imageName != null && lib.any (name: lib.hasInfix name container.imageName) names;
  what =
    option:
    if option.isSeccompUnconfined then
      "every system call of the kernel is open to it"
    else if option.unmasksAll then
      "the kernel's control files below /proc and /sys are open to it"
    else if option.allowsNewPrivileges then
      "its processes may gain privileges through setuid programs, as they may without the option"
    else if option.isApparmorUnconfined then
      "AppArmor would not confine it, which NixOS does not start unless it is enabled"
    else
      "SELinux would not confine it, which NixOS does not have anyway";
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

  # A privileged container has none of it: HWC501.
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
      title = "Leave the confinement on";
      safe = false;
      edits = [ (edit.removeElement securityOption) ];
    };

  explanation = ''
    ## What it does

    Reports values of `--security-opt` that switch a part of the confinement off: `seccomp=unconfined`, `unmask=ALL` and
    `systempaths=unconfined` as errors, `apparmor=unconfined`, `label=disable` and `no-new-privileges=false` as notes. For
    images that make namespaces themselves, as browsers and builders do (the setting `needing`), the errors are warnings. Privileged containers are not reported, since that says all of it at once.

    ## Why it matters

    Seccomp keeps dozens of system calls away from containers, among them those that past escapes went through. The masks
    hide files such as `/proc/kcore`, which shows the machine's memory. `label=disable` concerns SELinux alone, which NixOS
    does not use, and AppArmor is off in NixOS unless `security.apparmor.enable` is set; both are mostly left-overs from
    another system. `no-new-privileges=false` is what Podman does anyway; it reads as if something were allowed on purpose.

    ## What to do

    Take the option out. If the program then fails on a system call, allow that one in a profile of its own:

        extraOptions = [ "--security-opt=seccomp=/etc/containers/tool.json" ];

    ## When to suppress

    When the program runs containers or browsers' sandboxes inside, and they need it.
  '';
  references = [
    "https://docs.podman.io/en/latest/markdown/podman-run.1.html#security-opt-option"
    "https://man7.org/linux/man-pages/man2/seccomp.2.html"
  ];
}
