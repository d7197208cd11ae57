/** Learns what people say from a mixture with what a known model says. */
package wellspring.model.learner.unmix;
