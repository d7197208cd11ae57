package wellspring.dashboards.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wellspring.dashboards.page.MessageFeed.Message;

@Timeout(20)
class MessageFeedTest {
  private static final long LONG = 15_000;

  private final MessageFeed feed = new MessageFeed();

  @Test
  void whoComesLateGetsAllThatLasts() throws InterruptedException {
    for (int number = 0; number < 1_000; number++) {
      feed.add("round", Integer.toString(number));
    }
    List<String> read = new ArrayList<>();
    MessageFeed.Reader reader = feed.reader(0);
    while (read.size() < 1_000) {
      reader.next(LONG).forEach(message -> read.add(message.json()));
    }
    assertThat(read).hasSize(1_000).startsWith("0", "1").endsWith("999");
  }

  @Test
  void whoWasHereBeforeGoesOnWhereHeWas() throws InterruptedException {
    feed.add("run", "a");
    feed.add("round", "b");
    feed.add("round", "c");
    assertThat(feed.reader(2).next(LONG)).extracting(Message::json).containsExactly("c");
    assertThat(feed.reader(2).next(LONG).get(0).number()).hasValue(2);
  }

  @Test
  void placeThatTheFeedDoesNotHaveMeansAll() throws InterruptedException {
    feed.add("run", "a");
    assertThat(feed.reader(7).next(LONG)).hasSize(1);
    assertThat(feed.reader(-1).next(LONG)).hasSize(1);
  }

  @Test
  void slowReaderSeesTheNewestOfWhatPassesAndMissesNothingThatLasts() throws InterruptedException {
    MessageFeed.Reader slow = feed.reader(0);
    for (int step = 0; step < 500; step++) {
      feed.show("progress", "progress", "step " + step);
      feed.show("training/m", "training", "loss " + step);
      if (step % 100 == 0) {
        feed.add("round", "round " + step);
      }
    }
    assertThat(slow.next(LONG))
        .extracting(Message::json)
        .containsExactly(
            "round 0", "round 100", "round 200", "round 300", "round 400", "step 499", "loss 499");
    assertThat(slow.next(0)).as("and nothing twice").isEmpty();
  }

  @Test
  void whatNoLongerHoldsIsNotShownToNewReaders() throws InterruptedException {
    feed.show("progress", "progress", "half");
    feed.clear();
    assertThat(feed.reader(0).next(0)).isEmpty();
  }

  @Test
  void readerThatWaitsIsToldAtOnce() throws Exception {
    MessageFeed.Reader reader = feed.reader(0);
    CompletableFuture<List<Message>> told =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return reader.next(LONG);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    feed.add("run", "a");
    assertThat(told.get(LONG, TimeUnit.MILLISECONDS)).hasSize(1);
  }

  @Test
  void endsOnceTheReaderHasAll() throws InterruptedException {
    MessageFeed.Reader reader = feed.reader(0);
    feed.add("run", "a");
    feed.close();
    assertThat(reader.isAtEnd()).isFalse();
    assertThat(reader.next(LONG)).hasSize(1);
    assertThat(reader.isAtEnd()).isTrue();
    assertThat(reader.next(LONG)).as("does not wait for more").isEmpty();
  }
}
