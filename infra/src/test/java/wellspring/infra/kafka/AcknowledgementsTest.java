package wellspring.infra.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import wellspring.agents.log.LogException;

class AcknowledgementsTest {
  private final Acknowledgements acknowledgements = new Acknowledgements(Runnable::run);

  @Test
  void whoHasHandedOverNothingNeedNotWait() {
    assertThat(all()).isCompleted();
  }

  @Test
  void waitsForWhatWasHandedOverBeforeAndForNothingElse() {
    Acknowledgements.Ticket first = acknowledgements.expect();
    Acknowledgements.Ticket second = acknowledgements.expect();
    CompletableFuture<Void> both = all();
    Acknowledgements.Ticket later = acknowledgements.expect();
    second.acknowledged();
    assertThat(both).isNotDone();
    first.acknowledged();
    assertThat(both).isCompleted();
    CompletableFuture<Void> everything = all();
    assertThat(everything).isNotDone();
    later.acknowledged();
    assertThat(everything).isCompleted();
  }

  @Test
  void waitsForWhatAnEarlierOneWaitsFor() {
    Acknowledgements.Ticket first = acknowledgements.expect();
    CompletableFuture<Void> one = all();
    CompletableFuture<Void> other = all();
    assertThat(other).isNotDone();
    first.acknowledged();
    assertThat(one).isCompleted();
    assertThat(other).isCompleted();
  }

  @Test
  void afterARefusalNothingIsThereForGood() {
    Acknowledgements.Ticket first = acknowledgements.expect();
    first.refused(new LogException("no room"));
    assertThat(all()).isCompletedExceptionally();
    acknowledgements.expect().acknowledged();
    assertThat(all()).isCompletedExceptionally();
  }

  private CompletableFuture<Void> all() {
    return acknowledgements.all().toCompletableFuture();
  }
}
