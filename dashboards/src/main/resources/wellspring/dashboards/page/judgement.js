import { figure, listed } from "./words.js";

/**
 * How a figure of a model stands to the limit beyond which the model counts as collapsed.
 *
 * @return null if that cannot be told; `way` is 0 where the model began and 1 at the limit
 */
function standing(run, model, limit) {
  const course = run.course(model, limit.measure);
  const first = course?.first ?? -1;
  const latest = course?.at(course.last);
  if (Number.isNaN(latest ?? NaN)) {
    return null;
  }
  if (Number.isFinite(limit.level)) {
    return { limit, latest, way: Math.max(0, latest / limit.level) };
  }
  if (first < 0) {
    return null;
  }
  const ratio = latest / course.at(first);
  const way = ratio > 0 ? Math.log(ratio) / Math.log(limit.factor) : Infinity;
  return { limit, ratio, since: first, way: Math.max(0, way) };
}

function said({ limit, latest, ratio, since }) {
  return latest === undefined
    ? `${limit.definition} ×${figure(ratio)} since round ${since} (limit ×${figure(limit.factor)})`
    : `${limit.definition} ${figure(latest)} (limit ${figure(limit.level)})`;
}

/**
 * Whether a model collapses, in words.
 *
 * @return {{state: string, word: string, because: string}} the state is one of collapsing,
 *     collapsed, holds, held, unknown
 */
export function judge(run, model) {
  const by = run.collapsed[model];
  if (run.closed < 0 || !Array.isArray(by)) {
    return { state: "unknown", word: "not yet known", because: "" };
  }
  const standings = run.limits.map((limit) => standing(run, model, limit)).filter(Boolean);
  const over = run.ended !== null;
  if (by.length === 0) {
    const nearest = standings.sort((a, b) => b.way - a.way)[0];
    const because = nearest ? `nearest to its limit: ${said(nearest)}` : "";
    return over ? { state: "held", word: "held", because } : { state: "holds", word: "holds", because };
  }
  const because = by
    .map((definition) => standings.find(({ limit }) => limit.definition === definition))
    .map((found, i) => (found ? said(found) : String(by[i])));
  const state = over ? "collapsed" : "collapsing";
  return { state, word: state, because: because.join("; ") };
}

/** Whether models collapse, in a sentence. */
export function answer(run) {
  const judged = run.models.map(({ name }) => ({ name, state: judge(run, name).state }));
  const among = (...states) => judged.filter(({ state }) => states.includes(state)).map(({ name }) => name);
  const bad = among("collapsing", "collapsed");
  const good = among("holds", "held");
  if (bad.length + good.length === 0) {
    return run.closed < 0
      ? "Nobody can tell before the first round has closed."
      : "This scenario sets no limit by which a model counts as collapsed.";
  }
  const over = run.ended !== null;
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
  return `${parts.join("; ")}${over ? "" : " so far"}.`;
}
