/** A number as sentences show it: three digits, without needless zeros. */
export function figure(value) {
  if (typeof value !== "number" || Number.isNaN(value)) {
    return "–";
  }
  if (!Number.isFinite(value)) {
    return value > 0 ? "∞" : "−∞";
  }
  const size = Math.abs(value);
  if (size >= 1e9) {
    return value.toExponential(2);
  }
  if (size >= 1000) {
    return Math.round(value).toLocaleString("en");
  }
  return size > 0 && size < 1e-4 ? value.toExponential(1) : String(Number(value.toPrecision(3)));
}

/** A share as a percentage: "12 %". */
export function percent(share) {
  if (typeof share !== "number" || Number.isNaN(share)) {
    return "–";
  }
  const value = 100 * share;
  const digits = value !== 0 && Math.abs(value) < 10 ? 2 : 3;
  return `${Number(value.toPrecision(digits))} %`;
}

/** A number of things: "1 document", "2,000 documents". */
export function count(number, thing) {
  return `${Number(number ?? 0).toLocaleString("en")} ${thing}${number === 1 ? "" : "s"}`;
}

/** Through how many models a text has passed: "1 generation deep", "2.06 generations deep". */
export function depth(generations) {
  return `${figure(generations)} generation${generations === 1 ? "" : "s"} deep`;
}

/** Things as a sentence lists them: "a, b and c". */
export function listed(things, last = " and ") {
  return things.length < 2 ? things.join("") : things.slice(0, -1).join(", ") + last + things.at(-1);
}

/** A figure in the unit of its measure. */
export function inUnit(value, unit) {
  return unit === "ratio" && Math.abs(value) <= 1 ? Number(value.toFixed(3)).toString() : figure(value);
}

/** The first characters of a long name. */
export function short(name, most) {
  const letters = [...name];
  return letters.length <= most ? name : letters.slice(0, most - 1).join("") + "…";
}
