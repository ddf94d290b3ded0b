let name = "web"; in ''
  #!/bin/sh
  if ! podman network exists ${name}; then
    podman network create ${name} \
      --subnet 10.89.0.0/24
  fi
  for x in "$@"; do
    echo "$x" ''${x:-none} $((1+1))
  done
''
