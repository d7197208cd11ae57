package wellspring.infra.node;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How one node of a cluster sees a split.
 *
 * @param self its own address
 * @param reachable the nodes that it sees, itself among them
 * @param unreachable the nodes that it, or one that it sees, has lost sight of
 */
record SplitView(String self, Set<String> reachable, Set<String> unreachable) {
  /** So long the side with fewer nodes lets the other one go first. */
  static final Duration MINORITY_DELAY = Duration.ofSeconds(3);

  /** A claim that its owner has not renewed for so long is that of one who is gone. */
  static final Duration CLAIM_AGE_MAX = Duration.ofSeconds(6);

  /** What a node does about a split. */
  enum Decision {
    /** Nothing yet. */
    WAIT,
    /** Claims the run for its side. */
    CLAIM,
    /** Its side goes on: the others are taken for gone. */
    GO_ON,
    /** Another side goes on: it ends. */
    END
  }

  /**
   * A claim of the run, as the node sees it.
   *
   * @param owner who made it
   * @param renewed whether its owner has renewed it since this split began
   * @param age for how long it has not changed while the node looked
   */
  record SeenClaim(String owner, boolean renewed, Duration age) {}

  /**
   * What the node does.
   *
   * @param claim empty if there is none
   * @param stable for how long nothing has changed but claims
   */
  Decision decide(Optional<SeenClaim> claim, Duration stable) {
    if (claim.isEmpty()) {
      return speaks() && stable.compareTo(isFirst() ? Duration.ZERO : MINORITY_DELAY) >= 0
          ? Decision.CLAIM
          : Decision.WAIT;
    } else if (reachable.contains(claim.get().owner())) {
      return speaks() ? Decision.GO_ON : Decision.WAIT;
    } else if (claim.get().age().compareTo(CLAIM_AGE_MAX) >= 0) {
      return speaks() ? Decision.CLAIM : Decision.WAIT;
    }
    return claim.get().renewed() ? Decision.END : Decision.WAIT;
  }

  /** What the node does where nobody can claim anything, because the run is not known yet. */
  Decision decideByNumber() {
    return isFirst() ? Decision.GO_ON : Decision.END;
  }

  /** One node of each side speaks for it. */
  private boolean speaks() {
    return new TreeSet<>(reachable).first().equals(self);
  }

  /** Whether its side is the larger one, or of two equal ones that with the least address. */
  private boolean isFirst() {
    if (reachable.size() != unreachable.size()) {
      return reachable.size() > unreachable.size();
    }
    Set<String> all = new TreeSet<>(reachable);
    all.addAll(unreachable);
    return reachable.contains(all.iterator().next());
  }
}
