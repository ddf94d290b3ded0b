# A longer chain than is followed: that is told.
{ config, ... }:
let
  inherit (config.my) role;
in
{
  virtualisation.oci-containers.containers =
    if role == "r0" then { r0.image = "docker.io/library/alpine:3.2"; }
    else if role == "r1" then { r1.image = "docker.io/library/alpine:3.2"; }
    else if role == "r2" then { r2.image = "docker.io/library/alpine:3.2"; }
    else if role == "r3" then { r3.image = "docker.io/library/alpine:3.2"; }
    else if role == "r4" then { r4.image = "docker.io/library/alpine:3.2"; }
    else if role == "r5" then { r5.image = "docker.io/library/alpine:3.2"; }
    else if role == "r6" then { r6.image = "docker.io/library/alpine:3.2"; }
    else if role == "r7" then { r7.image = "docker.io/library/alpine:3.2"; }
    else if role == "r8" then { r8.image = "docker.io/library/alpine:3.2"; }
    else if role == "r9" then { r9.image = "docker.io/library/alpine:3.2"; }
    else { };
}
