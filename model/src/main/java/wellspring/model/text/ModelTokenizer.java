package wellspring.model.text;

/**
 * What a neural model reads and writes: the tokens of a {@link Tokenizer}, and one symbol that
 * stands between documents. A document is predicted after the symbol and ends where it is drawn.
 *
 * <p>Text may be spelt in several ways, and {@code encode} gives one of them; so tokens that a
 * model drew do not always come back the same, though their text does.
 *
 * <p>Immutable, and safe to share between threads.
 */
public interface ModelTokenizer extends Tokenizer {

  /**
   * How many symbols there are, the boundary included; they run from 0 to {@code symbols() - 1}.
   */
  int symbols();

  /** The symbol between documents; {@code encode} never gives it, {@code decode} leaves it out. */
  int boundary();

  /** The same tokenizer in the form of Hugging Face's {@code tokenizer.json}. */
  String json();
}
