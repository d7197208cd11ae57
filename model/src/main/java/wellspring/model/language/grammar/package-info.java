/**
 * A language of sentences about a changing world, whose truth is known exactly.
 *
 * <p>Settings and templates make a {@link wellspring.model.language.grammar.Grammar}: what can be
 * said, and how often. A {@link wellspring.model.language.grammar.WorldFacts} says what is the case
 * in a round. Both together are a {@link wellspring.model.language.grammar.RoundSpeech}: what
 * people say then. From it documents are drawn, the next token is predicted by filtering, and token
 * frequencies are computed; and documents are read back into the facts that they state and the
 * style that they show, or mended.
 */
package wellspring.model.language.grammar;
