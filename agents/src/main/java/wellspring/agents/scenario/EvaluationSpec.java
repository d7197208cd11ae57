package wellspring.agents.scenario;

import wellspring.model.measure.MeasureChoice;

/**
 * How models are measured.
 *
 * @param probeDocuments how many documents each model writes for the evaluator
 * @param heldOutDocuments how many held-out human documents are scored, at most
 * @param measures what is measured
 * @param control for which models a human-only control is computed
 */
public record EvaluationSpec(
    int probeDocuments, int heldOutDocuments, MeasureChoice measures, ControlChoice control) {}
