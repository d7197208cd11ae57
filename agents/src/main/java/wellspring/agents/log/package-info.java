/**
 * The port through which agents exchange events, and its form in memory.
 *
 * <p>An {@link wellspring.agents.log.EventLog} has topics with partitions; a reader names a range
 * of offsets, and a follower gets every event once, in order. {@link
 * wellspring.agents.log.MemoryEventLog} is for tests and for runs that need no broker; the log on
 * Kafka keeps the same contract, which one set of tests holds both to.
 */
package wellspring.agents.log;
