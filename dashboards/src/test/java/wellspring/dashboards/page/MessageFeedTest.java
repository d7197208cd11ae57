package wellspring.dashboards.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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
  void ofWhatThinsOutTheNewestIsWholeAndTheOldestIsThere() throws InterruptedException {
    int rounds = 25 * MessageFeed.THINNED_MAX;
    feed.add("run", "card");
    for (int round = 0; round < rounds; round++) {
      feed.addThinning("round", Integer.toString(round));
    }
    feed.add("mark", "last");
    List<Message> read = all(feed);
    List<Integer> told =
        read.stream()
            .filter(message -> message.type().equals("round"))
            .map(message -> Integer.valueOf(message.json()))
            .toList();
    assertThat(read).hasSize(told.size() + 2);
    assertThat(told).hasSizeLessThanOrEqualTo(MessageFeed.THINNED_MAX).startsWith(0).isSorted();
    assertThat(told)
        .as("the newest half")
        .containsAll(
            IntStream.range(rounds - MessageFeed.THINNED_MAX / 2, rounds).boxed().toList());
    int gap =
        IntStream.range(1, told.size()).map(at -> told.get(at) - told.get(at - 1)).max().orElse(0);
    assertThat(gap).as("rounds between two of the older ones").isLessThanOrEqualTo(256);
    assertThat(read).extracting(message -> message.number().getAsInt()).isSorted();
  }

  @Test
  void whoReadsOnMissesNothingNewWhileOlderMessagesGo() throws InterruptedException {
    List<String> read = new ArrayList<>();
    MessageFeed.Reader reader = feed.reader(0);
    for (int round = 0; round < 3 * MessageFeed.THINNED_MAX; round++) {
      feed.addThinning("round", Integer.toString(round));
      reader.next(0).forEach(message -> read.add(message.json()));
    }
    assertThat(read).hasSize(3 * MessageFeed.THINNED_MAX).doesNotHaveDuplicates();
    int last = 3 * MessageFeed.THINNED_MAX - 1;
    assertThat(feed.reader(last).next(0))
        .extracting(Message::json)
        .containsExactly(Integer.toString(last));
    assertThat(feed.reader(1).next(0).get(0).number().getAsInt())
        .as("one that is gone means the next")
        .isGreaterThan(1);
  }

  @Test
  void wholeFeedLeavesNothingOut() throws InterruptedException {
    MessageFeed whole = MessageFeed.whole();
    for (int round = 0; round < 3 * MessageFeed.THINNED_MAX; round++) {
      whole.addThinning("round", Integer.toString(round));
    }
    assertThat(all(whole)).hasSize(3 * MessageFeed.THINNED_MAX);
  }

  private static List<Message> all(MessageFeed feed) throws InterruptedException {
    List<Message> read = new ArrayList<>();
    MessageFeed.Reader reader = feed.reader(0);
    for (List<Message> next = reader.next(0); !next.isEmpty(); next = reader.next(0)) {
      read.addAll(next);
    }
    return read;
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
