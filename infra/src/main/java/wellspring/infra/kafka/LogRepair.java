package wellspring.infra.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.CorruptRecordException;
import org.apache.kafka.common.record.internal.FileLogInputStream.FileChannelRecordBatch;
import org.apache.kafka.common.record.internal.FileRecords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mends the logs of a broker that was not closed, before Kafka reads them.
 *
 * <p>On a full disk Kafka can write records and then fail to index them. It gives their offsets to
 * the next ones, too, and when it starts again it finds them twice, and takes the whole segment
 * away with all that it had acknowledged. What comes twice belongs to a write that failed, and so
 * does all behind it: it is cut off. A tail that is merely broken Kafka cuts off by itself.
 */
final class LogRepair {
  private static final Logger log = LoggerFactory.getLogger(LogRepair.class);
  private static final String SEGMENT = ".log";

  private LogRepair() {}

  /**
   * Mends all segments of all partitions.
   *
   * @param logs the folder of the partitions' folders
   */
  static void mend(Path logs) throws IOException {
    for (Path segment : segments(logs)) {
      mendSegment(segment);
    }
  }

  private static List<Path> segments(Path logs) throws IOException {
    try (Stream<Path> files =
        Files.find(logs, 2, (file, attributes) -> attributes.isRegularFile())) {
      return files.filter(file -> file.toString().endsWith(SEGMENT)).sorted().toList();
    }
  }

  private static void mendSegment(Path segment) throws IOException {
    try (FileRecords records = FileRecords.open(segment.toFile())) {
      long last = -1;
      for (FileChannelRecordBatch batch : records.batches()) {
        if (batch.baseOffset() <= last) {
          int cut = records.truncateTo(batch.position());
          log.warn("{} had offset {} twice; cut off {} bytes", segment, batch.baseOffset(), cut);
          return;
        }
        last = batch.lastOffset();
      }
    } catch (CorruptRecordException e) {
      log.warn("{} is broken at its end, which Kafka cuts off", segment, e);
    }
  }
}
