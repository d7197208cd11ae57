package wellspring.model.learner.gpt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.model.text.DocumentEnd;
import wellspring.model.text.Letters;

class BeamSearchTest {
  private static final Letters LETTERS = new Letters(3);
  private static final int BOUNDARY = LETTERS.boundary();

  private static GptModel model(
      int context, SamplingSettings sampling, DocumentEnd end, long seed) {
    GptShape shape = new GptShape(context, 8, 2, 2);
    GptConfig config = shape.config(LETTERS.symbols());
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
    List<float[]> values =
        GptWeights.parameters(config).stream()
            .map(
                parameter -> {
                  float[] numbers = new float[parameter.size()];
                  for (int i = 0; i < numbers.length; i++) {
                    numbers[i] = random.nextFloat() - 0.5f;
                  }
                  return numbers;
                })
            .toList();
    GptSettings settings = new GptSettings(shape, Tiny.training(1), sampling, end, true);
    return new GptModel(
        settings, LETTERS, new GptWeights(config, values), end.tokensMax(), Tiny.DEVICES);
  }

  /** All documents of up to 4 letters; one of 4 is cut off, and needs no end. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void aWideSearchFindsTheLikeliestOfAllDocuments(long seed) {
    SamplingSettings wide = new SamplingSettings(200, 1, 0, 1, 200, 0);
    GptModel model = model(8, wide, new DocumentEnd.EndSymbol(4), seed);
    List<int[]> sequences = new ArrayList<>();
    List<String> documents = new ArrayList<>();
    for (int[] document : upTo4()) {
      documents.add(LETTERS.decode(document));
      sequences.add(document.length == 4 ? document : with(document, BOUNDARY));
    }
    List<double[]> scores = model.score(sequences);
    int best =
        IntStream.range(0, documents.size())
            .boxed()
            .max(Comparator.comparingDouble(i -> Arrays.stream(scores.get(i)).sum()))
            .orElseThrow();
    assertThat(documents).hasSize(1 + 3 + 9 + 27 + 81);
    assertThat(model.write(1, Tiny.random("write"))).containsExactly(documents.get(best));
  }

  private static List<int[]> upTo4() {
    List<int[]> documents = new ArrayList<>(List.of(new int[0]));
    for (int i = 0; documents.get(i).length < 4; i++) {
      for (int letter = 0; letter < LETTERS.vocabularySize(); letter++) {
        documents.add(with(documents.get(i), letter));
      }
    }
    return documents;
  }

  /** The context is 4: a document of 11 letters is read in several windows. */
  @ParameterizedTest
  @CsvSource({"2, 0", "3, 0", "3, 2", "5, 6", "3, 11", "2, 20"})
  void aNarrowSearchKeepsTheLikeliestCandidates(int beams, int lead) {
    SamplingSettings narrow = new SamplingSettings(12, 1, 0, 1, beams, lead);
    SamplingSettings drawing = new SamplingSettings(12, 1, 0, 1, 1, 0);
    for (long seed = 1; seed <= 3; seed++) {
      for (DocumentEnd end :
          List.of(new DocumentEnd.EndSymbol(11), new DocumentEnd.FixedLength(11))) {
        GptModel model = model(4, narrow, end, seed);
        List<String> drawn = model(4, drawing, end, seed).write(5, Tiny.random("write"));
        List<String> found = model.write(5, Tiny.random("write"));
        for (int i = 0; i < found.size(); i++) {
          boolean ended = drawn.get(i).length() < Math.min(lead, 11);
          String start = ended ? drawn.get(i) : drawn.get(i).substring(0, Math.min(lead, 11));
          assertThat(found.get(i)).isEqualTo(ended ? start : searched(model, start, beams));
        }
      }
    }
  }

  private record Candidate(List<Integer> tokens, double total, boolean done) {}

  /** A search by the book, which asks for the whole distribution after every candidate. */
  private static String searched(GptModel model, String start, int beams) {
    List<Integer> lead = IntStream.of(LETTERS.encode(start)).boxed().toList();
    List<Candidate> candidates = List.of(new Candidate(lead, 0, false));
    for (int length = lead.size(); length < 11; length++) {
      List<Candidate> next = new ArrayList<>();
      List<double[]> distributions =
          model.next(candidates.stream().map(candidate -> array(candidate.tokens())).toList());
      for (int i = 0; i < candidates.size(); i++) {
        next.addAll(continued(candidates.get(i), distributions.get(i)));
      }
      next.sort(Comparator.comparingDouble(candidate -> -candidate.total()));
      candidates = next.subList(0, Math.min(beams, next.size()));
    }
    return LETTERS.decode(array(candidates.get(0).tokens()));
  }

  private static List<Candidate> continued(Candidate candidate, double[] next) {
    if (candidate.done()) {
      return List.of(candidate);
    }
    List<Candidate> all = new ArrayList<>();
    for (int symbol = 0; symbol < next.length; symbol++) {
      double total = candidate.total() + StrictMath.log(next[symbol]);
      List<Integer> tokens = new ArrayList<>(candidate.tokens());
      if (symbol != BOUNDARY) {
        tokens.add(symbol);
      }
      all.add(new Candidate(tokens, total, symbol == BOUNDARY));
    }
    return all;
  }

  /** A draft that is cut off, and one that goes on, side by side in batches that do not fit. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 100})
  void howManyAreSearchedSideBySideChangesNothing(int batch) {
    DocumentEnd end = new DocumentEnd.EndSymbol(11);
    List<String> expected =
        model(4, new SamplingSettings(6, 1, 0, 1, 3, 2), end, 1).write(9, Tiny.random("write"));
    assertThat(
            model(4, new SamplingSettings(batch, 1, 0, 1, 3, 2), end, 1)
                .write(9, Tiny.random("write")))
        .isEqualTo(expected);
  }

  private static int[] array(List<Integer> tokens) {
    return tokens.stream().mapToInt(Integer::intValue).toArray();
  }

  private static int[] with(int[] tokens, int symbol) {
    int[] longer = Arrays.copyOf(tokens, tokens.length + 1);
    longer[tokens.length] = symbol;
    return longer;
  }
}
