import { inspect } from "node:util";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { authenticator, type Authenticate } from "../../src/auth/authenticate.ts";
import { diracxViewer } from "../../src/auth/diracx-claims.ts";
import { DiracxConfiguration } from "../../src/auth/diracx-configuration.ts";
import { remoteIssuer } from "../../src/auth/remote-issuer.ts";
import { trustedIssuer } from "../../src/auth/trusted-issuer.ts";
import { DIRACX_CONFIGURATION, TestDiracx } from "../helpers/test-diracx.ts";

const MINUTE = 60_000;
/** Whoever asks in the background has done so after this. */
const A_WHILE_MS = 150;

let diracx: TestDiracx, other: TestDiracx, asker: DiracxConfiguration, authenticate: Authenticate, time: number, taken: unknown[], reasons: string[], refuses: string | undefined, timeoutMs: number;
beforeEach(async () => {
  [diracx, other, time, taken, reasons, refuses, timeoutMs] = [await new TestDiracx().start(), await new TestDiracx().start(), 0, [], [], undefined, 10_000];
  asker = new DiracxConfiguration({
    issuer: diracx.url, clock: () => time, get timeoutMs() { return timeoutMs; }, failed: reason => void reasons.push(reason),
    take: document => {
      if (refuses !== undefined) throw new Error(refuses);
      taken.push(document);
    },
  });
  // as the command does: the asker hears of the tokens of its own issuer only
  authenticate = authenticator([diracx, other].map(({ url }) => trustedIssuer({
    issuer: url, source: remoteIssuer(url), audience: "gateway", diracx: diracxViewer([], () => ""), other: diracxViewer([], () => ""), told: url === diracx.url ? asker.offer.bind(asker) : undefined,
  })), async () => null);
});
afterEach(async () => {
  asker.close();
  await Promise.all([diracx.stop(), other.stop()]);
});

/** On a busy machine it takes a while. */
const soon = <A>(what: () => A) => expect.poll(what, { timeout: 10_000 });
const bearer = (token: string, group?: string) => authenticate({ authorization: `Bearer ${token}`, group });
/** Somebody comes by, and what follows in the background is over. */
async function comeBy(count = 1): Promise<string> {
  const token = await diracx.sign({ jti: `${Math.random()}` }), before = diracx.configurationAsked.length;
  for (let index = 0; index < count; index++) await bearer(token);
  await soon(() => diracx.configurationAsked.length).toBeGreaterThan(before);
  await sleep(A_WHILE_MS);
  return token;
}

describe("the configuration of a DiracX", () => {
  it("is asked for with the token of whoever comes by first, and taken", async () => {
    const token = await comeBy(5);
    expect(diracx.configurationAsked).toEqual([{ authorization: `Bearer ${token}`, ifNoneMatch: undefined }]);
    await soon(() => taken).toEqual([DIRACX_CONFIGURATION]);
    expect([other.configurationAsked, reasons]).toEqual([[], []]);
  });

  it("is not asked for before, nor with the token of another issuer, nor with one that is refused", async () => {
    expect(await authenticate({ authorization: undefined })).toBeNull();
    expect(await bearer(await other.sign())).toMatchObject({ name: "alice" });
    const foreign = { ...other.keys[0]!, kid: "key-1" };
    for (const [token, group] of [[diracx.sign({ exp: 1 })], [diracx.sign({}, {}, foreign)], [diracx.sign({ vo: undefined })], [diracx.sign(), "another_group"], [diracx.sign({ exp: 1e15 })], [diracx.sign({ nbf: 1e12 })]] as const) {
      await expect(bearer(await token, group)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    }
    await sleep(A_WHILE_MS);
    expect([diracx.configurationAsked, other.configurationAsked, taken]).toEqual([[], [], []]);
  });

  it("is asked for at most once a minute, by the ETag of the last, and taken again when it has changed", async () => {
    await comeBy();
    await soon(() => taken).toHaveLength(1);
    time += MINUTE - 1;
    await bearer(await diracx.sign());
    await sleep(A_WHILE_MS);
    expect(diracx.configurationAsked).toHaveLength(1);
    time += 1;
    const second = await comeBy();
    expect(diracx.configurationAsked[1]).toEqual({ authorization: `Bearer ${second}`, ifNoneMatch: diracx.etag });
    expect(taken).toHaveLength(1);
    [time, diracx.etag, diracx.configuration] = [time + MINUTE, "another", { changed: true }];
    await comeBy();
    await soon(() => taken).toEqual([DIRACX_CONFIGURATION, { changed: true }]);
    expect(reasons).toEqual([]);
  });

  it("is asked for anew where the last one made no sense", async () => {
    refuses = "Registry is no dictionary.";
    for (let minute = 0; minute < 3; minute++, time += MINUTE) await comeBy();
    expect(diracx.configurationAsked.map(({ ifNoneMatch }) => ifNoneMatch)).toEqual([undefined, undefined, undefined]);
    await soon(() => reasons).toEqual(["Registry is no dictionary."]);
    refuses = undefined;
    await comeBy();
    await soon(() => taken).toEqual([DIRACX_CONFIGURATION]);
  });

  it("holds nobody up, however slow it is", async () => {
    timeoutMs = 500;
    diracx.answer = () => {};
    const token = await diracx.sign(), before = performance.now();
    await bearer(token);
    await bearer(token);
    expect(performance.now() - before).toBeLessThan(400);
    await soon(() => reasons).toEqual(["no answer within 0.5 s"]);
  });

  it("is not asked for any more once it is closed, and what is under way is forgotten without a word", async () => {
    diracx.answer = (_, res) => setTimeout(() => res.end("{}"), 100);
    await bearer(await diracx.sign());
    await soon(() => diracx.configurationAsked.length).toBe(1);
    asker.close();
    time += MINUTE;
    await bearer(await diracx.sign());
    await sleep(300);
    expect([diracx.configurationAsked.length, taken, reasons]).toEqual([1, [], []]);
  });

  it("is asked for at the same place when the issuer ends with a slash", async () => {
    const issuer = `${diracx.url}/`, slashed = new DiracxConfiguration({ issuer, take: document => void taken.push(document), failed: reason => void reasons.push(reason) });
    slashed.offer(await diracx.sign(), true);
    await soon(() => taken).toEqual([DIRACX_CONFIGURATION]);
  });
});

describe("an answer that cannot be taken", () => {
  const large = (size: number) => (_: unknown, res: { write(text: string): boolean; end(): void }) => {
    for (let sent = 0; sent < size; sent += 1024 * 1024) res.write(" ".repeat(1024 * 1024));
    res.end();
  };
  const trickle = (_: unknown, res: { write(text: string): void; on(event: string, listener: () => void): void }) => {
    const timer = setInterval(() => res.write(" "), 50);
    res.on("close", () => clearInterval(timer));
  };
  it.each<[string, () => TestDiracx["answer"], string]>([
    ["is refused", () => (_, res) => res.writeHead(401).end('{"detail":"Invalid JWT"}'), "status 401"], ["is a failure", () => (_, res) => res.writeHead(500).end("Internal Server Error"), "status 500"],
    ["is nothing new, though nothing is known", () => (_, res) => res.writeHead(304).end(), "status 304"], ["is no JSON", () => (_, res) => res.end("<html>"), "no JSON"], ["is empty", () => (_, res) => res.end(), "no JSON"],
    ["has no end in time", () => trickle, "no answer within 0.5 s"], ["breaks off", () => (_, res) => { res.writeHead(200, { "content-length": "10" }).write("{"); setTimeout(() => res.destroy(), 20); }, "no answer (UND_ERR_SOCKET)"],
    ["is larger than 20 MB", () => large(22 * 1024 * 1024), "more than 20971520 bytes"],
  ])("because it %s leaves the last good one, and is told once until all is well again", async (_, answer, reason) => {
    if (reason.includes("within")) timeoutMs = 500;
    for (let minute = 0; minute < 3; minute++, time += MINUTE) {
      diracx.answer = answer();
      await comeBy();
      await soon(() => reasons).toEqual([reason]);
    }
    diracx.answer = undefined;
    await comeBy();
    await soon(() => taken).toEqual([DIRACX_CONFIGURATION]);
    diracx.answer = reason === "status 304" ? (__, res) => res.writeHead(500).end() : answer();
    time += MINUTE;
    await comeBy();
    await soon(() => reasons).toHaveLength(2);
    expect(taken).toHaveLength(1);
  });

  it.each([301, 302, 307, 308])("because it is elsewhere (%i) is not looked for there", async status => {
    diracx.answer = (_, res) => res.writeHead(status, { location: `${other.url}/api/config/` }).end();
    await comeBy();
    await soon(() => reasons).toEqual([`status ${status}`]);
    expect([taken, other.configurationAsked]).toEqual([[], []]);
  });

  it("because nobody is there is told, and costs those who come by nothing", async () => {
    await bearer(await diracx.sign({ jti: "keys are known" }));
    await soon(() => taken).toHaveLength(1);
    const token = await diracx.sign();
    await diracx.stop();
    time += MINUTE;
    expect(await bearer(token)).toMatchObject({ name: "alice" });
    await soon(() => reasons).toEqual(["no answer (ECONNREFUSED)"]);
  });

  it("because the issuer is no DiracX is never asked for", async () => {
    diracx.document = { scopes_supported: ["openid"] };
    for (let minute = 0; minute < 3; minute++, time += MINUTE) expect(await bearer(await diracx.sign({ aud: "gateway" }))).toMatchObject({ name: "alice" });
    await sleep(A_WHILE_MS);
    expect([diracx.configurationAsked, reasons]).toEqual([[], ["the issuer is no DiracX"]]);
  });
});

describe("the token", () => {
  it("is in nothing that stays, and in no reason, whatever the answer echoes", async () => {
    const seen: string[] = [];
    for (const echo of [(token: string) => `{"detail": "${token}`, (token: string) => token, (token: string) => `{"${token}": 1}`]) {
      diracx.answer = ({ headers }, res) => res.end(echo(headers.authorization ?? ""));
      const token = await comeBy();
      time += MINUTE;
      seen.push(token);
    }
    diracx.answer = ({ headers }, res) => res.writeHead(500, headers.authorization).end(headers.authorization);
    seen.push(await comeBy());
    await soon(() => new Set(reasons)).toEqual(new Set(["no JSON", "status 500"]));
    const kept = inspect(asker, { depth: 20, showHidden: true }) + JSON.stringify(asker);
    for (const token of seen) for (const part of token.split(".")) expect(kept + reasons.join()).not.toContain(part);
  });
});
