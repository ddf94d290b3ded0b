{ ... }: name: "${name}.example.net"
