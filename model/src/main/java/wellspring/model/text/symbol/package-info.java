/** Tokens as neural models number them, and Hugging Face's {@code tokenizer.json} of them. */
package wellspring.model.text.symbol;
