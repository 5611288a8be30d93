// One claim, under an address of its own.

import { h, kept } from "../../dom";
import { get, isThing, type Claim, type Happening } from "../api";
import { claimCard, eventCard, section, quoteFigure } from "../cards";
import { dropClaim } from "../correct";

export async function claimPage(id: string): Promise<{ title: string; content: HTMLElement[]; about: string }> {
  const { claim, event } = await get<{ claim: Claim; event: Happening | null }>(`/api/claims/${encodeURIComponent(id)}`);
  const end = isThing(claim.object) ? claim.object.label : claim.object.value;
  const rest = claim.quotes.slice(1);
  return {
    about: claim.subject.id,
    title: `${claim.subject.label} ${claim.label} ${end}`,
    content: kept(
      h("header", { class: "front" }, h("p", { class: "kind" }, "Claim"), h("h1", { class: "unseen" }, `${claim.subject.label} ${claim.label} ${end}`)),
      claimCard({ ...claim, quotes: claim.quotes.slice(0, 1), quote_count: 1 }, null, dropClaim),
      rest.length > 0 && section("More quotes", rest.length, ...rest.map(quoteFigure)),
      event !== null && section("The event that it is of", null, eventCard(event, null))),
  };
}
