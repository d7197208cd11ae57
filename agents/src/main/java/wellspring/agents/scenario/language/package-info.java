/**
 * What the humans of a scenario can speak. A language is one file: its settings, how scenarios
 * speak of it, its checks, what is known of it, and how it is made; and one line in {@link
 * wellspring.agents.scenario.language.LanguageKind}. Where something else depends on the kind, it
 * switches over that enum, so that a new language does not compile until it is thought of.
 */
package wellspring.agents.scenario.language;
