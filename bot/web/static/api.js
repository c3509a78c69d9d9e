// Calls to the bot: JSON, and replies as server-sent events over fetch.

let csrf = null;

export class Refused extends Error {
  constructor(status, message, code) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export function rememberCsrf(token) {
  csrf = token;
}

export async function call(method, path, body) {
  const answer = await request(method, path, body);
  return answer.json();
}

async function request(method, path, body, signal) {
  const headers = {};
  if (body !== undefined) headers["Content-Type"] = "application/json";
  if (csrf && path.startsWith("/admin/")) headers["X-CSRF-Token"] = csrf;
  let answer;
  try {
    answer = await fetch(path, { method, headers, signal, body: body === undefined ? undefined : JSON.stringify(body) });
  } catch (problem) {
    if (problem.name === "AbortError") throw problem;
    throw new Refused(0, "The bot cannot be reached. Is it still running?", "unreachable");
  }
  if (answer.ok) return answer;
  let error = {};
  try {
    error = (await answer.json()).error;
  } catch {
    error.message = `The bot answered with status ${answer.status}.`;
  }
  throw new Refused(answer.status, error.message, error.code);
}

/** POST and hand each server-sent event to `onEvent(name, value)`. */
export async function stream(path, body, onEvent, signal) {
  const answer = await request("POST", path, body, signal);
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const blocks = (rest + value).split("\n\n");
    rest = blocks.pop();
    for (const block of blocks) {
      const name = /^event: (.*)$/m.exec(block);
      const data = /^data: (.*)$/m.exec(block);
      if (name && data) onEvent(name[1], JSON.parse(data[1]));
    }
  }
}
