package wellspring.infra.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import wellspring.agents.log.LogException;
import wellspring.agents.log.MemoryEventLog;
import wellspring.infra.run.LogPlace;

class LaneLogsTest {
  private final List<String> opened = new ArrayList<>();
  private final LaneLogs logs =
      new LaneLogs(
          (lane, run) -> {
            opened.add(lane + " " + run);
            return new MemoryEventLog();
          },
          2,
          new LogPlace("embedded", ""));

  @Test
  void aRunHasALaneUntilItsLogIsClosed() {
    RunLog first = open("a");
    open("b");
    first.close();
    first.close();
    open("c");
    assertThat(opened).containsExactly("0 a", "1 b", "0 c");
  }

  @Test
  void moreRunsThanLanesAreRefused() {
    open("a");
    open("b");
    assertThatThrownBy(() -> open("c"))
        .isInstanceOf(LogException.class)
        .hasMessageContaining("all 2 lanes of the log are taken");
    assertThat(opened).hasSize(2);
  }

  private RunLog open(String run) {
    return logs.open(run, Optional.empty(), remark -> {});
  }
}
