/** The log of a run on Kafka: an embedded broker or any other, and the port's form on it. */
package wellspring.infra.kafka;
