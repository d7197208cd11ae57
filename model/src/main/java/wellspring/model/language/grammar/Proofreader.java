package wellspring.model.language.grammar;

import java.util.Arrays;
import java.util.OptionalInt;
import org.apache.commons.rng.UniformRandomProvider;

/** Reads documents as somebody who knows exactly what people can write, and mends them. */
final class Proofreader {
  private final RoundSpeech speech;

  Proofreader(RoundSpeech speech) {
    this.speech = speech;
  }

  /**
   * The place of the first token that nobody could have written after those before it; the length
   * of the document if it stops where none can end.
   *
   * @param document its tokens; a negative one is a word that the language lacks
   */
  OptionalInt mistake(int[] document) {
    ForwardFilter filter = new ForwardFilter(speech);
    for (int place = 0; place < document.length; place++) {
      filter.read(document[place]);
      if (!filter.isPossible()) {
        return OptionalInt.of(place);
      }
    }
    return filter.canEnd() ? OptionalInt.empty() : OptionalInt.of(document.length);
  }

  /**
   * Goes on after a prefix until the document ends, or so many words are written; then it ends with
   * its last complete sentence. The first sentence is finished in any case.
   *
   * @param prefix a possible one
   */
  int[] finish(int[] prefix, int wordsMax, UniformRandomProvider random) {
    ForwardFilter filter = new ForwardFilter(speech);
    Arrays.stream(prefix).forEach(filter::read);
    int[] tokens = prefix;
    int complete = lastSentenceEnd(prefix);
    while (complete == 0 || tokens.length - prefix.length < wordsMax) {
      double[] next = filter.next();
      int symbol = Categorical.of(next).draw(random);
      if (symbol == next.length - 1) {
        return tokens;
      }
      filter.read(symbol);
      tokens = Arrays.copyOf(tokens, tokens.length + 1);
      tokens[tokens.length - 1] = symbol;
      complete = filter.canEnd() ? tokens.length : complete;
    }
    return Arrays.copyOf(tokens, complete);
  }

  private int lastSentenceEnd(int[] tokens) {
    int end = tokens.length;
    while (end > 0 && tokens[end - 1] != speech.grammar().fullStop()) {
      end--;
    }
    return end;
  }
}
