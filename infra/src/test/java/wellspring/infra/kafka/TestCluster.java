package wellspring.infra.kafka;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.awaitility.Awaitility;
import wellspring.infra.run.ChildJvm;

/**
 * A Kafka cluster as other people have it: brokers from Kafka's own jars, a process each, started
 * by Kafka's own programs. New topics get one replica, as in Kafka as it comes.
 */
public final class TestCluster implements AutoCloseable {
  public static final Duration LIMIT = Duration.ofMinutes(5);

  private static final String HOST = "127.0.0.1";
  private static final String ID = "d2VsbHNwcmluZy10ZXN0cw";

  /** Below the ports of connections, which could take those of a broker that is to come back. */
  private static final int PORT_MIN = 20_000;

  private static final int PORT_MAX = 32_000;

  private final Path folder;
  private final List<Node> nodes;

  private TestCluster(Path folder, List<Node> nodes) {
    this.folder = folder;
    this.nodes = nodes;
  }

  /** A broker, and where it can be reached; its process is another one after each start. */
  private static final class Node {
    private final int id;
    private final Map<String, Integer> ports;
    private Process process;

    Node(int id, Map<String, Integer> ports) {
      this.id = id;
      this.ports = ports;
    }
  }

  /** A listener beside that of the brokers themselves, which everybody may use. */
  public record Listener(String name, String protocol) {}

  /** Starts brokers that everybody may use, and waits until all serve. */
  public static TestCluster start(Path folder, int brokers) throws Exception {
    return start(folder, brokers, List.of(), Map.of(), List.of());
  }

  /**
   * Starts brokers, and waits until all serve.
   *
   * @param listeners besides the open one
   * @param settings of every broker, besides the usual
   * @param format what to tell Kafka's storage tool besides, such as users
   */
  public static TestCluster start(
      Path folder,
      int brokers,
      List<Listener> listeners,
      Map<String, String> settings,
      List<String> format)
      throws Exception {
    Set<Integer> taken = new HashSet<>();
    List<Node> nodes =
        IntStream.rangeClosed(1, brokers)
            .mapToObj(
                id -> {
                  Map<String, Integer> ports = new TreeMap<>();
                  ports.put("OPEN", freePort(taken));
                  ports.put("CONTROLLER", freePort(taken));
                  listeners.forEach(each -> ports.put(each.name(), freePort(taken)));
                  return new Node(id, ports);
                })
            .toList();
    TestCluster cluster = new TestCluster(folder, nodes);
    Runtime.getRuntime().addShutdownHook(new Thread(cluster::close)); // of a test that is stopped
    try {
      for (Node node : nodes) {
        cluster.format(node, listeners, settings, format);
      }
      for (Node node : nodes) {
        cluster.start(node);
      }
      cluster.awaitBrokers(brokers);
      return cluster;
    } catch (Exception | Error e) {
      cluster.close();
      throw e;
    }
  }

  private static int freePort(Set<Integer> taken) {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(PORT_MIN, PORT_MAX);
      try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getByName(HOST))) {
        if (taken.add(probe.getLocalPort())) {
          return port;
        }
      } catch (IOException e) {
        // It is taken: another one.
      }
    }
  }

  private void format(
      Node node, List<Listener> listeners, Map<String, String> settings, List<String> format)
      throws Exception {
    Path home = Files.createDirectories(home(node));
    Map<String, String> all = new TreeMap<>(usual(node, listeners));
    all.putAll(settings);
    Files.write(
        home.resolve("server.properties"),
        all.entrySet().stream().map(each -> each.getKey() + "=" + each.getValue()).toList());
    List<String> arguments = new ArrayList<>(List.of("format", "-t", ID, "-c"));
    arguments.add(home.resolve("server.properties").toString());
    arguments.addAll(format);
    Process process = launch(home, "format.log", "kafka.tools.StorageTool", arguments);
    if (process.waitFor() != 0) {
      throw new IOException(Files.readString(home.resolve("format.log")));
    }
  }

  private Map<String, String> usual(Node node, List<Listener> listeners) {
    StringBuilder map = new StringBuilder("OPEN:PLAINTEXT,CONTROLLER:PLAINTEXT");
    listeners.forEach(each -> map.append("," + each.name() + ":" + each.protocol()));
    Map<String, String> usual = new TreeMap<>();
    usual.put("process.roles", "broker,controller");
    usual.put("node.id", Integer.toString(node.id));
    usual.put(
        "listeners",
        node.ports.entrySet().stream()
            .map(each -> "%s://%s:%d".formatted(each.getKey(), HOST, each.getValue()))
            .collect(Collectors.joining(",")));
    usual.put("listener.security.protocol.map", map.toString());
    usual.put("controller.listener.names", "CONTROLLER");
    usual.put("inter.broker.listener.name", "OPEN");
    usual.put(
        "controller.quorum.voters",
        nodes.stream()
            .map(each -> "%d@%s:%d".formatted(each.id, HOST, each.ports.get("CONTROLLER")))
            .collect(Collectors.joining(",")));
    usual.put("log.dirs", home(node).resolve("logs").toString());
    usual.put("broker.session.timeout.ms", "3000");
    usual.put("controller.quorum.fetch.timeout.ms", "1000");
    usual.put("controller.quorum.election.timeout.ms", "500");
    usual.put("broker.heartbeat.interval.ms", "500");
    usual.put("initial.broker.registration.timeout.ms", "86400000");
    usual.put("auto.create.topics.enable", "false");
    usual.put("log.cleaner.dedupe.buffer.size", "4194304");
    usual.put("transaction.state.log.num.partitions", "1");
    usual.put("num.network.threads", "2");
    usual.put("num.io.threads", "4");
    return usual;
  }

  private Path home(Node node) {
    return folder.resolve("broker-" + node.id);
  }

  private void start(Node node) throws IOException {
    Path home = home(node);
    node.process =
        launch(
            home,
            "broker.log",
            "kafka.Kafka",
            List.of(home.resolve("server.properties").toString()));
  }

  private static Process launch(Path home, String log, String main, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>(ChildJvm.command());
    command.addAll(List.of("-Xms64m", "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(ChildJvm.classes("broker"));
    int classes = command.size() - 1;
    command.set(classes, command.get(classes) + File.pathSeparator + testClasses());
    command.add(main);
    command.addAll(arguments);
    File output = home.resolve(log).toFile();
    return new ProcessBuilder(command)
        .directory(home.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(output))
        .start();
  }

  /** Where a broker finds what tests give it, such as a policy of its own. */
  private static Path testClasses() throws IOException {
    try {
      return Path.of(TestCluster.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  /** Where clients connect that need no login. */
  public String bootstrap() {
    return bootstrap("OPEN");
  }

  /** Where clients connect at a listener. */
  public String bootstrap(String listener) {
    return nodes.stream()
        .map(each -> HOST + ":" + each.ports.get(listener))
        .collect(Collectors.joining(","));
  }

  /** A client that may do anything, the caller's to close. */
  public Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", bootstrap()));
  }

  /**
   * Kills a broker at once, as a machine without power.
   *
   * @param id from 1
   */
  public void kill(int id) throws InterruptedException {
    Process process = nodes.get(id - 1).process;
    process.destroyForcibly();
    process.waitFor();
  }

  /**
   * Starts a broker that was killed; it takes a while until it serves.
   *
   * @param id from 1
   */
  public void restart(int id) throws IOException {
    start(nodes.get(id - 1));
  }

  /** Waits until so many brokers serve. */
  public void awaitBrokers(int count) {
    try (Admin admin = admin()) {
      Awaitility.await(count + " brokers")
          .atMost(LIMIT)
          .ignoreExceptions()
          .until(() -> admin.describeCluster().nodes().get().size() == count);
    }
  }

  /** Waits until every replica of every topic is in sync. */
  public void awaitInSync() {
    try (Admin admin = admin()) {
      Awaitility.await("all replicas in sync")
          .atMost(LIMIT)
          .ignoreExceptions()
          .until(
              () ->
                  topics(admin).values().stream()
                      .flatMap(topic -> topic.partitions().stream())
                      .allMatch(each -> each.isr().size() == each.replicas().size()));
    }
  }

  /** What holds for topics that say nothing of it themselves. */
  public void setDefault(String key, String value) throws ExecutionException, InterruptedException {
    ConfigEntry entry = new ConfigEntry(key, value);
    try (Admin admin = admin()) {
      admin
          .incrementalAlterConfigs(
              Map.of(
                  new ConfigResource(ConfigResource.Type.BROKER, ""),
                  List.of(new AlterConfigOp(entry, AlterConfigOp.OpType.SET))))
          .all()
          .get();
    }
  }

  /** The broker that leads a partition; from 1. */
  public int leader(String topic) throws ExecutionException, InterruptedException {
    try (Admin admin = admin()) {
      return admin
          .describeTopics(List.of(topic))
          .allTopicNames()
          .get()
          .get(topic)
          .partitions()
          .get(0)
          .leader()
          .id();
    }
  }

  private static Map<String, TopicDescription> topics(Admin admin)
      throws ExecutionException, InterruptedException {
    return admin.describeTopics(admin.listTopics().names().get()).allTopicNames().get();
  }

  @Override
  public void close() {
    nodes.stream()
        .map(node -> node.process)
        .filter(process -> process != null)
        .forEach(
            process -> {
              process.destroyForcibly();
              process.onExit().join();
            });
  }
}
