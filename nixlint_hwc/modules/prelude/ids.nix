# ids.uids and ids.gids, after NixOS' table of numbers that it has given to accounts once and for all (misc/ids.nix).
#
# Releases drop names from the table and hardly ever change a number: a name that is not here is one that the prelude
# lacks (open.json).
{ lib, ... }:
let
  inherit (lib) mkOption types;

  numbers = mkOption { type = types.attrsOf types.int; internal = true; };

  # A user and a group of the same number.
  both = {
    root = 0; messagebus = 4; haldaemon = 5; ftp = 8; atd = 12; postfix = 13; dovecot = 15; tomcat = 16; uucp = 19;
    pulseaudio = 22; gpsd = 23; davfs2 = 31; disnix = 33; osgi = 34; tor = 35; git = 41; dovecot2 = 46; dovenull2 = 47;
    mpd = 50; clamav = 51; wwwrun = 54; spamd = 56; nslcd = 58; scanner = 59; nginx = 60; chrony = 61; smtpd = 63;
    smtpq = 64; supybot = 65; iodined = 66; graphite = 68; transmission = 70; postgres = 71; smbguest = 74;
    varnish = 75; datadog = 76; lighttpd = 77; lightdm = 78; freenet = 79; ircd = 80; bacula = 81; deluge = 83;
    mysql = 84; rabbitmq = 85; activemq = 86; gnunet = 87; oidentd = 88; quassel = 89; amule = 90; minidlna = 91;
    elasticsearch = 92; firebird = 95; munin = 102; dictd = 105; couchdb = 106; jenkins = 109;
    systemd-journal-gateway = 110; aerospike = 111; vault = 115; murmur = 117; foundationdb = 118; newrelic = 119;
    starbound = 120; hydra = 122; spiped = 123; teamspeak = 124; influxdb = 125; nsd = 126; gitolite = 127; znc = 128;
    polipo = 129; mopidy = 130; gdm = 132; siproxd = 134; mlmmj = 135; riemann = 137; riemanndash = 138; redmine = 147;
    prosody = 149; i2pd = 150; systemd-network = 152; systemd-resolve = 153; systemd-timesync = 154; liquidsoap = 155;
    hbase = 158; opentsdb = 159; scollector = 160; bosun = 161; kubernetes = 162; gitlab = 165; nylon = 168; exim = 172;
    sddm = 175; zabbix = 180; mediatomb = 187; ihaskell = 189; i2p = 190; lambdabot = 191; asterisk = 192; plex = 193;
    uwsgi = 201; riemanntools = 203; subsonic = 204; gateone = 207; namecoin = 208; xtreemfs = 212;
    calibre-server = 213; bepasty = 215; nm-openvpn = 217; ejabberd = 219; postsrsd = 220; opendkim = 221; dspam = 222;
    matrix-synapse = 224; rspamd = 225; cfdyndns = 227; pdnsd = 229; octoprint = 230; syncthing = 237; caddy = 239;
    taskd = 240; sniproxy = 244; nzbget = 245; mosquitto = 246; turnserver = 249; gocd-agent = 251; gocd-server = 252;
    terraria = 253; mattermost = 254; prometheus = 255; gitlab-runner = 257; postgrey = 258; leaps = 260; ipfs = 261;
    infinoted = 264; sickbeard = 265; headphones = 266; fcron = 273; sonarr = 274; radarr = 275; jackett = 276;
    aria2 = 277; clickhouse = 278; rslsync = 279; minio = 280; kanboard = 281; kodi = 283; mighttpd2 = 285; hass = 286;
    ceph = 288; duplicati = 289; monetdb = 290; restic = 291; openvpn = 292; yarn = 294; hdfs = 295; mapred = 296;
    hadoop = 297; cfssl = 299; cassandra = 300; qemu-libvirtd = 301; lirc = 305; lidarr = 306; slurm = 307;
    kapacitor = 308; alerta = 310; minetest = 311; rss2email = 312; cockroachdb = 313; zoneminder = 314;
    paperless = 315; zigbee2mqtt = 317; hqplayer = 319; moonraker = 320; distcc = 321; webdav = 322; pipewire = 323;
    rstudio-server = 324; localtimed = 325; automatic-timezoned = 326; shoko = 328; nixbld = 30000;
  };

  users = {
    nagios = 11; polkituser = 28; cups = 36; foldingathome = 37; sabnzbd = 38; tcpcryptd = 93; yandexdisk = 143;
    systemd-coredump = 151; peerflix = 163; cadvisor = 167; uptimed = 184; plexpy = 195; grafana = 196; skydns = 197;
    avahi-autoipd = 231; mjpg-streamer = 233; hydra-queue-runner = 235; hydra-www = 236; telegraf = 256; rpc = 271;
    nobody = 65534;
  };

  groups = {
    wheel = 1; kmem = 2; tty = 3; disk = 6; postdrop = 14; audio = 17; floppy = 18; lp = 20; proc = 21; cdrom = 24;
    tape = 25; video = 26; dialout = 27; utmp = 29; fourstore = 42; fourstorehttp = 43; virtuoso = 44; adm = 55;
    networkmanager = 57; systemd-journal = 62; libvirtd = 67; vboxusers = 72; vboxsf = 73; keys = 96; users = 100;
    docker = 131; uhub = 142; input = 174; sabnzbd = 194; gitit = 202; mathics = 218; kvm = 302; render = 303;
    sgx = 304; shadow = 318; uinput = 327; onepassword = 31001; onepassword-cli = 31002; nogroup = 65534;
  };
in
{
  options.ids = { uids = numbers; gids = numbers; };

  config.ids = { uids = both // users; gids = both // groups; };
}
