package wellspring.infra.kafka;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import wellspring.agents.log.LogException;

/**
 * The Kafka cluster that holds the logs. An external cluster gets a limited time to answer. Our own
 * broker is waited for as long as it lives: this process knows at once when it dies, and until then
 * a slow answer only means a busy machine.
 *
 * <p>Life: answering or silent by turns, then lost, which {@link #onLoss} tells, or closed.
 */
public final class KafkaCluster implements AutoCloseable {
  /** A broker on this machine that says nothing for so long has most probably ended. */
  private static final Duration READING_SILENCE_MAX = Duration.ofSeconds(10);

  /** The file in a broker's folder with which other programs of this user read what is on it. */
  public static final String READERS_FILE = "client.properties";

  /** How long an external cluster may take for all requests at the start. */
  static final Duration ANSWER_MAX = Duration.ofSeconds(10);

  /** Where nobody else can write, a record of somebody else's is a fault. */
  private static final ClusterOptions OWN =
      ClusterOptions.USUAL.with(ClusterOptions.USUAL.silence(), ForeignRecords.Treatment.FAIL);

  private final ClusterAddress address;
  private final Optional<EmbeddedBroker> own;
  private final ClientProperties client;
  private final OptionalInt replicas;
  private final Consumer<String> remarks;
  private final Admin admin;
  private final ClusterHeartbeat.Limits limits;
  private final ForeignRecords foreign;
  private final ClusterHeartbeat pulse;
  private final LossNotice loss = new LossNotice();
  private Optional<ReaderAccess> readers = Optional.empty();

  private KafkaCluster(
      ClusterAddress address,
      Optional<EmbeddedBroker> own,
      ClusterOptions options,
      ClusterHeartbeat.Limits limits,
      Consumer<String> remarks) {
    this.address = address;
    this.own = own;
    this.client = options.client();
    this.replicas = options.replicas();
    this.remarks = remarks;
    this.limits = limits;
    this.foreign = new ForeignRecords(options.foreign(), remarks);
    this.admin = admin(new KafkaClients(this, "cluster"));
    this.pulse = new ClusterHeartbeat(this, limits);
    own.ifPresent(broker -> broker.onDeath(this::lost));
  }

  /**
   * One that exists; it is not asked anything yet.
   *
   * @param remarks is told when it falls silent, when it answers again, and of others' records
   * @throws LogException if the address cannot be used
   */
  public static KafkaCluster at(
      ClusterAddress address, ClusterOptions options, Consumer<String> remarks) {
    return at(address, options, ClusterHeartbeat.Limits.of(options.silence()), remarks);
  }

  /** As {@link #at(ClusterAddress, ClusterOptions, Consumer)}, with other limits. */
  static KafkaCluster at(
      ClusterAddress address,
      ClusterOptions options,
      ClusterHeartbeat.Limits limits,
      Consumer<String> remarks) {
    return new KafkaCluster(address, Optional.empty(), options, limits, remarks);
  }

  /**
   * The broker that another process of this user has started, to be read.
   *
   * @param directory where it keeps its files
   * @throws LogException if none serves there
   */
  public static KafkaCluster reading(Path directory, Consumer<String> remarks) {
    Map<String, String> settings = ReaderAccess.read(directory);
    return new KafkaCluster(
        new ClusterAddress(settings.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG)),
        Optional.empty(),
        OWN.with(new ClientProperties(Optional.empty(), settings)),
        ClusterHeartbeat.Limits.of(READING_SILENCE_MAX),
        remarks);
  }

  /**
   * Starts a broker of our own, which ends when this is closed. Only this process can write there;
   * other programs of this user read with its {@link #READERS_FILE}.
   *
   * @param directory where it keeps its files, and that file
   * @param remarks is told that it takes long
   * @throws LogException if it does not start
   */
  public static KafkaCluster embedded(Path directory, Consumer<String> remarks) {
    EmbeddedBroker broker = EmbeddedBroker.start(directory, remarks);
    KafkaCluster cluster = of(broker, remarks);
    try {
      cluster.readers =
          broker.credentials().map(each -> ReaderAccess.grant(cluster, each, directory));
      return cluster;
    } catch (RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  /** Our own broker that has started; closing this ends it. */
  static KafkaCluster of(EmbeddedBroker broker, Consumer<String> remarks) {
    return new KafkaCluster(
        new ClusterAddress(broker.bootstrap()),
        Optional.of(broker),
        OWN,
        ClusterHeartbeat.Limits.of(OWN.silence()),
        remarks);
  }

  /** Where clients connect, as HOST:PORT, or several with commas between. */
  public String bootstrap() {
    return address.brokers();
  }

  /**
   * Tells an observer the reason, in a whole sentence without its full stop, if the cluster is
   * lost: if our own broker dies, or another cluster has not answered for long. At once if it
   * already is. Who asked last is told first, because it stands on what was there before.
   */
  public void onLoss(Consumer<String> observer) {
    loss.onLoss(observer);
  }

  /** Ends the broker, if it is ours. */
  @Override
  public void close() {
    pulse.close();
    admin.close(Duration.ZERO);
    try {
      readers.ifPresent(ReaderAccess::end);
    } finally {
      own.ifPresent(EmbeddedBroker::close);
    }
  }

  /**
   * Looks from now on whether it answers for some partitions.
   *
   * @param inSyncMin how many replicas of each it takes to write there
   */
  void watch(List<TopicPartition> partitions, int inSyncMin) {
    pulse.start(partitions, inSyncMin);
  }

  /** Whoever uses it wants to end: if it falls silent now, or is, it is soon lost. */
  public void hurry() {
    pulse.hurry();
  }

  /** The records of others that have been read from it. */
  public ForeignRecords foreign() {
    return foreign;
  }

  Admin admin() {
    return admin;
  }

  /** How clients log in, as Kafka's settings; empty where nobody has to. */
  Map<String, String> login() {
    return own.flatMap(EmbeddedBroker::credentials)
        .map(BrokerCredentials::ownerSettings)
        .orElse(client.values());
  }

  /** What people say of how clients log in. */
  ClientProperties client() {
    return client;
  }

  /** On how many brokers people want each record; empty for the usual number. */
  OptionalInt replicas() {
    return replicas;
  }

  /** Whether it is our own broker. */
  public boolean isOwn() {
    return own.isPresent();
  }

  void remark(String text) {
    remarks.accept(text);
  }

  UnboundedWait vigil() {
    return new UnboundedWait(toString(), remarks);
  }

  /** So much for somebody else's cluster; as long as it takes for our own. */
  Duration limit(Duration foreign) {
    return isOwn() ? KafkaClients.FOR_EVER : foreign;
  }

  /** The same, and longer by as much as somebody else's may be silent. */
  Duration patience(Duration foreign) {
    Duration limit = limit(foreign);
    Duration rest = KafkaClients.FOR_EVER.minus(limit);
    return limit.plus(limits.loss().compareTo(rest) < 0 ? limits.loss() : rest);
  }

  /**
   * Waits for an answer, of somebody else's cluster until a moment.
   *
   * @param deadline by {@link System#nanoTime}
   * @throws TimeoutException if there is none by then
   * @throws LogException if the cluster is lost meanwhile
   */
  <T> T await(KafkaFuture<T> answer, long deadline, UnboundedWait vigil)
      throws ExecutionException, TimeoutException {
    try {
      if (isOwn()) {
        return vigil.await(answer.toCompletionStage().toCompletableFuture(), this::requireAlive);
      }
      return answer.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LogException("interrupted while talking to " + this, e);
    }
  }

  /**
   * Asks for something that may be asked again, and waits for the answer. A broker of one's own
   * that lives may be slow, on a machine that has much to do: it is asked until it answers.
   *
   * @throws TimeoutException if somebody else's cluster does not answer
   * @throws LogException if the cluster is lost meanwhile
   */
  <T> T ask(Supplier<KafkaFuture<T>> question) throws ExecutionException, TimeoutException {
    while (true) {
      try {
        return await(question.get(), deadline(), vigil());
      } catch (ExecutionException e) {
        if (!isOwn() || !(e.getCause() instanceof RetriableException)) {
          throw e;
        }
      }
    }
  }

  /** When somebody else's cluster must have answered what it is asked now. */
  static long deadline() {
    return System.nanoTime() + ANSWER_MAX.toNanos();
  }

  void lost(String reason) {
    List<Consumer<String>> told = new ArrayList<>(loss.lost(reason));
    Collections.reverse(told);
    pulse.close();
    told.forEach(observer -> observer.accept(reason));
  }

  private void requireAlive() {
    loss.reason()
        .ifPresent(
            reason -> {
              throw new LogException(reason);
            });
  }

  private Admin admin(KafkaClients clients) {
    try {
      return clients.admin();
    } catch (KafkaException e) {
      throw new LogException(
          "cannot use the Kafka address %s%s: %s".formatted(address, client.words(), causes(e)), e);
    }
  }

  /** What Kafka says of a failure, from the outermost to the innermost. */
  static String causes(Throwable e) {
    return e.getCause() == null || e.getCause() == e
        ? String.valueOf(e.getMessage())
        : e.getMessage() + ": " + causes(e.getCause());
  }

  @Override
  public String toString() {
    return isOwn() ? "the embedded Kafka broker" : "the Kafka cluster at " + address;
  }
}
