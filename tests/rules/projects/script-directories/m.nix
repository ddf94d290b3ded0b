{ config, lib, pkgs, ... }:
let
  nginx = "docker.io/library/nginx:1.27.2";
  mk = path: { image = nginx; volumes = [ path ]; };
  podman = "${pkgs.podman}/bin/podman";
  dirs = [ "one" "two" ];
  prepare = pkgs.writeShellScript "prepare" ''
    mkdir -p /srv/app/by-script
  '';
  prepareBin = pkgs.writeShellScriptBin "prepare" ''
    install -d -m 0750 -o 1000 -g 1000 /srv/app/by-bin
  '';
  application = pkgs.writeShellApplication {
    name = "prepare-app";
    runtimeInputs = [ pkgs.coreutils ];
    text = ''
      mkdir -p /srv/app/by-application/{a,b}
    '';
  };
in
{
  virtualisation.oci-containers.containers = {
    pre-start = mk "/srv/app/pre-start:/data";
    exec-pre = mk "/srv/app/exec-pre:/data";
    exec-list = mk "/srv/app/exec-list:/data";
    exec-plus = mk "/srv/app/exec-plus:/data";
    by-script = mk "/srv/app/by-script:/data";
    by-bin = mk "/srv/app/by-bin:/data";
    by-application = mk "/srv/app/by-application/b:/data";
    by-get-exe = mk "/srv/app/by-get-exe:/data";
    activation = mk "/srv/app/activation:/data";
    activation-text = mk "/srv/app/activation-text:/data";
    loop-one = mk "/srv/app/loop/one:/data";
    loop-two = mk "/srv/app/loop/two:/data";
    loop-nix = mk "/srv/app/nix/two:/data";
    variable = mk "/srv/app/variable/data:/data";
    array = mk "/srv/app/array/b:/data";
    function = mk "/srv/app/function:/data";
    brace = mk "/srv/app/brace/config:/data";
    heredoc = mk "/srv/app/heredoc:/data";
    conditional = mk "/srv/app/conditional:/data";
    guarded = mk "/srv/app/guarded:/data";
    subshell = mk "/srv/app/subshell:/data";
    install-file = mk "/srv/app/install-file:/data";
    bash-c = mk "/srv/app/bash-c:/data";
    state = mk "/var/lib/state-app:/data";
    state-list = mk "/var/lib/state-b/sub:/data";
    rsync = mk "/srv/app/rsync:/data";
    cp = mk "/srv/app/cp:/data";
    git = mk "/srv/app/git:/data";
    btrfs = mk "/srv/app/btrfs:/data";
    chown-only = mk "/srv/app/chown-only:/data"; # expect: HWC301
    nothing = mk "/srv/app/nothing:/data"; # expect: HWC301
    echo-only = mk "/srv/app/echo-only:/data"; # expect: HWC301
    commented = mk "/srv/app/commented:/data"; # expect: HWC301
    test-only = mk "/srv/app/test-only:/data"; # expect: HWC301
    touch-parent = mk "/srv/app/touched:/data"; # expect: HWC301
    mkdir-other = mk "/srv/app/other-x:/data"; # expect: HWC301
    ln = mk "/srv/app/ln:/data";
    sudo = mk "/srv/app/sudo:/data";
    runuser = mk "/srv/app/runuser:/data";
    post = mk "/srv/app/post:/data";
    setfacl = mk "/srv/app/setfacl:/data"; # expect: HWC301
    printf = mk "/srv/app/printf:/data"; # expect: HWC301
  };
  systemd.services = {
    podman-pre-start.preStart = "mkdir -p /srv/app/pre-start";
    podman-exec-pre.serviceConfig.ExecStartPre = "${pkgs.coreutils}/bin/mkdir -p /srv/app/exec-pre";
    podman-exec-list.serviceConfig.ExecStartPre = [ "-${pkgs.coreutils}/bin/rm -f x" "${lib.getExe' pkgs.coreutils "mkdir"} -p /srv/app/exec-list" ];
    podman-exec-plus.serviceConfig.ExecStartPre = lib.mkBefore [ "+${pkgs.coreutils}/bin/install -d /srv/app/exec-plus" ];
    podman-by-script.serviceConfig.ExecStartPre = [ "${prepare}" ];
    podman-by-bin.serviceConfig.ExecStartPre = [ "${prepareBin}/bin/prepare" ];
    podman-by-application.serviceConfig.ExecStartPre = [ (lib.getExe application) ];
    podman-by-get-exe.preStart = "${lib.getExe' pkgs.coreutils "mkdir"} -p /srv/app/by-get-exe";
    podman-setup.script = ''
      set -euo pipefail
      for name in one two; do
        mkdir -p "/srv/app/loop/$name"
      done
      BASE=/srv/app/variable
      DATA="$BASE/data"
      mkdir -p "''${DATA}"
      LIST=(/srv/app/array/a /srv/app/array/b)
      for item in "''${LIST[@]}"; do mkdir -p "$item"; done
      ensure() { [ -d "$1" ] || mkdir -p "$1"; }
      ensure /srv/app/function
      mkdir -p /srv/app/brace/{config,data}
      bash <<EOF
      mkdir -p /srv/app/heredoc
      EOF
      if [ -d /srv ]; then mkdir -p /srv/app/conditional; fi
      [ -d /srv/app/guarded ] || mkdir /srv/app/guarded
      ( umask 077; mkdir -p /srv/app/subshell )
      install -D -m 644 /dev/null /srv/app/install-file/marker
      bash -c 'mkdir -p /srv/app/bash-c'
      rsync -a /etc/skel/ /srv/app/rsync/
      cp -r /etc/skel /srv/app/cp
      git clone https://example.org/x /srv/app/git
      btrfs subvolume create /srv/app/btrfs
      chown -R 1000:1000 /srv/app/chown-only
      echo "mkdir -p /srv/app/echo-only"
      # mkdir -p /srv/app/commented
      test -d /srv/app/test-only
      touch /srv/app/touched/marker
      mkdir -p /srv/app/other
      ln -sfn /srv/elsewhere /srv/app/ln
      sudo -u app mkdir -p /srv/app/sudo
      runuser -u app -- mkdir -p /srv/app/runuser
      setfacl -m u:1000:rwx /srv/app/setfacl
      printf 'd %s\n' /srv/app/printf
    '';
    podman-nix-loop.script = lib.concatMapStringsSep "\n" (d: "mkdir -p /srv/app/nix/${d}") dirs;
    podman-state.serviceConfig.StateDirectory = "state-app";
    podman-state-list.serviceConfig.StateDirectory = [ "state-a" "state-b/sub" ];
    podman-post.postStop = "mkdir -p /srv/app/post";
  };
  system.activationScripts.dirs = "mkdir -p /srv/app/activation";
  system.activationScripts.dirs2 = lib.stringAfter [ "var" ] ''
    install -d -o 1000 -g 1000 /srv/app/activation-text
  '';
}
