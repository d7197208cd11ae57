package wellspring.dashboards.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import wellspring.agents.world.Progress;

class ProgressLineTest {
  @Test
  void estimatesTheTimeLeftFromTheTimeTaken() {
    // 2 of 10 rounds and half of the third: a quarter, in 30 seconds
    assertThat(ProgressLine.of(new Progress(2, 10, "training", 4, 8), Duration.ofSeconds(30)))
        .contains("25 %", "round 3 of 10", "training 4/8", "about 2 min left");
    assertThat(ProgressLine.of(new Progress(2, 10, "training", 4, 8), Duration.ofSeconds(10)))
        .endsWith("about 30 s left");
  }

  @Test
  void saysNothingOfTheTimeLeftBeforeItCanKnow() {
    assertThat(ProgressLine.of(new Progress(0, 10, "writing", 0, 8), Duration.ofSeconds(5)))
        .doesNotContain("left");
    assertThat(ProgressLine.of(new Progress(0, 10, "writing", 1, 8), Duration.ofMillis(100)))
        .doesNotContain("left");
  }

  @Test
  void barIsFullAtTheEnd() {
    assertThat(ProgressLine.of(new Progress(9, 10, "evaluating", 8, 8), Duration.ofSeconds(5)))
        .contains("100 %")
        .doesNotContain("░");
  }
}
