/**
 * The log of a run on Kafka: an embedded broker or any other, and the port's form on it.
 *
 * <p>Topics are created for one run, and those that exist are refused. A round is closed once all
 * replicas have acknowledged all that is in it; where nobody else writes, it is read before that,
 * from this process' memory. Readers see each range once, whatever the broker delivers twice. A
 * broker that is lost for good ends the run with a reason.
 *
 * <p>Programs outside that take part have two topics each beside the log, {@link
 * wellspring.infra.kafka.OutsideTopics}, and on an embedded broker a user each.
 *
 * <p>On a cluster of somebody else's, what it would do is asked before topics are made ({@code
 * Durability}), what would lose a part of the run is refused ({@code KeptTopics}), and what it
 * refuses is put into words ({@code Refusals}). People choose how clients log in ({@code
 * ClientKeys}), and nothing on which the log's promises rest.
 */
package wellspring.infra.kafka;
