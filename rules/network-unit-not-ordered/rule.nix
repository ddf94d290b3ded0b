{
  id = "HWC207";
  summary = "Container not started after its network's unit";
  severity = "warning";
  confidence = "high";
  category = "network";
  subject = "networkOrder";

  check =
    { networkOrder, container, ... }:
    let
      isWanted = container.unit != null && container.unit.wantedBy ++ container.unit.requiredBy != [ ];
      # By then the network's unit, which something else starts, has run.
      isStartedByHand = container.autoStart == false && !isWanted && !networkOrder.isPulledIn;
    in
    !networkOrder.isOrdered && !isStartedByHand;

  message =
    { networkOrder, container, ... }:
    "${container.name} does not start after ${networkOrder.unit}.service, which creates its network ${networkOrder.network}, so its first start may fail";

  fix =
    {
      networkOrder,
      container,
      edit,
      lib,
      ...
    }:
    {
      title = "Start ${container.name} after ${networkOrder.unit}.service";
      safe = true;
      edits = [
        (edit.appendToOption container [ "systemd" "services" container.serviceName "after" ] "\"${networkOrder.unit}.service\"")
      ]
      ++ lib.optional (!networkOrder.isPulledIn) (
        edit.appendToOption container [ "systemd" "services" container.serviceName "wants" ] "\"${networkOrder.unit}.service\""
      );
    };

  explanation = ''
    ## What it does

    Reports a container on a network that a systemd unit of the project creates, when nothing orders the container's unit after that unit: neither
    `after` on its side nor `before` on the other, directly or through `dependsOn` and targets. A container with `autoStart = false`
    that no target wants is left alone, unless it starts that unit itself.

    ## Why it matters

    systemd starts units in parallel. On a new machine the container often starts first, fails with "network not found"
    and is restarted until it gives up or wins the race. `requires` and `wants` alone do not order anything.

    ## What to do

        systemd.services.podman-<name> = {
          after = [ "podman-network-<network>.service" ];
          requires = [ "podman-network-<network>.service" ];
        };

    ## When to suppress

    When something outside the project starts the network's unit before all containers.
  '';
  references = [ "https://www.freedesktop.org/software/systemd/man/latest/systemd.unit.html#Before=" ];
}
