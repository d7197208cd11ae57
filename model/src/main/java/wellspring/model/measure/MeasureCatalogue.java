package wellspring.model.measure;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import wellspring.model.file.FileFault;

/** What there is to say about each measure; the texts stand in {@code measures.properties}. */
final class MeasureCatalogue {
  private static final String FILE = "measures.properties";
  private static final Properties TEXTS = read();

  private MeasureCatalogue() {}

  /**
   * @param about {@code help}, {@code definition} or {@code caveats}
   * @throws IllegalStateException if the catalogue lacks it
   */
  static String text(Measure measure, String about) {
    String key = measure.id() + "." + about;
    String text = TEXTS.getProperty(key);
    if (text == null || text.isBlank()) {
      throw new IllegalStateException(FILE + " lacks " + key);
    }
    return text;
  }

  /** How many texts there are. */
  static int size() {
    return TEXTS.size();
  }

  private static Properties read() {
    Properties texts = new Properties();
    try (Reader reader =
        new InputStreamReader(
            MeasureCatalogue.class.getResourceAsStream(FILE), StandardCharsets.UTF_8)) {
      texts.load(reader);
    } catch (IOException e) {
      throw FileFault.cannot("read", FILE, e);
    }
    return texts;
  }
}
