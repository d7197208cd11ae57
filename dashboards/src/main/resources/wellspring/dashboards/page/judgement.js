import { inUnit, listed } from "./words.js";

/** The words for a fate while a run goes on, and when it is over. */
const WORDS = {
  collapsed: ["collapsing", "collapsed"],
  held: ["holds", "held"],
  undecided: ["undecided", "undecided"],
  control: ["control", "control"],
};

/**
 * What the verdict on a model would be now, in words.
 *
 * @return {{state: string, word: string, because: string}} the state is one of collapsing,
 *     collapsed, holds, held, undecided, control, unknown
 */
export function judge(run, model) {
  const judged = run.judged[model];
  const words = WORDS[judged?.fate];
  const because = String(judged?.because ?? "");
  if (run.closed < 0 || !words) {
    return { state: "unknown", word: judged ? "not judged" : "not yet known", because };
  }
  const state = words[run.ended === null ? 0 : 1];
  return { state, word: state, because };
}

/** What the answer rests on: the model and the measure that decide, with the limit. */
export function decision(run) {
  if (!run.decision || run.closed < 0) {
    return "";
  }
  const { model, judgement } = run.decision;
  const { id, title, unit } = run.measures.find((measure) => measure.id === judgement.measure) ?? {};
  const name = String(title ?? id ?? judgement.measure);
  const measure = name.charAt(0).toLowerCase() + name.slice(1);
  const limited = Number.isFinite(judgement.limitValue);
  const figures = limited
    ? ` ${inUnit(number(judgement.end), unit)}, limit ${inUnit(judgement.limitValue, unit)}`
    : "";
  switch (judgement.outcome) {
    case "crossed":
      return `What decides is ${measure}: ${model}${figures || " still gets worse"}.`;
    case "undecided":
      return `Beyond a limit, but not beyond chance: ${model} in ${measure},${figures}.`;
    default:
      return `Nearest to a limit: ${model} in ${measure},${figures}.`;
  }
}

/** Numbers that JSON lacks are told as words: "Infinity". */
const number = (value) => (value === null ? NaN : Number(value));

/** Whether models collapse, in a sentence. */
export function answer(run) {
  const judged = run.models.map(({ name }) => ({ name, state: judge(run, name).state }));
  const among = (...states) => judged.filter(({ state }) => states.includes(state)).map(({ name }) => name);
  const bad = among("collapsing", "collapsed");
  const good = among("holds", "held");
  const open = among("undecided");
  const over = run.ended !== null;
  if (bad.length + good.length + open.length === 0) {
    return run.closed < 0
      ? "There is no answer before the first round has closed."
      : `There is nothing to judge${over ? "" : " yet"}.`;
  }
  if (judged.length > 6) {
    const which = bad.length > 0 && bad.length <= 4 ? `: ${listed(bad)}` : "";
    const verb = over ? "collapsed" : bad.length === 1 ? "is collapsing" : "are collapsing";
    return `${bad.length} of ${judged.length} models ${verb}${which}.`;
  }
  const verb = (names, one, many, past) =>
    `${listed(names)} ${over ? past : names.length === 1 ? one : many}`;
  const parts = [];
  if (bad.length > 0) {
    parts.push(verb(bad, "is collapsing", "are collapsing", "collapsed"));
  }
  if (good.length > 0) {
    parts.push(verb(good, "holds", "hold", "held"));
  }
  if (open.length > 0) {
    parts.push(`${listed(open)} ${open.length === 1 ? "is" : "are"} undecided`);
  }
  return `${parts.join("; ")}${over ? "" : " so far"}.`;
}
