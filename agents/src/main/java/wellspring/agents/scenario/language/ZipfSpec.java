package wellspring.agents.scenario.language;

import java.util.List;
import wellspring.agents.scenario.tree.IdleKey;
import wellspring.agents.scenario.tree.KindDeclaration;
import wellspring.agents.scenario.tree.RecordCodec;
import wellspring.model.language.Language;
import wellspring.model.language.ZipfLanguage;
import wellspring.model.language.file.ReadingContext;

/**
 * Independent tokens whose frequencies follow Zipf's law.
 *
 * @param vocabulary how many tokens there are
 * @param exponent the frequency of rank r is proportional to {@code r^-exponent}
 * @param documentTokens how many tokens each document has
 */
public record ZipfSpec(int vocabulary, double exponent, int documentTokens)
    implements LanguageSpec {
  static final KindDeclaration<ZipfSpec> DECLARATION =
      new KindDeclaration<>(
          "zipf",
          "independent tokens, the exactly solvable case",
          ZipfSpec.class,
          RecordCodec.of(ZipfSpec.class));

  @Override
  public LanguageKind kind() {
    return LanguageKind.ZIPF;
  }

  @Override
  public Language language(ReadingContext means) {
    return new ZipfLanguage(vocabulary, exponent, documentTokens);
  }

  @Override
  public boolean truthIsKnown() {
    return true;
  }

  @Override
  public boolean isNumeric() {
    return false;
  }

  @Override
  public boolean hasOwnWords() {
    return true;
  }

  @Override
  public boolean statesFacts() {
    return false;
  }

  @Override
  public String piece() {
    return "token";
  }

  @Override
  public List<IdleKey> idle() {
    return vocabulary == 1
        ? List.of(new IdleKey("exponent", "a single token has no frequency to share"))
        : List.of();
  }
}
