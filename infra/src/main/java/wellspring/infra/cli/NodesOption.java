package wellspring.infra.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.learner.OutsideLearnerSpec;
import wellspring.infra.lab.LogChoice;
import wellspring.infra.node.ClusterNode;
import wellspring.infra.node.NodeAddress;
import wellspring.infra.node.NodeSecret;
import wellspring.infra.run.RunException;

/** Whether others may help with a run, from which the run's cluster comes. */
final class NodesOption {
  private static final String SECRET = "nodes.p12";

  @Option(
      names = "--nodes",
      paramLabel = "HOST:PORT",
      description =
          "Let other nodes help: they reach this one at this address, with 'wellspring node', and "
              + "all of them the run's directory and the Kafka of --kafka.")
  private Optional<String> address = Optional.empty();

  @Option(
      names = "--secret",
      paramLabel = "FILE",
      description =
          "What the nodes of the run share and nobody else has; made if it is not there (default: "
              + SECRET
              + " in the folder of --out).")
  private Optional<Path> secret = Optional.empty();

  @Mixin private GpuOption gpu = new GpuOption();

  boolean areWanted() {
    return address.isPresent();
  }

  /**
   * Opens the run's cluster, and waits until this node leads it.
   *
   * @throws RunException if such a run cannot have one, or the address cannot be used
   */
  ClusterNode open(RunOptions options, ConsoleOutput console) {
    NodeAddress own = NodeAddress.parse("--nodes", address.orElseThrow());
    if (!(options.execution().kafka() instanceof LogChoice.Existing)) {
      throw new RunException(
          "--nodes %s needs a Kafka that all nodes reach, and the log is %s: add --kafka HOST:PORT"
              .formatted(own, options.execution().kafka()));
    }
    outside(options.scenario())
        .ifPresent(
            name -> {
              throw new RunException(
                  "%s takes part from outside, which goes only where one process does all: leave --nodes %s out"
                      .formatted(name, own));
            });
    Path file = secret.orElseGet(() -> options.out().resolve(SECRET));
    NodeSecret shared = NodeSecret.make(file);
    console.status("Opening the cluster ...");
    ClusterNode node =
        ClusterNode.open(
            new ClusterNode.NodeSettings(own, shared, options.execution().threads(), gpu.isThere()),
            console::line);
    try {
      node.awaitLead();
    } catch (RuntimeException e) {
      node.close();
      throw e;
    }
    console.clear();
    console.line(
        "let others help with  "
            + TerminalInfo.command(
                List.of(
                    TerminalInfo.launcher(),
                    "node",
                    "--join",
                    node.address(),
                    "--secret",
                    file.toString())));
    return node;
  }

  private static Optional<String> outside(Scenario scenario) {
    return Stream.concat(
            scenario.humans().entrySet().stream()
                .filter(cohort -> cohort.getValue().outside().isPresent())
                .map(cohort -> cohort.getKey()),
            scenario.models().entrySet().stream()
                .filter(model -> model.getValue().learner() instanceof OutsideLearnerSpec)
                .map(model -> model.getKey()))
        .findFirst();
  }
}
