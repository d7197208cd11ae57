package wellspring.dashboards.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import wellspring.agents.context.RoundProgress;
import wellspring.agents.context.TrainingProgress;
import wellspring.model.learner.FitRequest;

class ProgressLineTest {
  private final ActiveTrainings trainings = new ActiveTrainings();

  @Test
  void estimatesTheTimeLeftFromTheTimeTaken() {
    // 2 of 10 rounds and half of the third: a quarter, in 30 seconds
    assertThat(line(new RoundProgress(2, 10, "training", 4, 8), Duration.ofSeconds(30)))
        .contains("25 %", "round 3 of 10", "training 4/8", "about 2 min left");
    assertThat(line(new RoundProgress(2, 10, "training", 4, 8), Duration.ofSeconds(10)))
        .endsWith("about 30 s left");
  }

  @Test
  void saysNothingOfTheTimeLeftBeforeItCanKnow() {
    assertThat(line(new RoundProgress(0, 10, "writing", 0, 8), Duration.ofSeconds(5)))
        .doesNotContain("left");
    assertThat(line(new RoundProgress(0, 10, "writing", 1, 8), Duration.ofMillis(100)))
        .doesNotContain("left");
  }

  @Test
  void barIsFullAtTheEnd() {
    assertThat(line(new RoundProgress(9, 10, "evaluating", 8, 8), Duration.ofSeconds(5)))
        .contains("100 %")
        .doesNotContain("░");
  }

  @Test
  void showsTheTrainingThatHasFurthestToGo() {
    report("closed", 2, 120, OptionalDouble.of(3.4));
    report("open", 2, 121, OptionalDouble.of(3.3));
    report("tenth", 2, 299, OptionalDouble.empty());

    assertThat(line(new RoundProgress(2, 8, "training", 6, 12), Duration.ofSeconds(9)))
        .contains("round 3 of 8, training closed and 2 more 120/300, loss 3.21, held out 3.40")
        .endsWith(" left");
  }

  @Test
  void lossOnHeldOutTextStaysUntilItIsTakenAgain() {
    report("closed", 2, 120, OptionalDouble.of(3.4));
    report("closed", 2, 130, OptionalDouble.empty());
    assertThat(line(new RoundProgress(2, 8, "training", 6, 12), Duration.ZERO))
        .endsWith("training closed 130/300, loss 3.21, held out 3.40");
  }

  @Test
  void trainingThatIsDoneOrOfAnotherRoundIsNotShown() {
    report("closed", 2, 300, OptionalDouble.empty());
    report("open", 1, 120, OptionalDouble.empty());
    assertThat(line(new RoundProgress(2, 8, "evaluating", 6, 12), Duration.ZERO))
        .endsWith("evaluating 6/12");
  }

  @Test
  void partOfATrainingCountsAsThatPartOfAStep() {
    report("closed", 0, 150, OptionalDouble.empty());
    // 1 and a half of 3 steps of the only round, in 10 seconds
    assertThat(line(new RoundProgress(0, 1, "training", 1, 3), Duration.ofSeconds(10)))
        .contains("50 %", "about 10 s left");
  }

  @Test
  void narrowLineLeavesOutDetailsBeforeWhatIsDone() {
    report("closed", 2, 120, OptionalDouble.of(3.4));
    RoundProgress progress = new RoundProgress(2, 8, "training", 6, 12);
    Duration minute = Duration.ofMinutes(1);
    for (int width = 200; width >= 62; width--) {
      assertThat(ProgressLine.of(progress, trainings, minute, width))
          .hasSizeLessThanOrEqualTo(width)
          .contains("32 %", "round 3 of 8, training closed 120/300, loss 3.21");
    }
    assertThat(ProgressLine.of(progress, trainings, minute, 80)).contains("held out 3.40");
    assertThat(ProgressLine.of(progress, trainings, minute, 96)).contains("held out", "left");
  }

  private void report(String model, int round, int step, OptionalDouble heldOut) {
    trainings.report(
        new TrainingProgress(
            round,
            round + 1,
            new FitRequest.FitProgress(model, step, 300, 3.2109, heldOut, 0.001)));
  }

  private String line(RoundProgress progress, Duration elapsed) {
    return ProgressLine.of(progress, trainings, elapsed, 132);
  }
}
