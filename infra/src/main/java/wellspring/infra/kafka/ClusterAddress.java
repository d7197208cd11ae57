package wellspring.infra.kafka;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wellspring.agents.log.LogException;

/**
 * Where a Kafka cluster is reached: one broker or more, each as HOST:PORT, with commas between.
 *
 * @param brokers the address as Kafka's clients take it
 */
public record ClusterAddress(String brokers) {
  private static final Pattern BROKER =
      Pattern.compile("([^\\s:/,\\[\\]]+|\\[[^\\s/,\\]]+]):(\\d{1,5})");
  private static final int PORT_MAX = 65_535;

  /**
   * @throws LogException if that is no address
   */
  public ClusterAddress {
    for (String broker : brokers.split(",", -1)) {
      Matcher matcher = BROKER.matcher(broker);
      if (!matcher.matches() || !isPort(Integer.parseInt(matcher.group(2)))) {
        throw new LogException(
            "'%s' is not a Kafka address: write HOST:PORT, for example localhost:9092"
                .formatted(broker));
      }
    }
  }

  private static boolean isPort(int number) {
    return number >= 1 && number <= PORT_MAX;
  }

  @Override
  public String toString() {
    return brokers;
  }
}
