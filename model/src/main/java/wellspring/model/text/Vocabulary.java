package wellspring.model.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The words that a language has, each with a number from 0 to {@code size() - 1}.
 *
 * <p>Immutable. The order is the caller's: languages put frequent words first.
 */
public final class Vocabulary {
  private final List<String> words;
  private final Map<String, Integer> ids;

  /**
   * @throws IllegalArgumentException if there is no word or a word stands twice
   */
  public Vocabulary(List<String> words) {
    this.words = List.copyOf(words);
    this.ids = new HashMap<>(words.size() * 2);
    for (int id = 0; id < words.size(); id++) {
      if (ids.put(words.get(id), id) != null) {
        throw new IllegalArgumentException("the word '" + words.get(id) + "' stands twice");
      }
    }
    if (this.words.isEmpty()) {
      throw new IllegalArgumentException("a vocabulary needs at least one word");
    }
  }

  /** These words and one more, the last; the same vocabulary if it has the word. */
  public Vocabulary with(String word) {
    if (ids.containsKey(word)) {
      return this;
    }
    List<String> all = new ArrayList<>(words);
    all.add(word);
    return new Vocabulary(all);
  }

  public int size() {
    return words.size();
  }

  public String word(int id) {
    return words.get(id);
  }

  /** The word's number, or -1 if the language has no such word. */
  public int id(String word) {
    Integer id = ids.get(word);
    return id == null ? -1 : id;
  }
}
