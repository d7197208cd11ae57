package wellspring.infra.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigValueFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.BootstrapSetup;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.SerializationExtension;
import org.apache.pekko.serialization.Serializer;
import org.apache.pekko.serialization.Serializers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wellspring.agents.event.ControlEvent.DocumentOffered;
import wellspring.agents.event.OffsetRange;
import wellspring.agents.event.Topic;
import wellspring.agents.protocol.Answer;
import wellspring.agents.protocol.Order;
import wellspring.agents.protocol.OrderSheet;
import wellspring.agents.protocol.ScenarioChanges;
import wellspring.infra.node.NodeMessage.Asked;
import wellspring.infra.node.NodeMessage.Hello;
import wellspring.infra.node.NodeMessage.LeaderSays;
import wellspring.infra.node.NodeMessage.Lives;
import wellspring.infra.node.NodeMessage.Over;
import wellspring.infra.node.NodeMessage.Refusal;
import wellspring.infra.node.NodeMessage.RunNotice;
import wellspring.infra.run.RunException;

/** What nodes tell each other, and who may. */
class NodeMessageTest {
  private static final String REMOTING = "JacksonCborSerializer";

  /** There is no cluster that it could leave. */
  private static final String LEAVING = "pekko.coordinated-shutdown.run-by-actor-system-terminate";

  @TempDir private static Path folder;
  private static ActorSystem<Void> system;
  private static Serialization serialization;

  @BeforeAll
  static void begin() {
    NodeSecret secret = NodeSecret.make(folder.resolve("nodes.p12"));
    var config =
        NodeConfig.of(new NodeAddress("127.0.0.1", 0), secret, 2, true)
            .withValue(LEAVING, ConfigValueFactory.fromAnyRef(false));
    system =
        ActorSystem.create(
            Behaviors.empty(), "wellspring", BootstrapSetup.create(config).and(new RunFolder()));
    serialization = SerializationExtension.get(system.classicSystem());
  }

  @AfterAll
  static void end() {
    system.terminate();
    system.getWhenTerminated().toCompletableFuture().join();
  }

  @Test
  void eachMessageComesBackAsItWasSent() throws Exception {
    OffsetRange range =
        new OffsetRange(Topic.DOCUMENTS, List.of(1L, 1L << 40), List.of(2L, 1L << 41));
    ScenarioChanges rules =
        new ScenarioChanges(
            List.of(new ScenarioChanges.Change(3, "a=1")), new TreeSet<>(List.of("m")));
    List<Order> orders =
        List.of(
            new Order.Write("w", 1, "a", List.of(new DocumentOffered("d", 1, "ü\n", "x"))),
            new Order.Curate("c", 1, "a", "m", rules, range),
            new Order.Learn("l", 1, "a", range, range),
            new Order.Evaluate("e", 1, "a", "m", rules, range, range, range),
            new Order.Compare("p", 1, "a", rules),
            new Order.Settle("s", 1, "a", List.of(range), "f"));
    ActorRef<Answer> answers = system.systemActorOf(Behaviors.ignore(), "answers", Props.empty());
    ActorRef<Lives> lives = system.systemActorOf(Behaviors.ignore(), "lives", Props.empty());
    ActorRef<LeaderSays> ear = system.systemActorOf(Behaviors.ignore(), "ear", Props.empty());
    OrderSheet sheet =
        new OrderSheet("a", 1, List.of("b"), orders.subList(0, 3), orders.subList(3, 6));

    assertComesBack(new Asked(7, sheet, answers, lives));
    assertComesBack(new Lives("a", "n"));
    assertComesBack(new Hello("n", "b", ear));
    assertComesBack(new RunNotice("r", "/f", "h", 2, "n", 1L << 33));
    assertComesBack(new Refusal("no"));
    assertComesBack(new Over("it is over"));
    assertComesBack(new Answer.Done("o", "a", Map.of(Topic.CORPORA, List.of(0L, 1L << 40))));
    assertComesBack(new Answer.Settled("o", "a", "f"));
    assertComesBack(new Answer.Failed("o", "a", "why"));
  }

  private static void assertComesBack(Object message) throws Exception {
    Serializer serializer = serialization.findSerializerFor(message);
    assertThat(serializer.getClass().getSimpleName()).isEqualTo(REMOTING);
    byte[] bytes = serialization.serialize(message).get();
    assertThat(
            serialization
                .deserialize(
                    bytes, serializer.identifier(), Serializers.manifestFor(serializer, message))
                .get())
        .isEqualTo(message);
  }

  @Test
  void otherTypesDoNotGo() {
    assertThatThrownBy(() -> serialization.serialize(new Date()).get())
        .hasMessageContaining("Java serialization");
  }

  @Test
  void aNodeOfAnotherBuildIsTold() throws Exception {
    var led = new CompletableFuture<ActorRef<Leadership.Command>>();
    var heard = new CompletableFuture<LeaderSays>();
    ActorRef<Leadership.Command> leader =
        system.systemActorOf(Leadership.create("one", led::complete), "leader", Props.empty());
    ActorRef<LeaderSays> ear =
        system.systemActorOf(
            Behaviors.receiveMessage(
                said -> {
                  heard.complete(said);
                  return Behaviors.same();
                }),
            "listener",
            Props.empty());

    leader.tell(new Hello("n", "other", ear));

    assertThat(heard.get(1, TimeUnit.MINUTES))
        .isEqualTo(
            new Refusal("this node is of build other, and the run of build one: use that one"));
    assertThat(led.get(1, TimeUnit.MINUTES)).isEqualTo(leader);
  }

  @Test
  void aSecretIsForItsOwnerAlone() throws Exception {
    Path file = folder.resolve("own").resolve("nodes.p12");
    assertThatThrownBy(() -> NodeSecret.open(file))
        .isInstanceOf(RunException.class)
        .hasMessageContainingAll("--secret " + file, "is not there", "copy it");
    var unused = NodeSecret.make(file);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");

    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(() -> NodeSecret.open(file)).hasMessageContaining("chmod 600 " + file);

    Path broken = Files.writeString(folder.resolve("broken.p12"), "abc");
    Files.setPosixFilePermissions(broken, PosixFilePermissions.fromString("rw-------"));
    assertThatThrownBy(() -> NodeSecret.open(broken))
        .isInstanceOf(RunException.class)
        .hasMessageContainingAll("--secret " + broken, "is no secret of nodes");
  }
}
