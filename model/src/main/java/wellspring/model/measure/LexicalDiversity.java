package wellspring.model.measure;

import java.util.OptionalDouble;
import java.util.stream.IntStream;
import wellspring.model.measure.SampleSize.EqualText;

/** How long a text goes on before its words repeat; see {@link Measure#MTLD}. */
record LexicalDiversity(int vocabularySize) implements MeasureCalculator {
  /** Where the share of different words stops being that of fresh text. */
  private static final double THRESHOLD = 0.72;

  @Override
  public void measure(MeasuredSubject subject, MeasureValues figures) {
    subject.probe().text().ifPresent(text -> figures.put(Measure.MTLD, mtld(text)));
  }

  private OptionalDouble mtld(EqualText text) {
    int[] tokens = text.sample().documents().stream().flatMapToInt(IntStream::of).toArray();
    return mtld(tokens, text.sample().numbers(vocabularySize));
  }

  /**
   * @param tokens a text, one document after the other
   * @return empty if no word comes twice
   */
  static OptionalDouble mtld(int[] tokens, int vocabularySize) {
    double forward = factors(tokens, vocabularySize);
    int[] reversed =
        IntStream.range(0, tokens.length).map(i -> tokens[tokens.length - 1 - i]).toArray();
    double backward = factors(reversed, vocabularySize);
    return forward == 0 || backward == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((tokens.length / forward + tokens.length / backward) / 2);
  }

  /** How often the share of different words falls below the threshold and starts again. */
  private static double factors(int[] tokens, int vocabularySize) {
    int[] lastSeen = new int[vocabularySize]; // in which factor, from 1
    int factor = 1;
    int length = 0;
    int different = 0;
    for (int token : tokens) {
      length++;
      different += lastSeen[token] == factor ? 0 : 1;
      lastSeen[token] = factor;
      if (different < THRESHOLD * length) {
        factor++;
        length = 0;
        different = 0;
      }
    }
    double share = length == 0 ? 1 : (double) different / length;
    return factor - 1 + (1 - share) / (1 - THRESHOLD);
  }
}
