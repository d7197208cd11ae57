package wellspring.infra.node;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.AbstractActorWithTimers;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.cluster.Cluster;
import org.apache.pekko.cluster.ClusterEvent;
import org.apache.pekko.cluster.ClusterEvent.MemberEvent;
import org.apache.pekko.cluster.ClusterEvent.ReachabilityEvent;
import org.apache.pekko.cluster.DowningProvider;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.remote.artery.ThisActorSystemQuarantinedEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Option;
import scala.concurrent.duration.FiniteDuration;
import wellspring.infra.node.SplitView.SeenClaim;

/**
 * Ends what is left of a cluster on all sides of a split but one; see the package comment. Pekko
 * makes it, by its name.
 */
public final class SplitResolver extends DowningProvider {
  /** So long nodes must be out of sight, and nothing else change, before anything is done. */
  private static final Duration STABLE = Duration.ofSeconds(3);

  private final RunFolder folder;

  public SplitResolver(ActorSystem system) {
    this.folder = RunFolder.of((ExtendedActorSystem) system);
  }

  @Override
  public FiniteDuration downRemovalMargin() {
    return FiniteDuration.apply(STABLE.toSeconds(), TimeUnit.SECONDS);
  }

  @Override
  public Option<Props> downingActorProps() {
    return Option.apply(
        Props.create(Watch.class, () -> new Watch(folder))
            .withDispatcher("pekko.actor.default-blocking-io-dispatcher"));
  }

  /** Looks every second while anything is out of sight, or this node has a claim. */
  private static final class Watch extends AbstractActorWithTimers {
    private static final Logger log = LoggerFactory.getLogger(SplitResolver.class);
    private static final Duration TICK = Duration.ofSeconds(1);

    /** So long a claim stays once all is well, for those who find out late. */
    private static final Duration CLAIM_STAYS = Duration.ofSeconds(20);

    private final RunFolder folder;
    private final Cluster cluster = Cluster.get(getContext().getSystem());
    private final String self = cluster.selfAddress().toString();
    private long changed = System.nanoTime();
    private Optional<SplitClaim> first = Optional.empty();
    private Optional<SplitClaim> last = Optional.empty();
    private long lastChanged;
    private boolean owns;
    private long needed;

    Watch(RunFolder folder) {
      this.folder = folder;
    }

    @Override
    public void preStart() {
      cluster.subscribe(
          getSelf(),
          ClusterEvent.initialStateAsEvents(),
          MemberEvent.class,
          ReachabilityEvent.class);
      getContext()
          .getSystem()
          .getEventStream()
          .subscribe(getSelf(), ThisActorSystemQuarantinedEvent.class);
      getTimers().startTimerWithFixedDelay("tick", "tick", TICK);
    }

    @Override
    public void postStop() {
      cluster.unsubscribe(getSelf());
    }

    @Override
    public Receive createReceive() {
      return receiveBuilder()
          .match(MemberEvent.class, event -> changes())
          .match(ReachabilityEvent.class, event -> changes())
          .match(ThisActorSystemQuarantinedEvent.class, event -> end("others have cut it off"))
          .matchEquals("tick", tick -> look())
          .build();
    }

    private void changes() {
      changed = System.nanoTime();
      first = Optional.empty();
    }

    private static Duration since(long nanos) {
      return Duration.ofNanos(System.nanoTime() - nanos);
    }

    private void look() {
      try {
        if (owns) {
          renew(folder.path().orElseThrow());
        }
        SplitView view = view();
        if (view.unreachable().isEmpty()) {
          first = Optional.empty();
        } else if (since(changed).compareTo(STABLE) >= 0) {
          decide(view);
        }
      } catch (IOException e) {
        log.warn("the claims of nodes cannot be read or written", e);
      }
    }

    /** As long as anybody might ask, this node shows that it is there. */
    private void renew(Path path) throws IOException {
      Optional<SplitClaim> claim = SplitClaim.read(path);
      if (claim.isEmpty() || !claim.get().owner().equals(self)) {
        owns = false;
        if (claim.isPresent()) {
          end("another one has taken the run over");
        }
      } else if (since(needed).compareTo(CLAIM_STAYS) > 0) {
        SplitClaim.forget(path);
        owns = false;
      } else {
        claim.get().renew(path);
      }
    }

    private SplitView view() {
      Set<String> unreachable = new TreeSet<>();
      cluster.state().getUnreachable().forEach(each -> unreachable.add(each.address().toString()));
      unreachable.remove(self);
      Set<String> reachable = new TreeSet<>();
      for (Member member : cluster.state().getMembers()) {
        reachable.add(member.address().toString());
      }
      reachable.removeAll(unreachable);
      reachable.add(self);
      return new SplitView(self, reachable, unreachable);
    }

    private void decide(SplitView view) throws IOException {
      if (folder.path().isEmpty()) {
        carryOut(view.decideByNumber(), view, Optional.empty());
        return;
      }
      Optional<SplitClaim> claim = SplitClaim.read(folder.path().get());
      if (!claim.equals(last)) {
        last = claim;
        lastChanged = System.nanoTime();
      }
      first = first.or(() -> claim);
      Optional<SeenClaim> seen =
          claim.map(
              each -> new SeenClaim(each.owner(), !first.get().equals(each), since(lastChanged)));
      carryOut(view.decide(seen, since(changed).minus(STABLE)), view, claim);
    }

    private void carryOut(SplitView.Decision decision, SplitView view, Optional<SplitClaim> claim)
        throws IOException {
      switch (decision) {
        case WAIT -> {}
        case CLAIM -> {
          SplitClaim.make(folder.path().orElseThrow(), self, claim);
          owns = true;
          needed = System.nanoTime();
        }
        case GO_ON -> {
          log.info("{} go on without {}", view.reachable(), view.unreachable());
          needed = System.nanoTime();
          for (Member member : cluster.state().getUnreachable()) {
            cluster.down(member.address());
          }
        }
        case END -> end("the others go on");
      }
    }

    private void end(String reason) {
      log.info("this node ends: {}", reason);
      cluster.down(cluster.selfAddress());
    }
  }
}
