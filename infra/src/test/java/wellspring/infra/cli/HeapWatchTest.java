package wellspring.infra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.MemoryNotificationInfo;
import java.util.ArrayList;
import java.util.List;
import javax.management.Notification;
import org.junit.jupiter.api.Test;

class HeapWatchTest {
  private final List<String> told = new ArrayList<>();
  private final HeapWatch watch = new HeapWatch(512 << 20, told::add);

  @Test
  void tellsOnceThatTheHeapIsUsedUpAfterACollection() {
    hear(MemoryNotificationInfo.MEMORY_COLLECTION_THRESHOLD_EXCEEDED);
    hear(MemoryNotificationInfo.MEMORY_COLLECTION_THRESHOLD_EXCEEDED);
    assertThat(told)
        .containsExactly(
            "the memory of 512 MB that Java may take is used up: give it more, for example with WELLSPRING_JAVA_OPTS=-Xmx1024m, and go on");
  }

  @Test
  void doesNotMindAHeapThatTheNextCollectionEmpties() {
    hear(MemoryNotificationInfo.MEMORY_THRESHOLD_EXCEEDED);
    assertThat(told).isEmpty();
  }

  private void hear(String type) {
    watch.handleNotification(new Notification(type, this, 1), null);
  }
}
