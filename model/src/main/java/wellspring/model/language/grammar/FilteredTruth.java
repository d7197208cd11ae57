package wellspring.model.language.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import wellspring.model.language.TokenDistribution;

/** The exact distribution of the next token in people's documents, over all writers and topics. */
record FilteredTruth(RoundSpeech speech) implements TokenDistribution {

  @Override
  public double[] after(int[] prefix) {
    ForwardFilter filter = new ForwardFilter(speech);
    for (int token : prefix) {
      filter.read(checked(token));
    }
    return filter.next();
  }

  @Override
  public List<double[]> along(int[] document) {
    List<double[]> places = new ArrayList<>(document.length + 1);
    ForwardFilter filter = new ForwardFilter(speech);
    places.add(filter.next());
    for (int token : document) {
      filter.read(checked(token));
      places.add(filter.next());
    }
    return places;
  }

  @Override
  public boolean dependsOnPrefix() {
    return true;
  }

  private int checked(int token) {
    return Objects.checkIndex(token, speech.grammar().lexicon().vocabulary().size());
  }
}
