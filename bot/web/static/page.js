// The page's beginning: builds its parts, passes them to one another, and starts them.

import { find, iconButton, make, wireDrawers } from "./dom.js";
import { Admin } from "./admin.js";
import { call } from "./api.js";
import { Chat } from "./chat.js";
import { Conversations } from "./conversations.js";
import { Panel } from "./panel.js";

const shutDrawers = wireDrawers();

const admin = new Admin({ onChange: () => panel.refresh() });
const panel = new Panel({ versionActions: (version, serving) => admin.versionActions(version, serving) });
const chat = new Chat({
  onConversation: (conversation) => {
    history.replaceState(null, "", `#${conversation.id}`);
    list.current = conversation.id;
    list.refresh();
  },
  onRated: (result) => panel.onRated(result),
});
const list = new Conversations({
  onOpen: (id) => {
    location.hash = id;
    shutDrawers();
  },
  onGone: (id) => { if (id === chat.conversation) startNew(); },
  onRenamed: (known) => { if (known.id === chat.conversation) find("title").textContent = known.title; },
});

admin.liveRound = () => panel.live?.id ?? "";
admin.keptVersions = () => {
  const { serving, versions } = panel.seen;
  const kept = versions.filter((version) => ["serving", "retired"].includes(version.state)).map((version) => version.name);
  return [serving, ...[...kept, "v0"].filter((name) => name !== serving)];
};

function startNew() {
  history.replaceState(null, "", location.pathname);
  chat.clear();
  list.select(null);
  shutDrawers();
  find("say").focus();
}

async function followAddress() {
  const id = location.hash.slice(1);
  if (!id || id === chat.conversation) return;
  try {
    await chat.open(id);
    list.select(id);
    shutDrawers();
  } catch {
    startNew();
  }
}

function notice(words) {
  const box = make("div", { className: "notice", "data-notice": "" }, make("p", { textContent: words }),
    iconButton("close", "Dismiss", () => box.remove()));
  return box;
}

find("new").addEventListener("click", startNew);
addEventListener("hashchange", followAddress);
// Only where the page asks for a login is there a way out.
find("leave")?.addEventListener("click", async () => {
  await call("POST", "/leave", {});
  location.replace("/");
});

await Promise.all([list.refresh(), admin.resume()]);
const seen = await panel.refresh();
find("notices").replaceChildren(...seen.notices.map(notice));
panel.listen();
await followAddress();
// On a phone this would raise the keyboard before anything was read.
if (matchMedia("(hover: hover)").matches) find("say").focus();
