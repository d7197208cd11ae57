/**
 * Human-only controls: what becomes of a model of the same design that reads people alone. A figure
 * that gets worse there, too, is no collapse.
 *
 * <p>{@link wellspring.agents.control.HumanControls} tells for each model of a scenario which
 * control it has; {@link wellspring.agents.control.ControlLineage} trains one that no model of the
 * scenario is.
 */
package wellspring.agents.control;
