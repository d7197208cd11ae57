package wellspring.model.language;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import wellspring.model.random.Seed;

/** The random numbers of the documents of languages that make them up: a stream for each. */
public final class DocumentStreams {
  private DocumentStreams() {}

  /**
   * The stream of a document that a cohort writes.
   *
   * @param seed the run's root
   * @param index the document's, within the cohort and the round
   */
  public static UniformRandomProvider written(Seed seed, String cohort, int round, int index) {
    return seed.stream("language", cohort + "/" + index, round);
  }

  /**
   * Documents that no model trains on.
   *
   * @param seed the run's root
   * @param documents how many
   * @param document makes one from its index and its stream
   */
  public static List<String> heldOut(
      Seed seed, int documents, BiFunction<Integer, UniformRandomProvider, String> document) {
    return IntStream.range(0, documents)
        .mapToObj(index -> document.apply(index, seed.fixedStream("held-out", "", index)))
        .toList();
  }
}
