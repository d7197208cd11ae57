package wellspring.infra.node;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.Address;
import org.apache.pekko.cluster.Cluster;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.sharding.ShardCoordinator.AbstractShardAllocationStrategy;
import org.apache.pekko.dispatch.Futures;
import scala.collection.immutable.IndexedSeq;
import scala.concurrent.Future;
import scala.jdk.javaapi.CollectionConverters;

/** Tells a cluster to spread agents as {@link AgentSpread} says. */
final class AgentAllocation extends AbstractShardAllocationStrategy {
  /** The role of a node that has a device. */
  static final String DEVICE_ROLE = "device";

  private final Cluster cluster;

  AgentAllocation(Cluster cluster) {
    this.cluster = cluster;
  }

  @Override
  public Future<ActorRef> allocateShard(
      ActorRef requester, String shard, Map<ActorRef, IndexedSeq<String>> current) {
    Map<String, ActorRef> regions = new HashMap<>();
    current.keySet().forEach(region -> regions.put(address(region).toString(), region));
    return Futures.successful(regions.get(spread(current).place(shard)));
  }

  @Override
  public Future<Set<String>> rebalance(
      Map<ActorRef, IndexedSeq<String>> current, Set<String> moving) {
    Set<String> next = new HashSet<>();
    if (moving.isEmpty() && current.size() > 1) {
      spread(current).move().ifPresent(next::add);
    }
    return Futures.successful(next);
  }

  private AgentSpread spread(Map<ActorRef, IndexedSeq<String>> current) {
    Map<String, Set<String>> nodes = new TreeMap<>();
    Set<String> devices = new TreeSet<>();
    current.forEach(
        (region, shards) -> {
          String node = address(region).toString();
          nodes.put(node, new TreeSet<>(CollectionConverters.asJava(shards)));
          if (hasDevice(address(region))) {
            devices.add(node);
          }
        });
    return new AgentSpread(nodes, devices);
  }

  private Address address(ActorRef region) {
    Address address = region.path().address();
    return address.hasLocalScope() ? cluster.selfAddress() : address;
  }

  private boolean hasDevice(Address address) {
    for (Member member : cluster.state().getMembers()) {
      if (member.address().equals(address)) {
        return member.hasRole(DEVICE_ROLE);
      }
    }
    return false;
  }
}
