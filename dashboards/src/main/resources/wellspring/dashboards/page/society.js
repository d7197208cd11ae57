import { Course } from "./course.js";

/** So many cohorts have a line of their own; the smaller ones share one. */
const MOST_COHORTS = 5;

/** So many cohorts, and so many models, stand on the map of voices. */
const MOST_VOICES = 8;

/** Of so many rounds a voice leaves a trail. */
const TRAIL = 12;

const list = (value) => (Array.isArray(value) ? value : []);
const items = (value) => list(value).filter((item) => item !== null && typeof item === "object");
const number = (value) => (value === null || value === undefined ? NaN : Number(value));

/** What became of a run's people: how many write, what was read and paid, and who stands where. */
export class Society {
  /** Cohorts whose writers come and go, the largest first. */
  groups = [];
  /** The newest round's. */
  readings = [];
  payments = [];
  /** By author, the newest last: `{round, right, up}`. */
  trails = new Map();
  /** How far from the middle anybody has stood, in each direction. */
  reach = { left: 0, right: 0, down: 0, up: 0 };
  #known;

  /** @param told null if the run has no society */
  constructor(told, cohorts, models) {
    this.told = told;
    this.audiences = list(told?.audiences);
    const working = cohorts.filter(({ name }) => list(told?.working).includes(name));
    const bySize = [...working].sort((a, b) => b.writers - a.writers);
    const alone = working.length <= MOST_COHORTS ? bySize.length : MOST_COHORTS - 1;
    bySize.slice(0, alone).forEach(({ name }) => this.groups.push(new Group(name, [name])));
    if (alone < bySize.length) {
      const names = bySize.slice(alone).map(({ name }) => name);
      this.groups.push(new Group(`${names.length} others`, names));
    }
    this.#known = new Map([
      ...cohorts.slice(0, MOST_VOICES).map(({ name }, place) => [name, { kind: "cohort", place }]),
      ...models.slice(0, MOST_VOICES).map(({ name }, place) => [name, { kind: "model", place }]),
    ]);
  }

  get hasAssistance() {
    return list(this.told?.assisted).length > 0;
  }

  /** Who stands on the map, cohorts first. */
  get voices() {
    return [...this.#known]
      .map(([name, who]) => ({ name, ...who, trail: this.trails.get(name) ?? [] }))
      .filter(({ trail }) => trail.length > 0);
  }

  /** A round is closed. */
  close(round, told, newest) {
    if (this.told === null) {
      return;
    }
    this.groups.forEach((group) => group.close(round, items(told?.cohorts)));
    if (newest) {
      this.readings = items(told?.readings);
      this.payments = items(told?.payments);
    }
    items(told?.voices).forEach((voice) => this.#stands(round, voice));
  }

  /** A round that is told once more takes the place of what was told of it and of later ones. */
  #stands(round, { author, right, up }) {
    if (!this.#known.has(author) || !Number.isFinite(right) || !Number.isFinite(up)) {
      return;
    }
    const before = (this.trails.get(author) ?? []).filter((stand) => stand.round < round);
    this.trails.set(author, [...before.slice(1 - TRAIL), { round, right, up }]);
    this.reach = {
      left: Math.min(this.reach.left, right),
      right: Math.max(this.reach.right, right),
      down: Math.min(this.reach.down, up),
      up: Math.max(this.reach.up, up),
    };
  }
}

/** A cohort, or several that share a line, over rounds. */
class Group {
  writers = new Course();
  joined = new Course();
  left = new Course();
  /** What a writer had of a round; of several cohorts, on average over who goes on to write. */
  income = new Course();

  constructor(name, names) {
    this.name = name;
    this.names = new Set(names);
  }

  close(round, cohorts) {
    const mine = cohorts.filter(({ name }) => this.names.has(name));
    if (mine.length === 0) {
      return;
    }
    const sum = (figure) => mine.reduce((total, cohort) => total + number(figure(cohort)), 0);
    const writers = sum((cohort) => cohort.writers);
    this.writers.set(round, writers);
    this.joined.set(round, sum((cohort) => cohort.joined));
    this.left.set(round, sum((cohort) => cohort.left));
    const income = mine.length === 1 ? mine[0].income : sum((one) => one.income * one.writers) / writers;
    this.income.set(round, number(income));
  }
}
