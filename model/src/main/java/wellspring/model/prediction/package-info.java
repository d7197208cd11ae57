/**
 * What theory says: exact mean courses of learners that are simple enough, to stand beside what is
 * measured.
 *
 * <p>The recursions follow the second moments of all texts that are kept: what two tokens, or two
 * numbers, have in common on average is linear in what they had a generation before. Closed forms
 * are their special cases and are tested against them; both are tested against simulation.
 */
package wellspring.model.prediction;
