{
  # It says less of the stack than the file of the service does, and is read before it.
  rack.stacks.tracker.parts.app.environment.POLLING = 30;
  system.stateVersion = "24.11";
}
