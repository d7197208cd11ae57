#!/usr/bin/env python3
"""Takes part in a run of Wellspring from outside: as people, or as a model that is a Markov chain.

    pip install confluent-kafka==2.16.1
    python3 infra/outsiders/participant.py runs/NAME-TIME/outside/guests.properties

It keeps nothing: killed at any moment and started again, it goes on with the order that it has not answered. What it
writes follows from the order alone, so that a run with it can be repeated. All messages: dashboards/EVENTS.md.
"""

import collections, glob, json, random, sys, time
from confluent_kafka import OFFSET_STORED, Consumer, KafkaError, KafkaException, Producer, TopicPartition

PHRASES = [["I saw", "we heard", "they sold", "you forgot"], ["the sea", "an old song", "a red house"], ["again", "at night", "with love"]]


def learn(texts, checkpoint):
    counts = json.loads(checkpoint) if checkpoint else {}
    for text in texts:
        words = ["", *text.split(), ""]
        for word, following in zip(words, words[1:]):
            row = counts.setdefault(word, {})
            row[following] = row.get(following, 0) + 1
    return json.dumps(counts)


def document(chance, counts, length):
    if counts is None:  # a person
        return " ".join(chance.choice(phrases) for phrases in PHRASES)
    words = []
    while len(words) < length:
        row = counts[words[-1] if words else ""]
        words += chance.choices(list(row), list(row.values()))
        if words[-1] == "":
            break
    return " ".join(words).strip()


def ends_with_the_run(error):
    if error.code() == KafkaError._ALL_BROKERS_DOWN:
        raise KafkaException(error)  # to be started again when it goes on, with its new file


while not (files := glob.glob(sys.argv[1])):
    time.sleep(1)
settings = dict(line.strip().split("=", 1) for line in open(files[0]) if "=" in line)
own = {key: settings.pop(key) for key in list(settings) if key.startswith("wellspring.")}
settings.pop("sasl.jaas.config", None)  # for clients in Java
consumer = Consumer({**settings, "enable.auto.commit": False, "auto.offset.reset": "earliest",
                     "error_cb": ends_with_the_run})
producer = Producer({key: value for key, value in settings.items() if key != "group.id"})
consumer.assign([TopicPartition(own["wellspring.orders"], 0, OFFSET_STORED)])
corpora = collections.defaultdict(dict)
while True:
    record = consumer.poll(1)
    if record is None:
        continue
    if record.error():
        sys.exit(str(record.error()))
    order = json.loads(record.value())
    answer = {"order": order["id"], "agent": order["agent"]}
    if order["kind"] == "over":
        break
    elif order["kind"] == "refused":
        print(order["order"], "was refused:", order["reason"], file=sys.stderr)
    elif order["kind"] == "corpus":
        corpora[order["learn"]][order["part"]] = order["texts"]
    elif order["kind"] == "learn":
        parts = corpora.pop(order["id"])
        texts = [text for part in range(order["parts"]) for text in parts[part]]
        answer |= {"kind": "learned", "checkpoint": learn(texts, order.get("checkpoint"))}
    elif order["kind"] == "write":
        chance = random.Random(order["id"])
        counts = json.loads(order["checkpoint"]) if "checkpoint" in order else None
        texts = [document(chance, counts, order["tokensMax"] // 4) for _ in range(order["documentsMax"])]
        answer |= {"kind": "written", "texts": texts}
    if "kind" in answer:
        producer.produce(own["wellspring.answers"], json.dumps(answer))
        producer.flush()
        consumer.commit(record, asynchronous=False)  # only now: who dies before that answers once more
