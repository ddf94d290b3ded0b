{
  description = "Finds policy violations in NixOS modules that declare Podman containers, before anything is built";

  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";

  outputs = { self, nixpkgs }:
    let
      inherit (builtins.fromTOML (builtins.readFile ./pyproject.toml)) project;

      systems = [ "x86_64-linux" "aarch64-linux" "x86_64-darwin" "aarch64-darwin" ];
      forAllSystems = make:
        nixpkgs.lib.genAttrs systems (system: make system nixpkgs.legacyPackages.${system});
    in
    {
      packages = forAllSystems (system: pkgs: {
        default = pkgs.python3Packages.buildPythonApplication {
          pname = "hwc-lint";
          inherit (project) version;
          pyproject = true;
          src = self;

          build-system = [ pkgs.python3Packages.hatchling ];
          dependencies = with pkgs.python3Packages; [
            attrs
            click
            google-re2
            pathspec
            platformdirs
            rich
            sarif-om
            tree-sitter
            tree-sitter-grammars.tree-sitter-bash
            tree-sitter-grammars.tree-sitter-nix
          ];
          # nixpkgs has one version of each, which may be older than the newest that is asked for.
          pythonRelaxDeps = true;
          pythonImportsCheck = [ "nixlint_hwc.cli" ];

          meta = {
            inherit (project) description;
            license = pkgs.lib.licenses.mit;
            mainProgram = "hwc-lint";
          };
        };
      });

      apps = forAllSystems (system: pkgs: {
        default = {
          type = "app";
          program = "${self.packages.${system}.default}/bin/hwc-lint";
          meta.description = project.description;
        };
      });

      # For the checks of your own flake:
      #   checks.x86_64-linux.containers = hwc-lint.lib.check { system = "x86_64-linux"; src = self; };
      lib.check = { system, src, arguments ? [ ] }:
        let
          pkgs = nixpkgs.legacyPackages.${system};
        in
        pkgs.runCommand "hwc-lint-check" { nativeBuildInputs = [ self.packages.${system}.default ]; } ''
          hwc-lint check --project ${src} ${pkgs.lib.escapeShellArgs arguments}
          touch $out
        '';

      checks = forAllSystems (system: pkgs: {
        # The sample repository has findings, which is what it is for; being unable to lint it fails the check.
        sample = self.lib.check {
          inherit system;
          src = ./fixtures/nixos-hwc;
          arguments = [ "--fail-on" "never" ];
        };
      });
    };
}
