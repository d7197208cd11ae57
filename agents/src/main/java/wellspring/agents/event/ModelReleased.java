package wellspring.agents.event;

/**
 * A model finished training and writes with what it learned from now on.
 *
 * @param agent the model
 * @param generation how many times it has been trained, from 1
 * @param checkpoint the SHA-256 of its checkpoint, in hexadecimal
 * @param documents how many documents it was trained on
 * @param humanShare the share of their text that people wrote, 0 to 1
 * @param depth their mean depth in generations, and 1 more: that of what the model will write
 */
public record ModelReleased(
    String id,
    String agent,
    int round,
    int generation,
    String checkpoint,
    int documents,
    double humanShare,
    double depth)
    implements Event {}
