package wellspring.model.text;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Turns text into token numbers and back.
 *
 * <p>{@code encode(decode(tokens))} gives the same tokens again for every sequence, so that text is
 * all that agents need to exchange. Byte tokens are the exception: bytes that are not UTF-8 come
 * back as U+FFFD.
 */
public interface Tokenizer {

  /** How many different tokens there are; tokens run from 0 to {@code vocabularySize() - 1}. */
  int vocabularySize();

  /**
   * The tokens of a text.
   *
   * @throws IllegalArgumentException if the text has a word that the vocabulary lacks, and none
   *     that stands for unknown ones; the message names it
   */
  int[] encode(String text);

  /** How many tokens a text has, whatever its words are. */
  default int count(String text) {
    return encode(text).length;
  }

  /**
   * The token as which words are read that the vocabulary lacks; empty where they are refused or
   * there can be none.
   */
  default OptionalInt unknown() {
    return OptionalInt.empty();
  }

  /** Reads texts one after the other, and tells words apart that the vocabulary lacks. */
  default OpenReader openReader() {
    return this::encode;
  }

  /**
   * A reader of texts whose vocabulary grows: each word that the tokenizer's lacks gets a number of
   * its own, from {@code vocabularySize() + 1} on, in the order in which they come. {@code
   * vocabularySize()} itself stays free for the end symbol. Not safe to share between threads.
   */
  @FunctionalInterface
  interface OpenReader {
    /**
     * The tokens of the next text.
     *
     * @throws IllegalArgumentException where {@link #encode} of the tokenizer does
     */
    int[] read(String text);

    /** The words so far that the vocabulary lacks, in the order of their numbers. */
    default List<String> invented() {
      return List.of();
    }
  }

  /**
   * Where each token of {@link #encode} ends in the text, so that a text can be shown token by
   * token.
   *
   * @return by token, how many {@code char}s of the text stand before its end, never falling; a
   *     part of a character ends where the character does. Empty where this cannot be told
   */
  default Optional<int[]> ends(String text) {
    return Optional.empty();
  }

  /** The text of a token sequence. */
  String decode(int[] tokens);
}
