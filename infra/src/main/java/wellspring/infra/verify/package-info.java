/**
 * Whether what a run has left is what it wrote: {@link wellspring.infra.verify.LogCheck} reads its
 * log and its checkpoints again, compares them with what the run said of them, and adds up its
 * books, {@link wellspring.infra.verify.RepeatCheck} repeats the run and compares what comes of it.
 */
package wellspring.infra.verify;
