// What stands ready at the desk before a test begins: an owner who is signed in, and an audit.
import { type Page, expect } from "@playwright/test";
import type { Krok } from "../krok";

export const shipped = (name: string) => `${import.meta.dirname}/../../../shared/checklists/${name}.xlsx`;

/** A small district beside the Vltava, and a point that is none. */
export const letna = {
  type: "FeatureCollection",
  features: [
    {
      type: "Feature",
      properties: { name: "Letná" },
      geometry: {
        type: "Polygon",
        coordinates: [[[14.411, 50.095], [14.445, 50.095], [14.45, 50.112], [14.41, 50.112], [14.411, 50.095]]],
      },
    },
    { type: "Feature", properties: { name: "A tree" }, geometry: { type: "Point", coordinates: [14.42, 50.1] } },
  ],
};

export const geojson = (content: unknown) => ({
  name: "districts.geojson",
  mimeType: "application/geo+json",
  buffer: Buffer.from(typeof content === "string" ? content : JSON.stringify(content)),
});

/** Signs the page in as someone who owns every audit of this server. */
export async function signIn(page: Page, krok: Krok) {
  const link = krok.run("user", "invite", "--public-url", krok.url).trim();
  const token = link.split("/").at(-1);
  const account = { name: "Jana Nováková", email: `${token?.slice(0, 12)}@example.org`, password: "a pencil and paper" };
  const answer = await page.request.post(`/api/v1/invitation/${token}`, { data: account });
  expect(answer.ok(), await answer.text()).toBe(true);
  return account;
}

/** An audit of one's own; the address of its pages. */
export async function newAudit(page: Page) {
  const data = { name: "Test", city: "Praha", time_zone: "Europe/Prague", languages: ["cs", "en"], longitude: 14.4208, latitude: 50.088 };
  const answer = await page.request.post("/api/v1/audits", { data });
  expect(answer.ok(), await answer.text()).toBe(true);
  return `/desk/${(await answer.json()).audit.id}`;
}

/** The audit of the demo, with its walks. */
export async function demoAudit(page: Page) {
  const session = await (await page.request.get("/api/v1/session")).json();
  const access = session.audits.find((it: { audit: { demo: boolean } }) => it.audit.demo);
  expect(access, "the demo's audit").toBeTruthy();
  return `/desk/${access.audit.id}`;
}
