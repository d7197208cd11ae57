/**
 * Many runs of one scenario: which values its keys take, and how often each setting is repeated.
 *
 * <p>{@link wellspring.agents.sweep.SweepPlanner} is the way in. It understands the overrides of a
 * single run, and Hydra's sweeps of several values:
 *
 * <pre>
 * curators.c.human=0,0.01,0.1            a list; quotes and brackets keep commas together
 * models.a.memory=replace,accumulate,{window:3}
 * rounds=range(1,10)                     1 to 9: as in Hydra and Python, the end is not in it
 * language.exponent=range(0.5,2,0.25)    with a step
 * curators.c.human=0,logrange(0.001,1,7) 7 values, each the same multiple of the one before;
 *                                        both ends are in it. Not in Hydra
 * curators.a.human+curators.b.human=0,1  keys that move together, as one axis. Not in Hydra
 * curators.a.documents+curators.a.human=(10,0.5),(20,0.25)
 *                                        and that take a value each, in tuples. Not in Hydra
 * +models.b.curator=a,c                  the prefixes of overrides work as ever
 * </pre>
 *
 * <p>Several axes make a full grid; the last one moves fastest. A single value is an override like
 * any other.
 */
package wellspring.agents.sweep;
