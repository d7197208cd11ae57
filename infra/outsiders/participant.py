#!/usr/bin/env python3
"""Takes part in a run of Wellspring from outside: as people, or as a model that is a Markov chain.

    pip install confluent-kafka==2.16.1
    python3 infra/outsiders/participant.py runs/NAME-TIME/outside/people.properties

It keeps nothing: killed at any moment and started again, it goes on with the order that it has not answered.
What it writes follows from the order alone, so that a run with it can be repeated.
"""

import collections, json, random, sys
from confluent_kafka import OFFSET_STORED, Consumer, Producer, TopicPartition

PHRASES = "I saw|we heard|they sold|you forgot", "the sea|an old song|a red house|the bread", "again|at night|for nothing|with love"


def learn(texts, checkpoint):
    counts = json.loads(checkpoint) if checkpoint else {}
    for text in texts:
        words = ["", *text.split(), ""]
        for word, following in zip(words, words[1:]):
            row = counts.setdefault(word, {})
            row[following] = row.get(following, 0) + 1
    return json.dumps(counts, sort_keys=True)


def document(chance, counts, length):
    if counts is None:  # a person
        return " ".join(chance.choice(part.split("|")) for part in PHRASES)
    words, row = [], counts[""]
    while (word := chance.choices(list(row), list(row.values()))[0] if words or "" not in row else
           chance.choices([w for w in row if w], [row[w] for w in row if w])[0]) and len(words) < length:
        words.append(word)
        row = counts[word]
    return " ".join(words)


settings = dict(line.strip().split("=", 1) for line in open(sys.argv[1]) if "=" in line)
own = {key[11:]: settings.pop(key) for key in list(settings) if key.startswith("wellspring.")}
settings.pop("sasl.jaas.config", None)  # that is for Java
consumer = Consumer({**settings, "enable.auto.commit": False, "auto.offset.reset": "earliest"})
producer = Producer({key: value for key, value in settings.items() if key != "group.id"} | {"enable.idempotence": True})
consumer.assign([TopicPartition(own["orders"], 0, OFFSET_STORED)])
corpora = collections.defaultdict(dict)
while True:
    record = consumer.poll(1)
    if record is None:
        continue
    if record.error():
        sys.exit(str(record.error()))
    order = json.loads(record.value())
    answer = {"order": order["id"], "agent": own["participant"]}
    if order["kind"] == "over":
        consumer.commit(record, asynchronous=False)
        break
    elif order["kind"] == "refused":
        print("refused:", order["order"], order["reason"], file=sys.stderr)
    elif order["kind"] == "corpus":
        corpora[order["learn"]][order["part"]] = order["texts"]
    elif order["kind"] == "learn":
        parts = corpora.pop(order["id"])
        texts = [text for part in range(order["parts"]) for text in parts[part]]
        answer |= {"kind": "learned", "checkpoint": learn(texts, order.get("checkpoint"))}
    elif order["kind"] == "write":
        chance = random.Random(order["id"])
        counts = json.loads(order["checkpoint"]) if "checkpoint" in order else None
        answer |= {"kind": "written", "texts": [document(chance, counts, order["tokensMax"] // 4) for _ in range(order["documentsMax"])]}
    if "kind" in answer:
        producer.produce(own["answers"], json.dumps(answer))
        producer.flush()
        consumer.commit(record, asynchronous=False)  # only now: whoever dies before answers once more
