/**
 * What happened: the events that agents publish, and their JSON form.
 *
 * <p>Events are immutable records. Each has an id that follows from the run, the round and who
 * published it, so that an event that is published again has the same id and the same bytes:
 * readers drop the second one, and refuse two different ones of the same id. The JSON form is part
 * of a run's files and of its fingerprint; {@link wellspring.agents.event.EventCodec} is the only
 * place that knows it.
 */
package wellspring.agents.event;
