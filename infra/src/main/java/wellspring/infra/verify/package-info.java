/**
 * Whether what a run has left is what it wrote: {@link wellspring.infra.verify.LogCheck} reads its
 * log and its checkpoints again and compares them with what the run said of them, {@link
 * wellspring.infra.verify.RepeatCheck} repeats the run and compares what comes of it.
 */
package wellspring.infra.verify;
