package wellspring.model.language.file;

import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;

/**
 * A list of texts, held as UTF-8.
 *
 * <p>One curly quote makes Java keep a whole string at two bytes per character; UTF-8 does not.
 * Readers cannot change the list; only its owner in this package adds to it.
 */
final class PackedTexts extends AbstractList<String> implements RandomAccess {
  private final List<byte[]> texts = new ArrayList<>();

  void add(byte[] utf8) {
    texts.add(utf8);
  }

  @Override
  public String get(int index) {
    return new String(texts.get(index), StandardCharsets.UTF_8);
  }

  @Override
  public int size() {
    return texts.size();
  }
}
