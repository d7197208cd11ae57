package wellspring.model.measure;

import java.util.OptionalInt;

/**
 * How many of the words are none of the language; see {@link Measure#INVENTED_WORDS}.
 *
 * @param vocabularySize how many tokens the language has
 * @param unknown the token that stands for words which the language lacks, where people never use
 *     it
 */
record InventionCalculator(int vocabularySize, OptionalInt unknown) implements MeasureCalculator {

  static InventionCalculator of(HumanText human) {
    double[] frequencies = human.language().tokenFrequencies();
    OptionalInt unknown = human.language().tokenizer().unknown();
    return new InventionCalculator(
        human.vocabularySize(),
        unknown.isPresent() && frequencies[unknown.getAsInt()] > 0 ? OptionalInt.empty() : unknown);
  }

  @Override
  public void measure(MeasuredSubject subject, MeasureValues figures) {
    TokenSample all = subject.probe().all();
    if (all.tokens() > 0) {
      int[] counts = all.counts(vocabularySize);
      long invented = unknown.isPresent() ? counts[unknown.getAsInt()] : 0;
      for (int word = vocabularySize; word < counts.length; word++) {
        invented += counts[word];
      }
      figures.put(Measure.INVENTED_WORDS, (double) invented / all.tokens());
    }
  }
}
