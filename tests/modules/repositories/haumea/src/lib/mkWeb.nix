{ lib, super, root }: { name, port }: {
  image = root.images.web;
  ports = [ "127.0.0.1:${toString port}:80" ];
  environment.SERVER_NAME = super.fqdn name;
}
