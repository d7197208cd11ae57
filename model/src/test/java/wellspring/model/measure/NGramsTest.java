package wellspring.model.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.model.random.Seed;

class NGramsTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void agreesWithListingEverySequence(long seed) {
    List<int[]> documents = documents(new Seed(seed).stream("test", "", 0));

    for (int n = 1; n <= 5; n++) {
      assertThat(of(documents, n).distinct())
          .hasValueCloseTo(distinctByListing(documents, n), within(1e-15));
      assertThat(of(documents, n).repetition())
          .hasValueCloseTo(repetitionByListing(documents, n), within(1e-13));
    }
  }

  @Test
  void sequencesDoNotCrossDocuments() {
    List<int[]> documents = List.of(new int[] {1, 2}, new int[] {1, 2});

    assertThat(of(documents, 2).distinct()).hasValue(0.5);
    assertThat(of(documents, 2).repetition()).hasValue(0);
  }

  @Test
  void aStutterRepeatsAlmostEverything() {
    assertThat(of(List.of(new int[103]), 4).repetition()).hasValueCloseTo(0.99, within(1e-15));
  }

  @Test
  void documentsTooShortToRepeatDoNotCount() {
    List<int[]> documents = List.of(new int[0], new int[3], new int[5]);

    assertThat(of(documents, 4).repetition()).hasValue(0.5);
  }

  @Test
  void withoutAnySequenceThereIsNoShare() {
    List<int[]> documents = List.of(new int[0], new int[2]);

    assertThat(of(documents, 3).distinct()).isEmpty();
    assertThat(of(documents, 3).repetition()).isEmpty();
    assertThat(of(List.of(), 1).distinct()).isEmpty();
  }

  @Test
  void largeTokenNumbersAreNotConfused() {
    int large = Integer.MAX_VALUE - 1;

    assertThat(of(List.of(new int[] {0, large, 1, large, 0, large}), 2).distinct())
        .hasValue(4 / 5.0);
  }

  private static NGrams of(List<int[]> documents, int n) {
    return NGrams.upTo(n, documents).get(n - 1);
  }

  private static List<int[]> documents(UniformRandomProvider random) {
    return IntStream.range(0, 20)
        .mapToObj(i -> random.ints(5 + random.nextInt(20), 0, 3).toArray())
        .toList();
  }

  private static double distinctByListing(List<int[]> documents, int n) {
    List<List<Integer>> all = new ArrayList<>();
    documents.forEach(document -> all.addAll(sequences(document, n)));
    return (double) Set.copyOf(all).size() / all.size();
  }

  private static double repetitionByListing(List<int[]> documents, int n) {
    double total = 0;
    for (int[] document : documents) {
      List<List<Integer>> all = sequences(document, n);
      total += 1 - (double) new HashSet<>(all).size() / all.size();
    }
    return total / documents.size();
  }

  private static List<List<Integer>> sequences(int[] document, int n) {
    return IntStream.rangeClosed(0, document.length - n)
        .mapToObj(start -> IntStream.range(start, start + n).mapToObj(i -> document[i]).toList())
        .toList();
  }
}
