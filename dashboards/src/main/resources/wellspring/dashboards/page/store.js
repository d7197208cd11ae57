import { Course, grown } from "./course.js";
import { Society } from "./society.js";

/** Figures of rounds beyond this one are not kept: a page must not run out of memory. */
const MOST_ROUNDS = 200_000;
const MOST_MARKS = 500;

const list = (value) => (Array.isArray(value) ? value : []);
const items = (value) => list(value).filter((item) => item !== null && typeof item === "object");
const named = (value) => items(value).filter(({ name }) => typeof name === "string");
const number = (value) => (value === null || value === undefined || value === "" ? NaN : Number(value));

/** Curators as the models stand that they feed, so that what belongs together stands together. */
function inOrderOf(models, curators) {
  const place = ({ name }) => models.findIndex(({ curator }) => curator === name);
  return [...curators].sort((a, b) => place(a) - place(b));
}

/** By how much something else must weigh more to take the place of what decided before. */
const STEADY = 1.25;

/**
 * What decides now. A picture that changes its subject in each round cannot be read: what decided
 * before stays while it says the same, and nothing weighs much more.
 */
function steady(before, judged, model) {
  const said = (name, definition) =>
    list(judged[name]?.judgements).find((candidate) => candidate.definition === definition);
  const now = said(model, judged[model]?.decision);
  const old = before && said(before.model, before.judgement.definition);
  const stays =
    old && now && old.outcome === now.outcome && !(number(now.progress) > STEADY * number(old.progress));
  if (stays) {
    return { model: before.model, judgement: old };
  }
  return now ? { model, judgement: now } : null;
}

/** What a run has told so far. Fields that are missing or unknown do no harm. */
export class Run {
  closed = -1;
  state = { paused: false, roundsPerSecond: null, next: 0 };
  ended = null;
  progress = null;
  written = [];
  curated = [];
  humanFractions = {};
  /** What the verdict on each model would be now. */
  judged = {};
  /** What decides it: a model, and what a definition says of it; null if nothing can be said yet. */
  decision = null;
  /** Which nodes there are, and which agents live on each; null if the run has one process. */
  nodes = null;
  marks = [];
  /** What people changed: curator → key → value. */
  changes = new Map();
  /** Each model's newest training message, until it is released. */
  trainings = new Map();
  /** Each model's newest release. */
  releases = new Map();
  /** In which rounds each model was released. */
  retrainings = new Map();
  /** In which round each author's first documents stood, as far as was told. */
  firstWritten = new Map();
  #courses = new Map();
  /** Which rounds were told; a server leaves some of the older ones of a long run out. */
  #told = new Uint8Array(64);
  #toldCount = 0;

  constructor(told = {}) {
    this.id = told.run ?? null;
    this.told = told;
    this.rounds = Number.isFinite(told.rounds) ? told.rounds : 0;
    this.cohorts = named(told.cohorts);
    this.models = named(told.models);
    /** What texts are counted in, and what people have a vocabulary of: one of them. */
    this.piece = told.language?.piece ?? "token";
    this.word = told.language?.word ?? "word";
    this.curators = inOrderOf(this.models, named(told.curators));
    this.measures = items(told.measures).filter((measure) => typeof measure.id === "string");
    this.headline = list(told.headline);
    this.takesDocuments = told.steering?.documents === true;
    this.society = new Society(told.society ?? null, this.cohorts, this.models);
    this.models.forEach(({ name }) => {
      this.#courses.set(name, new Map());
      this.retrainings.set(name, []);
    });
  }

  /** How many closed rounds are not in the picture. */
  get leftOut() {
    return this.closed + 1 - this.#toldCount;
  }

  /** The course of a measure of a model; undefined if it was never measured. */
  course(model, measure) {
    return this.#courses.get(model)?.get(measure);
  }

  /** Whether there can be documents of an author in a round: a model's, or a visitor's. */
  hasWritten(author, round) {
    return this.models.some(({ name }) => name === author)
      ? this.firstWritten.get(author) <= round
      : this.marks.some((mark) => mark.kind === "document" && mark.round === round);
  }

  /** The run is told from its beginning once more; what is known stays until it is told again. */
  rewind() {
    this.ended = null;
    this.progress = null;
    this.marks = [];
    this.changes.clear();
    this.retrainings.forEach((rounds) => (rounds.length = 0));
  }

  /** Takes in a message; whether it was one that a page knows. */
  accept(type, told) {
    switch (type) {
      case "round":
        this.#close(told);
        return true;
      case "mark":
        this.#mark(told);
        return true;
      case "state":
        this.state = { ...this.state, ...told };
        return true;
      case "ended":
        this.ended = { ...told, verdict: list(told.verdict) };
        this.progress = null;
        this.trainings.clear();
        return true;
      case "nodes":
        this.nodes = told;
        return true;
      case "progress":
        this.progress = this.ended ? null : told;
        return true;
      case "training":
        this.trainings.set(told.model, told);
        return true;
      case "verdict":
        this.judged = told.models ?? {};
        this.decision = steady(this.decision, this.judged, told.decision);
        return true;
      default:
        return false;
    }
  }

  #close(told) {
    const round = told.round;
    if (!Number.isInteger(round) || round < 0 || round > MOST_ROUNDS) {
      return;
    }
    this.#told = grown(this.#told, round);
    this.#toldCount += 1 - this.#told[round];
    this.#told[round] = 1;
    if (round >= this.closed) {
      this.#isNewest(told);
    }
    this.society.close(round, told.society, round === this.closed);
    items(told.written).forEach(
      ({ author }) => this.firstWritten.has(author) || this.firstWritten.set(author, round),
    );
    for (const [model, figures] of Object.entries(told.figures ?? {})) {
      this.#measured(model, round, figures);
    }
    for (const release of items(told.releases)) {
      this.#released(round, release);
    }
  }

  #isNewest(told) {
    this.closed = told.round;
    this.written = items(told.written);
    this.curated = items(told.curated);
    this.humanFractions = told.humanFractions ?? {};
  }

  #measured(model, round, figures) {
    const courses = this.#courses.get(model);
    if (!courses) {
      return;
    }
    for (const [measure, pair] of Object.entries(figures ?? {})) {
      if (!courses.has(measure)) {
        courses.set(measure, new Course());
      }
      const [value, predicted, control] = list(pair);
      courses.get(measure).set(round, number(value), number(predicted), number(control));
    }
  }

  #released(round, release) {
    const rounds = this.retrainings.get(release.model);
    if (rounds && rounds.at(-1) !== round) {
      rounds.push(round);
    }
    this.releases.set(release.model, { ...release, round });
    this.trainings.delete(release.model);
  }

  #mark(told) {
    this.marks.push(told);
    if (this.marks.length > MOST_MARKS) {
      this.marks.shift();
    }
    const change = /^curators\.([^.=]+)\.([^=]+)=(.*)$/s.exec(told.kind === "intervened" ? told.text : "");
    if (change) {
      const [, curator, key, value] = change;
      this.changes.set(curator, { ...this.changes.get(curator), [key]: value });
    }
  }
}
