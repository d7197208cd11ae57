package wellspring.model.learner.gpt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingRowsTest {
  private static final int BOUNDARY = 9999;

  /** Documents of different lengths, the first empty, in which each token comes once. */
  private static final List<int[]> DOCUMENTS =
      IntStream.range(0, 8).mapToObj(i -> IntStream.range(100 * i, 100 * i + i).toArray()).toList();

  private static final int PREDICTIONS = 28 + 8;

  private static TrainingRows rows(int context) {
    return new TrainingRows(DOCUMENTS, BOUNDARY, context, Tiny.random("rows"));
  }

  /** An epoch's tokens and targets, row by row. */
  private record Epoch(List<long[]> tokens, List<long[]> targets) {}

  private static Epoch epoch(TrainingRows rows, int context) {
    Epoch epoch = new Epoch(new ArrayList<>(), new ArrayList<>());
    for (int row = 0; row < rows.epoch(); row++) {
      long[] tokens = new long[context];
      long[] targets = new long[context];
      rows.next(tokens, targets, 0);
      epoch.tokens().add(tokens);
      epoch.targets().add(targets);
    }
    return epoch;
  }

  /** With a context of 36 one row is an epoch; 7 and 35 leave a rest, 6 and 12 do not. */
  @ParameterizedTest
  @CsvSource({"1, 36", "6, 6", "7, 6", "12, 3", "35, 2", "36, 1"})
  void everyTokenIsPredictedOnceAnEpochUpToTheOverlap(int context, int length) {
    TrainingRows rows = rows(context);
    assertThat(rows.epoch()).isEqualTo(length);
    for (int round = 0; round < 3; round++) {
      Map<Long, Integer> predicted = new HashMap<>();
      for (long[] targets : epoch(rows, context).targets()) {
        for (long target : targets) {
          predicted.merge(target, 1, Integer::sum);
        }
      }
      int twice = 0;
      for (int[] document : DOCUMENTS) {
        for (int token : document) {
          assertThat(predicted.get((long) token)).isBetween(1, 2);
          twice += predicted.get((long) token) - 1;
        }
      }
      twice += predicted.get((long) BOUNDARY) - DOCUMENTS.size();
      assertThat(twice).isEqualTo(length * context - PREDICTIONS);
    }
  }

  @ParameterizedTest
  @CsvSource({"1", "6", "7", "35", "36"})
  void documentsStandWholeBetweenBoundaries(int context) {
    TrainingRows rows = rows(context);
    for (int round = 0; round < 3; round++) {
      Epoch epoch = epoch(rows, context);
      List<Long> stream = new ArrayList<>();
      stream.add(epoch.tokens().get(0)[0]);
      for (int row = 0; row < rows.epoch(); row++) {
        int place = Math.min(row * context, PREDICTIONS - context);
        for (int i = stream.size() - 1 - place; i < context; i++) {
          stream.add(epoch.targets().get(row)[i]);
        }
      }
      assertThat(documents(stream)).containsExactlyInAnyOrderElementsOf(boxed());
    }
  }

  private static List<List<Long>> boxed() {
    return DOCUMENTS.stream()
        .map(document -> IntStream.of(document).asLongStream().boxed().toList())
        .toList();
  }

  private static List<List<Long>> documents(List<Long> stream) {
    assertThat(stream.get(0)).isEqualTo(BOUNDARY);
    assertThat(stream.get(stream.size() - 1)).isEqualTo(BOUNDARY);
    List<List<Long>> documents = new ArrayList<>();
    List<Long> document = new ArrayList<>();
    for (long token : stream.subList(1, stream.size())) {
      if (token == BOUNDARY) {
        documents.add(document);
        document = new ArrayList<>();
      } else {
        document.add(token);
      }
    }
    return documents;
  }

  @Test
  void targetsAreTheTokensThatFollow() {
    TrainingRows rows = rows(7);
    for (int row = 0; row < 40; row++) {
      long[] tokens = new long[10];
      long[] targets = new long[10];
      rows.next(tokens, targets, 2);
      for (int i = 2; i < 8; i++) {
        assertThat(targets[i]).isEqualTo(tokens[i + 1]);
      }
      assertThat(List.of(tokens[0], tokens[1], tokens[9])).containsOnly(0L);
      assertThat(List.of(targets[0], targets[1], targets[9])).containsOnly(0L);
    }
  }

  @Test
  void chanceAloneDecidesAndEachEpochHasAnotherOrder() {
    TrainingRows one = rows(36);
    TrainingRows other = rows(36);
    List<List<Long>> epochs = new ArrayList<>();
    for (int round = 0; round < 4; round++) {
      long[] row = epoch(one, 36).tokens().get(0);
      assertThat(epoch(other, 36).tokens().get(0)).isEqualTo(row);
      epochs.add(Arrays.stream(row).boxed().toList());
    }
    assertThat(epochs).doesNotHaveDuplicates();
  }

  /** Chi squared with 7 degrees of freedom: the 0.1 % point is 24.3. */
  @Test
  void everyDocumentComesFirstEquallyOften() {
    List<int[]> letters = IntStream.range(0, 8).mapToObj(letter -> new int[] {letter}).toList();
    TrainingRows rows = new TrainingRows(letters, BOUNDARY, 16, Tiny.random("first"));
    int[] first = new int[8];
    for (int round = 0; round < 4_000; round++) {
      first[(int) epoch(rows, 16).tokens().get(0)[1]]++;
    }
    double chiSquared =
        IntStream.of(first).mapToDouble(count -> (count - 500) * (count - 500) / 500.0).sum();
    assertThat(chiSquared).isLessThan(24.3);
  }
}
