{ config, lib, pkgs, ... }:
let
  secret = config.age.secrets.app.path;
in
{
  age.secrets.app.file = ./app.age;
  virtualisation.oci-containers.containers.app.image = "docker.io/library/nginx:1.27.2";

  systemd.tmpfiles.rules = [ "d /srv/closed 0750 root root -" ];

  systemd.services = {
    heredoc.script = ''
      cat > /run/heredoc.env <<EOF # expect: HWC411
      PASSWORD=$(cat ${secret})
      EOF
    '';
    heredoc-closed.script = ''
      umask 0077
      cat > /run/heredoc2.env <<EOF
      PASSWORD=$(cat ${secret})
      EOF
    '';
    subshell.script = ''
      (umask 177; cat ${secret} > /run/subshell.env)
      cat ${secret} > /run/after-subshell.env # expect: HWC411
    '';
    chained.script = "umask 077 && cat ${secret} > /run/chained.env";
    symbolic.script = ''
      umask u=rwx,g=,o=
      cat ${secret} > /run/symbolic.env
    '';
    chmods.script = ''
      cat ${secret} > /run/chmods.env
      chmod go-rwx /run/chmods.env
    '';
    chmods2.script = ''
      cat ${secret} > /run/chmods2.env
      chmod u=rw,go= /run/chmods2.env
    '';
    runtime = {
      serviceConfig = { RuntimeDirectory = "runtime"; RuntimeDirectoryMode = "0700"; };
      script = "cat ${secret} > /run/runtime/app.env";
    };
    state = {
      serviceConfig = { StateDirectory = "state"; StateDirectoryMode = "0750"; };
      script = "cat ${secret} > /var/lib/state/app.env";
    };
    state-open = {
      serviceConfig.StateDirectory = "state-open";
      script = "cat ${secret} > /var/lib/state-open/app.env"; # expect: HWC411
    };
    masked = { serviceConfig.UMask = "0027"; script = "cat ${secret} > /run/masked.env"; };
    masked-num = { serviceConfig.UMask = 77; script = "cat ${secret} > /run/masked-num.env"; };
    masked-open = { serviceConfig.UMask = "0022"; script = "cat ${secret} > /run/masked-open.env"; }; # expect: HWC411
    tee.script = "cat ${secret} | tee /etc/tee.env > /dev/null"; # expect: HWC411
    jq.script = ''
      ${pkgs.jq}/bin/jq --arg p "$(cat ${secret})" '.password = $p' template.json > /etc/app/config.json # expect: HWC411
    '';
    sed.script = ''
      ${pkgs.gnused}/bin/sed "s|@PASSWORD@|$(cat ${secret})|" ${./template.conf} > /etc/app/app.conf # expect: HWC411
    '';
    envsubst.script = ''
      export PASSWORD=$(cat ${secret})
      ${pkgs.gettext}/bin/envsubst < ${./template.conf} > /etc/app/envsubst.conf
    '';
    mktemp.script = ''
      tmp=$(mktemp)
      cat ${secret} > "$tmp"
      mv "$tmp" /etc/app/moved
    '';
    touched.script = ''
      touch /run/touched.env
      chmod 600 /run/touched.env
      cat ${secret} > /run/touched.env
    '';
    install-dev.script = "cat ${secret} | install -m 600 /dev/stdin /run/installed.env";
    install-open.script = "install -m 644 ${secret} /run/install-open.env"; # expect: HWC411
    install-default.script = "install ${secret} /run/install-default.env"; # expect: HWC411
    variable.script = ''
      ENV_FILE=/run/variable.env # expect: HWC411
      PASS="$(< ${secret})"
      echo "PASS=$PASS" > "$ENV_FILE"
    '';
    function.script = ''
      write() { printf 'X=%s\n' "$(cat ${secret})" > /run/function.env; } # expect: HWC411
      write
    '';
    grouped.script = ''
      {
        echo "A=1"
        echo "B=$(cat ${secret})"
      } > /run/grouped.env # expect: HWC411
    '';
    closed-dir.script = "cat ${secret} > /srv/closed/app.env";
    home.script = "cat ${secret} > /root/app.env";
    hashed.script = ''
      sha256sum ${secret} > /run/app.sha256
    '';
    length.script = ''
      wc -c < ${secret} > /run/app.len
    '';
    exec.serviceConfig.ExecStartPre = "${pkgs.writeShellScript "pre" ''
      cat ${secret} > /run/exec.env # expect: HWC411
    ''}";
    loop.script = ''
      for name in a b; do
        cat ${secret} > /run/loop-$name.env # expect: HWC411
      done
    '';
    cp-chmod.script = ''
      cp ${secret} /run/cp.env
      chmod 0400 /run/cp.env
    '';
    cp-chown.script = ''
      cp ${secret} /run/cpo.env
      chown app:app /run/cpo.env
    ''; # agenix' files have the mode 0400, which cp keeps
    jq-variable.script = ''
      token=$(cat ${secret})
      jq --arg token "$token" '.token = $token' template.json > /etc/app/token.json # expect: HWC411
      sed -i "s|@TOKEN@|$token|" /etc/app/app.ini
      test -n "$token" > /etc/app/has-token
    '';
  };
  system.activationScripts.app.text = ''
    cat ${secret} > /etc/activation.env # expect: HWC411
  '';
}
