package wellspring.infra.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogRepairTest {
  @TempDir private Path logs;
  private Path segment;

  @BeforeEach
  void beginASegment() throws IOException {
    segment = Files.createDirectory(logs.resolve("t-0")).resolve("00000000000000000000.log");
    append(0, "a", "b");
    append(2, "c");
  }

  @Test
  void cutsOffWhatFollowsAnOffsetThatWasGivenTwice() throws IOException {
    byte[] acknowledged = Files.readAllBytes(segment);
    append(2, "d", "e");
    append(4, "f");
    LogRepair.mend(logs);
    assertThat(segment).hasBinaryContent(acknowledged);
  }

  @Test
  void leavesAWholeSegmentAsItIs() throws IOException {
    append(7, "offsets may be left out");
    byte[] whole = Files.readAllBytes(segment);
    LogRepair.mend(logs);
    assertThat(segment).hasBinaryContent(whole);
  }

  @Test
  void leavesABrokenTailToKafka() throws IOException {
    byte[] more = batch(3, "half of it").array();
    Files.write(segment, Arrays.copyOf(more, more.length / 2), StandardOpenOption.APPEND);
    byte[] broken = Files.readAllBytes(segment);
    LogRepair.mend(logs);
    assertThat(segment).hasBinaryContent(broken);
  }

  private void append(long offset, String... values) throws IOException {
    ByteBuffer bytes = batch(offset, values);
    byte[] written = new byte[bytes.remaining()];
    bytes.get(written);
    Files.write(segment, written, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static ByteBuffer batch(long offset, String... values) {
    SimpleRecord[] records = new SimpleRecord[values.length];
    for (int i = 0; i < values.length; i++) {
      records[i] = new SimpleRecord(values[i].getBytes(UTF_8));
    }
    return MemoryRecords.withRecords(offset, Compression.NONE, records).buffer();
  }
}
