{ web = "docker.io/library/nginx:1.27.2"; db = "docker.io/library/mariadb:11.4"; }
