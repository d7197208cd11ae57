/** Evaluators, who measure what was released and compare it with what theory predicts. */
package wellspring.agents.evaluator;
