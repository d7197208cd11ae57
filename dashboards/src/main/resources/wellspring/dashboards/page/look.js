/**
 * How models are told apart: by colour and by symbol, which are those of figures and reports as
 * well. The colours keep away from the two of human and synthetic text, and serve with any colour
 * vision.
 */
const LIGHT = ["#1b1b1b", "#19a96b", "#5605a1", "#4e5800", "#874b75", "#ff0046"];
const DARK = ["#f2f2f2", "#587f59", "#9c32ea", "#cab961", "#da23ad", "#d50000"];
const SYMBOLS = ["circle", "rect", "triangle", "diamond", "path://M0 0h8l-4 8z"];
const OUTLINES = [
  "M8 4.5a3.5 3.5 0 1 0 0.001 0z",
  "M5 5h6v6h-6z",
  "M8 4l4 7.5h-8z",
  "M8 3.4l4.2 4.6l-4.2 4.6l-4.2-4.6z",
  "M8 12l4-7.5h-8z",
];

const dark = matchMedia("(prefers-color-scheme: dark)");

/** Calls back whenever the page's colours change. */
export function onScheme(call) {
  dark.addEventListener("change", call);
}

/** The colour of a model's lines, by its place in the scenario. */
export const colour = (place) => (dark.matches ? DARK : LIGHT)[place % LIGHT.length];

export const symbol = (place) => SYMBOLS[place % SYMBOLS.length];

/** The outline of a symbol in a box of 16 by 16. */
export const outline = (place) => OUTLINES[place % OUTLINES.length];

/** A colour that the style sheet names. */
export const ink = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

/** A hexadecimal colour that lets through what is behind it. */
export function clear(hex, opacity) {
  const [red, green, blue] = [1, 3, 5].map((from) => parseInt(hex.slice(from, from + 2), 16));
  return `rgba(${red}, ${green}, ${blue}, ${opacity})`;
}
