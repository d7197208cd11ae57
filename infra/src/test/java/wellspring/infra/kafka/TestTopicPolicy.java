package wellspring.infra.kafka;

import java.util.Map;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.server.policy.CreateTopicPolicy;

/** The policy of a cluster whose administrators do not want some topics. */
public final class TestTopicPolicy implements CreateTopicPolicy {
  static final String UNWANTED = "unwanted";

  @Override
  public void validate(RequestMetadata request) {
    if (request.topic().contains(UNWANTED)) {
      throw new PolicyViolationException("topics of this name are not wanted here");
    }
  }

  @Override
  public void configure(Map<String, ?> settings) {}

  @Override
  public void close() {}
}
