/**
 * Models that write and retrain.
 *
 * <p>A model takes corpora as they come, trains at its cadence on what its memory regime keeps, and
 * releases what it trained after its latency. {@link wellspring.agents.model.ModelLifecycle} is
 * what it keeps between orders, without any training; the {@link wellspring.agents.model.Trainer}
 * does that. A checkpoint is saved before its release is published.
 */
package wellspring.agents.model;
