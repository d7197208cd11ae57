package wellspring.infra.run;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import wellspring.model.language.TextLanguage;
import wellspring.model.language.TextSummary;

/**
 * What a manifest says of a language that was read from text.
 *
 * @param summary its sizes, and the hash of what was read
 * @param read which files that was
 */
public record TextDescription(@JsonUnwrapped TextSummary summary, TextRead read) {
  public static TextDescription of(TextLanguage language) {
    return new TextDescription(language.summary(), TextRead.of(language.inventory()));
  }
}
