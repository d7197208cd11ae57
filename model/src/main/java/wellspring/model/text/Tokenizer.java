package wellspring.model.text;

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

  /** The text of a token sequence. */
  String decode(int[] tokens);
}
