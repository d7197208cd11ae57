package wellspring.infra.kafka;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.CorruptRecordException;

/**
 * Tells records whose bytes on the disk are no longer those that were written. Kafka's consumer
 * (4.4.0) finds them by their checksum, and says so in the message of a plain {@link
 * KafkaException}, behind another one which advises to skip them; what the broker finds comes as
 * such an exception, too.
 */
final class DamagedRecords {
  private static final List<String> SAID =
      List.of("is invalid, cause:", "Encountered corrupt message");

  private DamagedRecords() {}

  /** Where they are, in Kafka's words; empty if a failure is another one. */
  static Optional<String> place(KafkaException failure) {
    return Stream.<Throwable>iterate(failure, each -> each != null, Throwable::getCause)
        .filter(each -> each instanceof CorruptRecordException || says(each))
        .map(Throwable::getMessage)
        .findFirst();
  }

  private static boolean says(Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    return SAID.stream().anyMatch(message::contains);
  }
}
