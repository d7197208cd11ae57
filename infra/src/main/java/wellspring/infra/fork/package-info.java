/**
 * Children of runs: {@link wellspring.infra.fork.ForkPlan} says what a child shares with its parent
 * and what holds from then on, {@link wellspring.infra.fork.ParentLog} reads the parent's log,
 * whether the parent is over or under way, and hands its past down. A {@link
 * wellspring.infra.fork.ForkSeries} is many futures of one {@link
 * wellspring.infra.fork.SharedPast}, which leave tables instead of folders.
 */
package wellspring.infra.fork;
