const KEY = "wellspring.token";

/** Whether this page shows a run's files: the page of a run under way lies at the server's root. */
export const stored = location.pathname.startsWith("/run/");

/** What the server refused, in its words. */
class Refusal extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/**
 * Takes the token out of the address, so that nobody passes it on who shows the page to others, and
 * keeps it for as long as the tab lives.
 */
export function takeToken() {
  const token = new URLSearchParams(location.hash.slice(1)).get("token");
  if (token) {
    keep(token);
    history.replaceState(null, "", location.pathname + location.search);
  }
}

export function token() {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return kept;
  }
}

let kept = null;

/** Where the browser allows no storage the token lives until the page is loaded again. */
function keep(token) {
  kept = token;
  try {
    sessionStorage.setItem(KEY, token);
  } catch {
    return;
  }
}

/**
 * Asks the server for something.
 *
 * @throws Refusal if there is nothing; its message is for people
 */
export async function get(path, parameters, signal) {
  return answered(fetch(`${path}?${new URLSearchParams(parameters)}`, { signal }));
}

/**
 * Gives the run an order.
 *
 * @throws Refusal if it was refused; its message is for people
 */
export async function steer(order) {
  return post("api/steer", order);
}

/**
 * Gives the server something to keep or to do.
 *
 * @throws Refusal if it was refused; its message is for people
 */
export async function post(path, content) {
  return answered(
    fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json", Authorization: `Bearer ${token()}` },
      body: JSON.stringify(content),
    }),
  );
}

async function answered(request) {
  let response;
  try {
    response = await request;
  } catch (error) {
    if (error.name === "AbortError") {
      throw error;
    }
    throw new Refusal(0, "The server does not answer. Once the connection is back, try again.");
  }
  const said = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw new Refusal(response.status, said.error ?? `The server answered ${response.status}.`);
  }
  return said;
}
