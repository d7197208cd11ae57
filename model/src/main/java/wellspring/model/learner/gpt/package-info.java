/** A decoder-only transformer in GPT-2's layout: trained, sampled and scored on a device. */
package wellspring.model.learner.gpt;
