/** A figure over rounds, such as a measure of a model, in as little memory as serves to draw it. */
export class Course {
  #values = new Float32Array(64).fill(NaN);
  #predicted = null;
  #control = null;
  last = -1;

  set(round, value, predicted = NaN, control = NaN) {
    this.#values = withFigure(this.#values, round, value);
    this.last = Math.max(this.last, round);
    if (!Number.isNaN(predicted)) {
      this.#predicted = withFigure(this.#predicted, round, predicted);
    }
    if (!Number.isNaN(control)) {
      this.#control = withFigure(this.#control, round, control);
    }
  }

  at(round) {
    return this.#values[round] ?? NaN;
  }

  predictedAt(round) {
    return this.#predicted?.[round] ?? NaN;
  }

  get isPredicted() {
    return this.#predicted !== null;
  }

  /** The figure of the human-only control that was computed beside the model. */
  controlAt(round) {
    return this.#control?.[round] ?? NaN;
  }

  get hasControl() {
    return this.#control !== null;
  }

  /** The first round in which there is a figure that others can be compared with, or -1. */
  get first() {
    return this.#values.findIndex((value) => Number.isFinite(value) && value !== 0);
  }
}

function withFigure(figures, round, figure) {
  const longer = grown(figures ?? new Float32Array(64).fill(NaN), round);
  longer[round] = figure;
  return longer;
}

/** The values, or as many and more; what is new is not a number where values can be that, else 0. */
export function grown(values, round) {
  if (round < values.length) {
    return values;
  }
  const longer = new values.constructor(Math.max(round + 1, 2 * values.length)).fill(NaN);
  longer.set(values);
  return longer;
}
