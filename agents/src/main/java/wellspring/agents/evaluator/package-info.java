/**
 * The evaluator, who measures each model that is released, and compares models at the end of a
 * round.
 *
 * <p>It measures on documents that a model writes for it alone, and on human documents that no
 * model trains on, and keeps what later measures refer to: a model's first generation, the texts
 * that it was given, and the human-only control of each design. A measure that a model or a
 * language does not have is left out, never set to zero.
 */
package wellspring.agents.evaluator;
