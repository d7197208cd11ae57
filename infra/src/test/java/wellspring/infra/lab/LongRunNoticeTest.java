package wellspring.infra.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import wellspring.dashboards.page.ClosedRound;

class LongRunNoticeTest {
  private final List<String> remarks = new ArrayList<>();
  private long nanos;
  private final LongRunNotice notice = new LongRunNotice(101, () -> nanos, remarks::add);

  @Test
  void saysOnceThatALongRunCannotBeResumed() {
    closeAfterSeconds(0, 30);
    closeAfterSeconds(1, 60);
    assertThat(remarks)
        .containsExactly(
            "About 50 minutes are to come, and the run is only in memory: if it is stopped, it cannot be resumed. To be able to, begin it without --kafka memory.");
  }

  @Test
  void waitsUntilTheRoundsSoFarTellEnough() {
    closeAfterSeconds(0, 14);
    closeAfterSeconds(1, 16);
    assertThat(remarks).as("13 minutes by then").hasSize(1);
  }

  @Test
  void saysNothingOfAShortOne() {
    closeAfterSeconds(0, 5);
    closeAfterSeconds(9, 50);
    closeAfterSeconds(99, 500);
    assertThat(remarks).isEmpty();
  }

  private void closeAfterSeconds(int round, int seconds) {
    nanos = TimeUnit.SECONDS.toNanos(seconds);
    notice.roundClosed(new ClosedRound(round, List.of(), List.of()));
  }
}
