package wellspring.infra.node;

import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.ShardingMessageExtractor;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import wellspring.agents.scenario.ModelSpec;
import wellspring.agents.scenario.Scenario;
import wellspring.infra.node.NodeMessage.Asked;

/** What agents are called among a cluster's entities: {@code KIND/NAME}; each is a shard alone. */
final class AgentIds {
  static final EntityTypeKey<Asked> TYPE = EntityTypeKey.create(Asked.class, "agent");

  /** People who write; they are spread first. */
  static final String COHORT = "cohort";

  /** Models whose learners want a device. */
  static final String NEURAL = "neural";

  private static final String MODEL = "model";
  private static final String OTHER = "other";

  private AgentIds() {}

  /** The id of an agent. */
  static String of(Scenario scenario, String agent) {
    ModelSpec model = scenario.models().get(agent);
    String kind =
        model != null
            ? model.learner().isNeural() ? NEURAL : MODEL
            : scenario.humans().containsKey(agent) ? COHORT : OTHER;
    return kind + "/" + agent;
  }

  static String kind(String id) {
    return id.substring(0, id.indexOf('/'));
  }

  static String name(String id) {
    return id.substring(id.indexOf('/') + 1);
  }

  /** Finds the shard of an agent. */
  static ShardingMessageExtractor<ShardingEnvelope<Asked>, Asked> extractor() {
    return new ShardingMessageExtractor<>() {
      @Override
      public String entityId(ShardingEnvelope<Asked> message) {
        return message.entityId();
      }

      @Override
      public String shardId(String entityId) {
        return entityId;
      }

      @Override
      public Asked unwrapMessage(ShardingEnvelope<Asked> message) {
        return message.message();
      }
    };
  }
}
