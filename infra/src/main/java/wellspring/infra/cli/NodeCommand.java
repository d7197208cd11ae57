package wellspring.infra.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import wellspring.infra.node.ClusterNode;
import wellspring.infra.node.NodeAddress;
import wellspring.infra.node.NodeSecret;

/** {@code wellspring node}: helps with a run that another node leads. */
@Command(
    name = "node",
    description = {
      "Helps with a run that was begun with --nodes: some of its people, curators and models live "
          + "here. It ends with the run.",
      "",
      "All nodes reach the run's directory by the same path, and the same Kafka. Nodes may come "
          + "and go at any time: the result is that of one node. If the node that leads is gone, "
          + "another one goes on."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  wellspring run collapse --kafka localhost:9092 --nodes 10.0.0.1:2551",
      "  wellspring node --join 10.0.0.1:2551 --secret runs/nodes.p12",
      "",
      "Exit codes: 0 the run has ended, 1 the others went on without this node, or the run that",
      "it led failed, 2 it cannot join, 130 or 143 interrupted."
    })
final class NodeCommand implements Callable<Integer> {
  @Option(
      names = "--join",
      paramLabel = "HOST:PORT",
      required = true,
      description = "Where a node of the run can be reached.")
  private String join;

  @Option(
      names = "--secret",
      paramLabel = "FILE",
      required = true,
      description = "What the nodes of the run share, copied from the one that began it.")
  private Path secret;

  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      description =
          "Where the others reach this node (default: any port of the address by which it reaches "
              + "the first).")
  private Optional<String> listen = Optional.empty();

  @Option(
      names = "--wait-for-node",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      defaultValue = "30s",
      description =
          "How long to try until a node answers there: 90s, 10m, 2h or 0 (default: "
              + "${DEFAULT-VALUE}).")
  private Duration patience;

  @Mixin private GpuOption gpu = new GpuOption();

  @Mixin private ClientFileOption client = new ClientFileOption();

  @Mixin private ForeignOption foreign = new ForeignOption();

  @Mixin private ClusterWaitOption wait = new ClusterWaitOption();

  @Mixin private ThreadsOption threads = new ThreadsOption();

  @Mixin private DeviceOption device = new DeviceOption();

  @Mixin private WatchOptions watch = new WatchOptions();

  @Override
  public Integer call() {
    return CommandFrame.call("node", false, this::help);
  }

  private int help(CommandFrame frame) {
    NodeAddress seed = NodeAddress.parse("--join", join);
    Optional<NodeAddress> own = listen.map(text -> NodeAddress.parse("--listen", text));
    NodeSecret shared = NodeSecret.open(secret);
    ClusterNode.NodeSettings settings =
        new ClusterNode.NodeSettings(seed, shared, threads.count(), gpu.isThere());
    try (ClusterNode node =
        ClusterNode.join(seed, own, settings, patience, frame.console()::line)) {
      return new NodeSession(
              node,
              frame,
              place -> wait.of(client.of(place), foreign.treatment()),
              new NodeSession.Means(device.choice(), threads.count(), watch.showing(false, false)))
          .run();
    }
  }
}
