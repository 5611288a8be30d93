// The front page: what happened, who most is said of, and how much there is; and the list of all that happened.

import { count, h, kept } from "../../dom";
import { get, type GraphInfo, type Happening, type Page } from "../api";
import { dayOf, eventCard, growing, section, thingLink, chip } from "../cards";
import { downloadMenu } from "../download";
import { filtersOf } from "../filters";

export function overview(info: GraphInfo): HTMLElement[] {
  const { counts, licence } = info;
  return kept(
    h("header", { class: "front" },
      h("h1", {}, h("bdi", {}, info.name)),
      h("p", { class: "lead" }, "Every fact shows its words. Search for somebody, or start with what happened."),
      h("p", { class: "quiet" }, [count(counts.articles, "article"), count(counts.things, "thing"), count(counts.claims, "claim"), licence].filter((part) => part !== null).join(" · ")),
      h("p", { class: "actions" }, downloadMenu(null))),
    info.headlines.length > 0 && section("What happened", null,
      h("ol", { class: "headlines" }, ...info.headlines.map(headline)), h("p", {}, h("a", { class: "more", href: "/events" }, `All ${count(counts.events, "event")}`))),
    section("Who most is said of", null, h("ul", { class: "ties" }, ...info.foremost.map((thing) => h("li", {}, thingLink(thing), h("span", { class: "quiet" }, count(thing.claims, "claim")))))),
    counts.claims === 0 && h("p", {}, "This graph has no claims yet. Build it from an article, and they appear here."),
  );
}

function headline(event: Happening): HTMLElement {
  return h("li", {}, h("span", { class: "day" }, dayOf(event)), thingLink(event), chip(event.stance));
}

/** Everything that happened, by time. */
export async function eventsPage(): Promise<HTMLElement[]> {
  const more = (offset: number) => {
    const parameters = filtersOf(new URLSearchParams(location.search));
    parameters.set("offset", String(offset));
    parameters.set("limit", "50");
    return get<Page<Happening>>("/api/events", parameters);
  };
  const first = await more(0);
  return [h("header", { class: "front" }, h("h1", {}, "What happened"), h("p", { class: "quiet" }, count(first.total, "event"))), growing(first, (event) => eventCard(event, null), more)];
}
