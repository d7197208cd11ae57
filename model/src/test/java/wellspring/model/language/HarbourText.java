package wellspring.model.language;

import java.net.URISyntaxException;
import java.nio.file.Path;
import wellspring.model.language.TextSettings.Tokens;
import wellspring.model.language.file.ReadingContext;
import wellspring.model.language.file.TextSource;
import wellspring.model.mix.Share;

/** The language of a small text of prose and verse, for tests. */
final class HarbourText {
  private HarbourText() {}

  static TextLanguage language(Tokens tokens) {
    try {
      Path file = Path.of(HarbourText.class.getResource("harbour.txt").toURI());
      TextSource source =
          new TextSource(file, TextSource.Split.BLANK_LINE, TextSource.FIELD, 100_000);
      return TextLanguage.read(
          new TextSettings(source, tokens, Share.of(0.2)), ReadingContext.PLAIN);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
