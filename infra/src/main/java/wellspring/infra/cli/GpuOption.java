package wellspring.infra.cli;

import picocli.CommandLine.Option;

/** Whether a node has a device for neural models. */
final class GpuOption {
  @Option(
      names = "--gpu",
      description =
          "This node has a GPU: neural models are trained on such nodes, if there are any.")
  private boolean there;

  boolean isThere() {
    return there;
  }
}
