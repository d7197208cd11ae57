/**
 * What theory says: exact mean courses of learners that are simple enough, to stand beside what is
 * measured.
 */
package wellspring.model.prediction;
