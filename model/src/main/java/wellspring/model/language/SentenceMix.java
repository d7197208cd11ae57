package wellspring.model.language;

import java.util.List;
import java.util.function.Predicate;
import org.apache.commons.rng.UniformRandomProvider;
import wellspring.model.language.RewritableLanguage.Rewriting;
import wellspring.model.mix.Share;
import wellspring.model.text.WhiteSpace;

/**
 * Rewrites documents sentence by sentence ({@link SentenceSplit}). Each is replaced by the other
 * text's sentence at the same place; a text with fewer sentences begins again. White space between
 * sentences stays as it is. A document that would get too long is cut behind the last sentence that
 * fits.
 */
public final class SentenceMix {
  private final TokenLanguage language;
  private final Predicate<String> canBeSaid;

  /**
   * @param canBeSaid whether a sentence of another text may stand in a document of the language
   */
  public SentenceMix(TokenLanguage language, Predicate<String> canBeSaid) {
    this.language = language;
    this.canBeSaid = canBeSaid;
  }

  /** What {@link RewritableLanguage#rewrite} says. */
  public Rewriting rewrite(
      String own, String other, double strength, UniformRandomProvider random) {
    double replaced = Share.of(strength).value();
    List<String> others =
        SentenceSplit.of(other).stream()
            .map(sentence -> WhiteSpace.strip(sentence.words()))
            .filter(words -> !words.isEmpty() && canBeSaid.test(words))
            .toList();
    if (others.isEmpty()) {
      return new Rewriting(own, 1);
    }
    Mixture mixture = new Mixture();
    int place = 0;
    for (SentenceSplit.Sentence sentence : SentenceSplit.of(own)) {
      boolean isOwn = random.nextDouble() >= replaced;
      String words = isOwn ? sentence.words() : others.get(place % others.size());
      if (!mixture.add(sentence.gap(), words, isOwn)) {
        break;
      }
      place++;
    }
    return place == 0 ? new Rewriting(own, 1) : mixture.rewriting();
  }

  /** What is rewritten so far. No token reaches over white space, so that counts add up. */
  private final class Mixture {
    private final StringBuilder text = new StringBuilder();
    private final int tokensMax = language.documentEnd().tokensMax();
    private long tokens;
    private long ownTokens;

    /** Whether a sentence fits; if not, it is left out. */
    boolean add(String gap, String words, boolean isOwn) {
      int between = language.tokenizer().count(gap);
      int more = language.tokenizer().count(words);
      if (tokens + between + more > tokensMax) {
        return false;
      }
      text.append(gap).append(words);
      tokens += between + more;
      ownTokens += between + (isOwn ? more : 0);
      return true;
    }

    Rewriting rewriting() {
      return new Rewriting(text.toString(), tokens == 0 ? 1 : (double) ownTokens / tokens);
    }
  }
}
