/**
 * A run from outside: the files that it leaves, and how they are read again.
 *
 * <p>A {@link wellspring.infra.run.RunDirectory} names them all. Tables grow with each closed round
 * and never hold a part of one; texts are written when they are published. The manifest says that a
 * run goes on until it has the last word.
 */
package wellspring.infra.run;
