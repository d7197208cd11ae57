package wellspring.agents.event;

/**
 * A training ended whose result is not released in the same round, or was that of a human-only
 * control: where to find it, for a run that goes on after it was stopped. No result depends on it.
 *
 * @param agent who keeps the model: the model itself, or the evaluator for a control
 * @param model the model, or the one whose control it is
 * @param generation how many times it has been trained, from 1
 * @param checkpoint the SHA-256 of its checkpoint, in hexadecimal
 */
public record ModelTrained(
    String id, String agent, int round, String model, int generation, String checkpoint)
    implements Event {}
