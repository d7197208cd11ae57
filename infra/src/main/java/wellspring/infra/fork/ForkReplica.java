package wellspring.infra.fork;

/**
 * One of many runs that show what a past has left open.
 *
 * @param future whether it has that past under the changes; else it is what the futures are
 *     compared with
 * @param replica its number, from 1
 * @param seed the root of its chance: after the past, or of all rounds where it has none
 */
public record ForkReplica(boolean future, int replica, long seed) {}
