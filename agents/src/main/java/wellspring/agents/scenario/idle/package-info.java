/**
 * Settings that do nothing in their scenario, or something else than they say.
 *
 * <p>Whoever gives one learns of it before anything runs. The way in is {@link
 * wellspring.agents.scenario.idle.IdleSettings}; each class beside it knows the keys of one part of
 * a scenario. A new key has its question there: under which circumstances does nothing read it?
 */
package wellspring.agents.scenario.idle;
