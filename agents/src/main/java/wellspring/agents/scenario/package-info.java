/**
 * What a run is made of: scenarios, their schema, their defaults and their overrides.
 *
 * <p>A scenario is a YAML file; {@code scenario.schema.json} says what may stand in it and is the
 * one place of every default. {@link wellspring.agents.scenario.ScenarioLoader} is the way in,
 * {@link wellspring.agents.scenario.ScenarioWriter} the way out. Editors that know JSON Schema
 * complete and check a scenario whose first line is {@code # yaml-language-server:
 * $schema=scenario.schema.json}.
 *
 * <p>Overrides change a scenario from the command line, in Hydra's basic grammar:
 *
 * <pre>
 * rounds=20                        changes a key, whether the file has it or not
 * +models.second.curator=mixer     adds what is not there; a new agent needs the +
 * ++seed=5                         adds or changes
 * ~models.second   ~seed=5         removes; with a value, only that value
 *
 * memory=accumulate   human=0.1   draw=null   description='one, two'   path=/data/text
 * models.a.memory.window=3                          one form replaces another
 * curators.c.human={linear:{from:1,to:0,rounds:5}}  a dict replaces anything but a dict,
 * language={exponent:2}                             with which it merges
 * language.kind=text                                drops what only the old kind knows
 * models.a.learner={kind:gpt}                       a GPT instead, every default filled in
 * models.a.learner={kind:gpt,preset:micro,tokenizer:{bpe:512},training:{steps:300}}
 * models.a.learner.training.epochs=2
 * </pre>
 *
 * <p>Several values for one key ({@code seed=1,2,3}, {@code range(1,4)}) are a sweep: {@link
 * wellspring.agents.sweep.SweepPlanner} takes them, a single run does not.
 */
package wellspring.agents.scenario;
