"""Stock that is counted, reserved, shipped and reordered."""
