package wellspring.infra.kafka;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server$;
import kafka.server.SharedServer;
import kafka.server.StandardFaultHandlerFactory;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.message.RequestHeaderData;
import org.apache.kafka.common.network.ListenerName;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.controller.ControllerRequestContext;
import org.apache.kafka.image.MetadataDelta;
import org.apache.kafka.image.MetadataImage;
import org.apache.kafka.image.loader.LoaderManifest;
import org.apache.kafka.image.publisher.MetadataPublisher;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.raft.QuorumConfig;
import org.apache.kafka.server.ServerSocketFactory;
import org.slf4j.LoggerFactory;
import scala.Tuple2;
import wellspring.model.file.FileFault;

/**
 * A Kafka node that is broker and controller at once, in this JVM. The only class that touches the
 * parts of Kafka that are not public.
 *
 * <p>Kafka's own {@code KafkaRaftServer} starts both halves in one go. Here they start one by one,
 * because a broker must not start while the registration of a killed predecessor still counts: a
 * transaction that was being committed would be sent to the dead one's address and hang for ever.
 */
final class BrokerNode implements AutoCloseable {
  private static final int ID = 1;
  private static final ListenerName CLIENTS = new ListenerName("CLIENTS");
  private static final String CONTROLLER = "CONTROLLER";
  private static final String HOST = "127.0.0.1";
  private static final String LOGS = "kafka";
  private static final String MARKER = "kafka-open";

  private static final Duration SHUTDOWN_MAX = Duration.ofMinutes(2);
  private static final Duration AGAIN = Duration.ofMillis(100);

  private final Path marker;
  private final ControllerServer controller;
  private final BrokerServer broker;

  private BrokerNode(Path marker, ControllerServer controller, BrokerServer broker) {
    this.marker = marker;
    this.controller = controller;
    this.broker = broker;
  }

  /**
   * Starts a node on free ports of the loopback interface; its logs lie in a folder of their own.
   *
   * @param directory where it keeps its files; made if it does not exist
   * @param credentials who may use it; empty for whoever can reach it
   * @throws IOException if the folder cannot be written
   */
  static BrokerNode start(Path directory, Optional<BrokerCredentials> credentials)
      throws IOException {
    Path logs = Files.createDirectories(directory.resolve(LOGS));
    Path marker = directory.resolve(MARKER);
    format(logs);
    boolean closedCleanly = !Files.exists(marker);
    if (!closedCleanly) {
      LogRepair.mend(logs);
    }
    Files.writeString(marker, "a broker is running here, or was not closed\n");

    KafkaConfig config = KafkaConfig.fromProps(properties(logs, freePort(), credentials), false);
    Tuple2<MetaPropertiesEnsemble, BootstrapMetadata> stored =
        KafkaRaftServer.initializeLogDirs(config, LoggerFactory.getLogger(BrokerNode.class), "");
    SharedServer shared = shared(config, stored._1());
    ControllerServer controller =
        new ControllerServer(shared, KafkaRaftServer.configSchema(), stored._2());
    BrokerNode node = new BrokerNode(marker, controller, new BrokerServer(shared));
    try {
      controller.startup();
      if (!closedCleanly) {
        unregister(shared, controller);
      }
      node.broker.startup();
      return node;
    } catch (RuntimeException | Error e) {
      node.stop();
      throw e;
    }
  }

  /** Where clients connect, as HOST:PORT. */
  String bootstrap() {
    return HOST + ":" + broker.boundPort(CLIENTS);
  }

  /** Stops serving and writes everything to disk. */
  @Override
  public void close() {
    stop();
    try {
      Files.deleteIfExists(marker);
    } catch (IOException e) {
      throw FileFault.cannot("delete", marker, e);
    }
  }

  private void stop() {
    broker.shutdown(SHUTDOWN_MAX);
    controller.shutdown();
  }

  private static void format(Path logs) throws IOException {
    if (Files.exists(logs.resolve("meta.properties"))) {
      return;
    }
    try (PrintStream silence =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      new Formatter()
          .setNodeId(ID)
          .setClusterId(Uuid.randomUuid().toString())
          .setDirectories(List.of(logs.toString()))
          .setMetadataLogDirectory(logs.toString())
          .setControllerListenerName(CONTROLLER)
          .setPrintStream(silence)
          .run();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException("cannot prepare " + logs, e);
    }
  }

  private static SharedServer shared(KafkaConfig config, MetaPropertiesEnsemble stored) {
    QuorumConfig quorum = config.quorumConfig();
    return new SharedServer(
        config,
        stored,
        Time.SYSTEM,
        Server$.MODULE$.initializeMetrics(config, Time.SYSTEM, stored.clusterId().orElseThrow()),
        CompletableFuture.completedFuture(QuorumConfig.parseVoterConnections(quorum.voters())),
        QuorumConfig.parseBootstrapServers(quorum.bootstrapServers()),
        new StandardFaultHandlerFactory(),
        ServerSocketFactory.INSTANCE);
  }

  /**
   * Takes the registration of the node that was killed away. Without that the controller (of Kafka
   * 4.4.0) refuses its successor until its session has expired, also where it is fenced before.
   */
  private static void unregister(SharedServer shared, ControllerServer controller) {
    RegistrationWatch watch = new RegistrationWatch();
    try {
      shared.loader().installPublishers(List.of(watch)).get();
      while (!isGone(watch)) {
        var unused = controller.controller().unregisterBroker(anonymous(), ID);
      }
      shared.loader().removeAndClosePublisher(watch).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(
          "the last broker that used these files is still registered as alive", e);
    }
  }

  /** Waits for it a moment: a controller that does not lead yet has refused. */
  private static boolean isGone(RegistrationWatch watch)
      throws InterruptedException, ExecutionException {
    try {
      watch.gone.get(AGAIN.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }

  private static ControllerRequestContext anonymous() {
    return new ControllerRequestContext(
        new RequestHeaderData(), KafkaPrincipal.ANONYMOUS, OptionalLong.empty());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static Properties properties(
      Path logs, int controllerPort, Optional<BrokerCredentials> credentials) {
    String text =
        """
        process.roles=broker,controller
        node.id=%1$d
        listeners=CLIENTS://%2$s:0,CONTROLLER://%2$s:%3$d
        controller.listener.names=CONTROLLER
        controller.quorum.voters=%1$d@%2$s:%3$d
        inter.broker.listener.name=CLIENTS
        listener.security.protocol.map=CLIENTS:%4$s,CONTROLLER:%4$s
        controller.quorum.election.timeout.ms=200
        broker.session.timeout.ms=3000
        broker.heartbeat.interval.ms=500
        initial.broker.registration.timeout.ms=86400000
        auto.create.topics.enable=false
        default.replication.factor=1
        offsets.topic.num.partitions=1
        offsets.topic.replication.factor=1
        transaction.state.log.num.partitions=1
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        share.coordinator.state.topic.num.partitions=1
        share.coordinator.state.topic.replication.factor=1
        share.coordinator.state.topic.min.isr=1
        group.initial.rebalance.delay.ms=0
        log.retention.ms=-1
        log.retention.bytes=-1
        log.cleaner.dedupe.buffer.size=4194304
        log.index.size.max.bytes=1048576
        num.network.threads=2
        num.io.threads=4
        background.threads=2
        num.recovery.threads.per.data.dir=1
        metric.reporters=
        """
            .formatted(
                ID, HOST, controllerPort, credentials.isPresent() ? "SASL_PLAINTEXT" : "PLAINTEXT");
    Properties properties = new Properties();
    credentials.ifPresent(
        each -> properties.putAll(each.nodeSettings(CLIENTS.value(), CONTROLLER)));
    text.lines()
        .map(line -> line.split("=", 2))
        .forEach(pair -> properties.setProperty(pair[0], pair[1]));
    properties.setProperty("log.dirs", logs.toString());
    return properties;
  }

  /** Waits until no node is registered. */
  private static final class RegistrationWatch implements MetadataPublisher {
    private final CompletableFuture<Void> gone = new CompletableFuture<>();

    @Override
    public String name() {
      return "RegistrationWatch";
    }

    @Override
    public void onMetadataUpdate(
        MetadataDelta delta, MetadataImage image, LoaderManifest manifest) {
      if (image.cluster().broker(ID) == null) {
        gone.complete(null);
      }
    }

    @Override
    public void close() {
      // It holds nothing; declared because the inherited one may throw anything.
    }
  }
}
