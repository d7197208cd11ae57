package wellspring.agents.scenario;

/**
 * How models are measured.
 *
 * @param probeDocuments how many documents each model writes for the evaluator
 * @param heldOutDocuments how many held-out human documents are scored, at most
 */
public record EvaluationSpec(int probeDocuments, int heldOutDocuments) {}
