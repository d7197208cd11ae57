package wellspring.infra.node;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.BootstrapSetup;
import org.apache.pekko.actor.setup.ActorSystemSetup;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.Cluster;
import org.apache.pekko.cluster.ClusterEvent.MemberEvent;
import org.apache.pekko.cluster.ClusterEvent.MemberRemoved;
import org.apache.pekko.cluster.ClusterEvent.MemberUp;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.typed.ClusterSingleton;
import org.apache.pekko.cluster.typed.SingletonActor;
import org.apache.pekko.cluster.typed.Subscribe;
import org.slf4j.LoggerFactory;
import wellspring.agents.conductor.AgentHost;
import wellspring.agents.context.AsyncWork;
import wellspring.agents.scenario.ScenarioWriter;
import wellspring.infra.lab.RunResources;
import wellspring.infra.lab.RunSubject;
import wellspring.infra.node.NodeMessage.Hello;
import wellspring.infra.node.NodeMessage.LeaderSays;
import wellspring.infra.node.NodeMessage.Over;
import wellspring.infra.node.NodeMessage.Refusal;
import wellspring.infra.node.NodeMessage.RunNotice;
import wellspring.infra.run.RunDirectory;
import wellspring.infra.run.RunException;
import wellspring.infra.run.RunManifest;
import wellspring.infra.run.RunNodes;

/**
 * This process as a node of a cluster that works on a run.
 *
 * <p>Life: open; then it hears what is run, or that it leads; then it has agents; then it is
 * closed. If the others go on without it, the process ends at once, with a sentence: what it would
 * still do, somebody else does.
 */
public final class ClusterNode implements AutoCloseable {
  private static final String NAME = "wellspring";
  private static final Duration HELLO = Duration.ofMillis(700);
  private static final Duration LEAVE_MAX = Duration.ofSeconds(15);
  private static final int LEFT_BEHIND = 1;

  private final ActorSystem<Void> system;
  private final RunFolder folder;
  private final Consumer<String> remarks;
  private final String build = BuildHash.own();
  private final BlockingQueue<NodeEvent> events = new LinkedBlockingQueue<>();
  private final AtomicReference<ActorRef<Leadership.Command>> leadership = new AtomicReference<>();
  private Optional<LeaderSays> heard = Optional.empty();
  private Optional<NodeRuns> runs = Optional.empty();
  private volatile boolean closing;
  private volatile boolean joined;

  /**
   * What a node is made of.
   *
   * @param own where others reach it
   * @param threads how many threads its actors share
   * @param device whether neural models are to be trained here rather than where there is none
   */
  public record NodeSettings(NodeAddress own, NodeSecret secret, int threads, boolean device) {}

  private ClusterNode(ActorSystem<Void> system, RunFolder folder, Consumer<String> remarks) {
    this.system = system;
    this.folder = folder;
    this.remarks = remarks;
    Cluster cluster = cluster();
    cluster.registerOnMemberUp(() -> joined = true);
    cluster.registerOnMemberRemoved(this::leftBehind);
    var unused = system.getWhenTerminated().whenComplete((done, error) -> leftBehind());
  }

  /**
   * The first node of a cluster.
   *
   * @param remarks is told what people should know of the cluster
   * @throws RunException if it cannot listen where it should
   */
  public static ClusterNode open(NodeSettings settings, Consumer<String> remarks) {
    ClusterNode node = start("--nodes", settings, remarks);
    node.cluster().join(node.cluster().selfAddress());
    node.begin();
    return node;
  }

  /**
   * A further node.
   *
   * @param seed any node that is there
   * @param listen where others are to reach this one; empty for any port, at the address by which
   *     it reaches the first
   * @param patience for how long to try until the first answers
   * @param remarks is told what people should know of the cluster
   * @throws RunException if there is no such node, it has another secret, or this one cannot listen
   *     where it should
   */
  public static ClusterNode join(
      NodeAddress seed,
      Optional<NodeAddress> listen,
      NodeSettings settings,
      Duration patience,
      Consumer<String> remarks) {
    String host = JoinProbe.reach(seed, settings.secret(), patience, remarks);
    NodeAddress own = listen.orElseGet(() -> new NodeAddress(host, 0));
    ClusterNode node =
        start(
            "--listen",
            new NodeSettings(own, settings.secret(), settings.threads(), settings.device()),
            remarks);
    Address address =
        new Address(node.cluster().selfAddress().protocol(), NAME, seed.host(), seed.port());
    node.cluster().joinSeedNodes(List.of(address));
    node.begin();
    return node;
  }

  private static ClusterNode start(String option, NodeSettings settings, Consumer<String> remarks) {
    LoggerFactory.getLogger(ClusterNode.class).debug("{} begins", settings.own()); // alone
    RunFolder folder = new RunFolder();
    var config =
        NodeConfig.of(settings.own(), settings.secret(), settings.threads(), settings.device());
    ActorSystemSetup setup = BootstrapSetup.create(config).and(folder);
    try {
      return new ClusterNode(ActorSystem.create(Behaviors.empty(), NAME, setup), folder, remarks);
    } catch (RuntimeException e) {
      throw new RunException(
          "%s %s cannot be listened on (%s): is it another node's, or no address of this machine? Name another one"
              .formatted(option, settings.own(), AsyncWork.reason(root(e))),
          e);
    }
  }

  private static Throwable root(Throwable error) {
    return error.getCause() == null ? error : root(error.getCause());
  }

  private Cluster cluster() {
    return Cluster.get(system.classicSystem());
  }

  /** Looks for the leader, and is ready to be it. */
  private void begin() {
    org.apache.pekko.cluster.typed.Cluster.get(system)
        .subscriptions()
        .tell(
            Subscribe.create(
                spawn(Behaviors.receiveMessage(this::changed), "members"), MemberEvent.class));
    ActorRef<LeaderSays> ear = spawn(Behaviors.receiveMessage(this::hear), "ear");
    ActorRef<Leadership.Command> leader =
        ClusterSingleton.get(system)
            .init(SingletonActor.of(Leadership.create(build, this::leads), "leader"));
    var unused =
        system
            .scheduler()
            .scheduleWithFixedDelay(
                Duration.ZERO,
                HELLO,
                () -> leader.tell(new Hello(address(), build, ear)),
                system.executionContext());
  }

  private Behavior<MemberEvent> changed(MemberEvent event) {
    Address node = event.member().address();
    MemberStatus own = cluster().selfMember().status();
    boolean leaves = closing || own == MemberStatus.down() || own == MemberStatus.removed();
    if (!leaves && !node.equals(cluster().selfAddress())) {
      if (event instanceof MemberUp) {
        remarks.accept("%s:%s is there".formatted(node.getHost().get(), node.getPort().get()));
      } else if (event instanceof MemberRemoved) {
        remarks.accept("%s:%s is gone".formatted(node.getHost().get(), node.getPort().get()));
      }
    }
    return Behaviors.same();
  }

  private <M> ActorRef<M> spawn(Behavior<M> behavior, String name) {
    return system.systemActorOf(behavior, name, Props.empty());
  }

  private void leads(ActorRef<Leadership.Command> self) {
    leadership.set(self);
    events.add(new NodeEvent.Leads());
  }

  private Behavior<LeaderSays> hear(LeaderSays said) {
    if (heard.isEmpty() || !heard.get().equals(said)) {
      heard = Optional.of(said);
      if (said instanceof RunNotice notice) {
        events.add(new NodeEvent.Runs(notice));
      } else if (said instanceof Over over) {
        events.add(new NodeEvent.Ended(over.sentence()));
      } else if (said instanceof Refusal refusal) {
        events.add(new NodeEvent.Refused(refusal.reason()));
      }
    }
    return Behaviors.same();
  }

  /** Where others reach this node. */
  public String address() {
    var own = cluster().selfAddress();
    return own.getHost().orElse("") + ":" + own.getPort().map(Object::toString).orElse("");
  }

  /** How many nodes there are now. */
  public int count() {
    return cluster().state().members().size();
  }

  /** What happens next; waits for it. */
  public NodeEvent next() throws InterruptedException {
    return events.take();
  }

  /** Waits until this node, the first one, leads. */
  public void awaitLead() {
    try {
      while (!(next() instanceof NodeEvent.Leads)) {}
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunException("interrupted while the cluster was opened");
    }
  }

  /**
   * Agents may live here from now on.
   *
   * @param directory the run's folder
   * @param resources with what they work
   */
  public void host(RunDirectory directory, RunResources resources) {
    if (runs.isPresent()) {
      return;
    }
    folder.is(directory.path());
    NodeRuns own = new NodeRuns(directory, resources, remarks, this::cutOff);
    runs = Optional.of(own);
    String node = address();
    var unused =
        ClusterSharding.get(system)
            .init(
                Entity.of(
                        AgentIds.TYPE,
                        place -> AgentEntity.create(AgentIds.name(place.getEntityId()), node, own))
                    .withMessageExtractor(AgentIds.extractor())
                    .withAllocationStrategy(new AgentAllocation(cluster())));
  }

  /**
   * Agents of the run that this node leads live on all nodes; it tells them of the run.
   *
   * @param resources with what those on this node work
   * @param placed is told where agents live, when that changes
   */
  public AgentHost.Placement lead(
      RunSubject run, RunResources resources, Consumer<RunNodes> placed) {
    RunDirectory directory = run.directory().orElseThrow();
    int attempt = RunManifest.read(directory).continued().size() + 1;
    host(directory, resources);
    return answers -> {
      ActorRef<OrderDispatcher.Command> dispatcher =
          spawn(
              OrderDispatcher.create(
                  new OrderDispatcher.Attempt(
                      run.scenario(),
                      attempt,
                      answers,
                      places -> {
                        RunNodes nodes = new RunNodes(address(), places);
                        nodes.write(directory);
                        placed.accept(nodes);
                      })),
              "orders-" + attempt);
      leadership
          .get()
          .tell(
              new Leadership.Leads(
                  new RunNotice(
                      run.run(),
                      directory.path().toString(),
                      ScenarioWriter.hash(run.scenario()),
                      attempt,
                      address(),
                      ProcessHandle.current().pid())));
      return order -> dispatcher.tell(new OrderDispatcher.Give(order));
    };
  }

  /** The run that this node led is over: tells the others, and waits until they have left. */
  public void end(String sentence) {
    ActorRef<Leadership.Command> self = leadership.get();
    if (self == null) {
      return;
    }
    self.tell(new Leadership.Ends(sentence));
    long deadline = System.nanoTime() + LEAVE_MAX.toNanos();
    try {
      while (count() > 1 && System.nanoTime() < deadline) {
        TimeUnit.MILLISECONDS.sleep(100);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The log is out of this node's reach, though not of the others'. */
  private void cutOff(String reason) {
    if (!closing) {
      endProcess("this node ends, and its agents move to others: " + reason);
    }
  }

  private void leftBehind() {
    if (closing) {
      return;
    }
    if (joined) {
      endProcess(
          "the other nodes go on without this one (it was cut off from them, or stood still for too long): start it again to join them");
    } else {
      events.add(
          new NodeEvent.Refused("the cluster did not let this node in within 20 s: try again"));
    }
  }

  /** At once: nothing more is to be written by this process. */
  private static void endProcess(String sentence) {
    System.err.println("wellspring: " + sentence);
    Runtime.getRuntime().halt(LEFT_BEHIND);
  }

  /** Somebody wants this node to end. */
  public void leave() {
    closing = true;
    events.add(new NodeEvent.Left());
  }

  /** Leaves the cluster; agents that live here move. */
  @Override
  public void close() {
    closing = true;
    system.terminate();
    try {
      system
          .getWhenTerminated()
          .toCompletableFuture()
          .get(LEAVE_MAX.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // The process ends anyway.
    }
    runs.ifPresent(NodeRuns::close);
  }
}
