import { createHmac } from "node:crypto";
import { exportJWK, exportSPKI, generateKeyPair, importJWK } from "jose";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { authenticator, type Authenticate } from "../../src/auth/authenticate.ts";
import { diracxViewer } from "../../src/auth/diracx-claims.ts";
import { remoteIssuer } from "../../src/auth/remote-issuer.ts";
import { trustedIssuer } from "../../src/auth/trusted-issuer.ts";
import { TestIssuer } from "../helpers/test-issuer.ts";

describe("a DiracX token", () => {
  let issuer: TestIssuer, authenticate: Authenticate, time: number;
  const never = () => { throw new Error("no other issuer here"); };
  beforeEach(async () => {
    issuer = await new TestIssuer().start();
    time = Date.now();
    authenticate = authenticator([trustedIssuer({ issuer: issuer.url, source: remoteIssuer(issuer.url, () => time), audience: undefined, diracx: diracxViewer([], () => ""), other: never, clock: () => time })], async () => null);
  });
  afterEach(() => issuer.stop());

  const bearer = (token: string, group?: string) => authenticate({ authorization: `Bearer ${token}`, group });
  const refusal = async (token: Promise<string> | string) => {
    try {
      await bearer(await token);
    } catch (error) {
      expect(error).toMatchObject({ name: "GatewayError", code: "UNAUTHENTICATED" });
      return (error as Error).message;
    }
    throw new Error("it was accepted");
  };
  const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

  it("makes the viewer that it describes", async () => {
    const exp = Math.floor(Date.now() / 1000) + 60;
    expect(await bearer(await issuer.sign({ exp, dirac_properties: ["NormalUser", "PrivateLimitedDelegation"] }))).toEqual({
      name: "alice", group: "belle_user", vo: "belle", properties: new Set(["NormalUser", "PrivateLimitedDelegation"]), allVos: false, expiresAt: exp * 1000,
    });
  });

  it("of RS256 is accepted too", async () => {
    await issuer.rotate("RS256");
    expect(await bearer(await issuer.sign())).toMatchObject({ name: "alice" });
  });

  it("without a kid is accepted when one of the keys verifies it", async () => {
    await issuer.rotate();
    expect(await bearer(await issuer.sign({}, { kid: undefined }, issuer.keys[1]))).toMatchObject({ name: "alice" });
  });

  it.each(["exp", "sub", "vo", "dirac_group", "preferred_username", "dirac_properties"])("without %s is refused", async claim => {
    expect(await refusal(issuer.sign({ [claim]: undefined }))).toContain(claim);
  });

  it("without iss, or of an issuer that differs by a slash, is nobody's", async () => {
    expect(await refusal(issuer.sign({ iss: undefined as never }))).toContain("not of an issuer that this server trusts");
    expect(await refusal(issuer.sign({ iss: `${issuer.url}/` }))).toContain("not of an issuer that this server trusts");
    expect(issuer.reads).toBe(0);
  });

  it("that has expired, or is not valid yet, says so", async () => {
    expect(await refusal(issuer.sign({ exp: Math.floor(time / 1000) - 1 }))).toBe("the token has expired");
    expect(await refusal(issuer.sign({ nbf: Math.floor(time / 1000) + 60 }))).toBe("the token is not valid yet");
  });

  it("with an audience is accepted: DiracX gives none, and ignores one", async () => {
    expect(await bearer(await issuer.sign({ aud: "somebody" }))).toMatchObject({ name: "alice" });
  });

  it("with alg none is refused", async () => {
    const [, payload] = (await issuer.sign()).split(".");
    expect(await refusal(`${base64url({ alg: "none", typ: "JWT" })}.${payload}.`)).toBe("the token's algorithm is not accepted");
  });

  it("with HS256 made from the public key is refused", async () => {
    const { jwk, kid } = issuer.keys[0]!, secret = await exportSPKI(await importJWK({ ...jwk, key_ops: ["verify"], ext: true }, "Ed25519", { extractable: true }) as never);
    const signed = `${base64url({ alg: "HS256", typ: "JWT", kid })}.${(await issuer.sign()).split(".")[1]}`;
    expect(await refusal(`${signed}.${createHmac("sha256", secret).update(signed).digest("base64url")}`)).toBe("the token's algorithm is not accepted");
  });

  it("with the name EdDSA is refused: DiracX says Ed25519", async () => {
    const token = await issuer.sign(), [, payload, signature] = token.split(".");
    expect(await refusal(`${base64url({ alg: "EdDSA", kid: issuer.keys[0]!.kid })}.${payload}.${signature}`)).toBe("the token's algorithm is not accepted");
  });

  it("whose payload was changed, or that a foreign key signed under our kid, is refused", async () => {
    const [header, , signature] = (await issuer.sign()).split("."), other = (await issuer.sign({ vo: "ctao" })).split(".")[1];
    expect(await refusal(`${header}.${other}.${signature}`)).toBe("the token's signature is not valid");
    const foreign = await generateKeyPair("Ed25519", { extractable: true });
    expect(await refusal(issuer.sign({}, {}, { ...issuer.keys[0]!, privateKey: foreign.privateKey }))).toBe("the token's signature is not valid");
  });

  it.each(["x", "a.b.c", "..", "eyJhbGciOiJub25lIn0", "ä", "a b", ""])("that is malformed is refused: %j", async token => {
    await expect(authenticate({ authorization: `Bearer ${token}` })).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  });

  it("that is huge is refused without being looked at", async () => {
    const before = performance.now();
    expect(await refusal("x".repeat(10_000_000))).toBe("the token is too long");
    expect(performance.now() - before).toBeLessThan(500);
  });

  it("of a rotated key is accepted at its first use, and one of the old key still", async () => {
    const old = await issuer.sign();
    await bearer(old);
    await issuer.rotate();
    expect(await bearer(await issuer.sign())).toMatchObject({ name: "alice" });
    expect(await bearer(old)).toMatchObject({ name: "alice" });
    expect(issuer.reads).toBe(2);
  });

  it("of an unknown kid asks the issuer five times at once at most, then once in 30 seconds", async () => {
    const foreign = { ...issuer.keys[0]!, kid: "unknown" };
    for (let i = 0; i < 20; i++) expect(await refusal(issuer.sign({}, {}, foreign))).toBe("the token is signed by a key that its issuer does not publish");
    expect(issuer.reads).toBe(5);
    time += 61_000;
    for (let i = 0; i < 20; i++) await refusal(issuer.sign({}, {}, foreign));
    expect(issuer.reads).toBe(7);
    // and good tokens go on being accepted meanwhile
    expect(await bearer(await issuer.sign())).toMatchObject({ name: "alice" });
  });

  it("asks once for many requests that come at the same time", async () => {
    const token = await issuer.sign();
    await Promise.all(Array.from({ length: 50 }, () => bearer(token)));
    expect(issuer.reads).toBe(1);
  });

  it("of a key that the issuer withdrew is refused once the keys are read again", async () => {
    const old = await issuer.sign();
    await bearer(old);
    await issuer.rotate();
    issuer.keys.pop();
    time += 11 * 60_000;
    const token = await issuer.sign({ exp: Math.floor(time / 1000) + 60 });
    await bearer(token);
    expect(await refusal(issuer.sign({ exp: Math.floor(time / 1000) + 60 }, { kid: "key-1" }))).toBe("the token is signed by a key that its issuer does not publish");
  });

  it("is refused in bounded time while the issuer is broken or silent, and accepted when it is back", async () => {
    issuer.mood = "broken";
    expect(await refusal(issuer.sign())).toContain("cannot be asked for its keys at the moment");
    issuer.mood = "silent";
    const before = performance.now();
    expect(await refusal(issuer.sign())).toContain("cannot be asked for its keys at the moment");
    expect(performance.now() - before).toBeLessThan(6000);
    issuer.mood = "well";
    expect(await bearer(await issuer.sign())).toMatchObject({ name: "alice" });
  });

  it("asks an issuer that is away five times at once at most", async () => {
    issuer.mood = "broken";
    for (let i = 0; i < 20; i++) await refusal(issuer.sign());
    expect(issuer.asked).toBe(5);
    issuer.mood = "well";
    time += 31_000;
    expect(await bearer(await issuer.sign({ exp: Math.floor(time / 1000) + 60 }))).toMatchObject({ name: "alice" });
  });

  it("of a withdrawn key is not believed again after a long silence", async () => {
    const old = await issuer.sign({ exp: Math.floor(time / 1000) + 30 * 24 * 3600 });
    await bearer(old);
    await issuer.rotate();
    issuer.keys.pop();
    time += 10 * 24 * 3600_000;
    expect(await refusal(old)).toBe("the token is signed by a key that its issuer does not publish");
  });

  it("goes on being accepted by keys that are known while the issuer is away", async () => {
    await bearer(await issuer.sign());
    issuer.mood = "broken";
    time += 11 * 60_000;
    expect(await bearer(await issuer.sign({ exp: Math.floor(time / 1000) + 60 }))).toMatchObject({ name: "alice" });
  });

  it.each([
    ["no JSON of keys", { nonsense: true }], ["null", null], ["keys that are none", { keys: [null, 1, "x", {}] }],
    ["symmetric keys", { keys: [{ kty: "oct", k: "c2VjcmV0", kid: "key-1", alg: "Ed25519" }] }],
    ["a key that cannot be read", { keys: [{ kty: "OKP", crv: "Ed25519", x: "AAAA", kid: "key-1", alg: "Ed25519" }] }],
  ])("is refused while the issuer lies: %s", async (_, jwks) => {
    issuer.mood = { jwks };
    expect(await refusal(issuer.sign())).toMatch(/key|not valid/);
  });

  it("is refused while its key is published for encryption only", async () => {
    issuer.mood = { jwks: { keys: [{ ...issuer.keys[0]!.jwk, use: "enc" }] } };
    expect(await refusal(issuer.sign())).toContain("does not publish");
  });

  it("is refused while the keys are elsewhere, or endless", async () => {
    issuer.mood = "moved";
    expect(await refusal(issuer.sign())).toContain("cannot be asked for its keys");
    issuer.mood = { jwks: { keys: issuer.keys.map(({ jwk }) => jwk), padding: "x".repeat(300_000) } };
    expect(await refusal(issuer.sign())).toContain("cannot be asked for its keys");
  });

  it("is refused when the issuer's document names another issuer", async () => {
    issuer.document = { ...issuer.document, issuer: "https://other.example" };
    expect(await refusal(issuer.sign())).toContain("cannot be asked for its keys");
  });

  it("cannot be turned to another group by a header", async () => {
    const token = await issuer.sign();
    await expect(bearer(token, "belle_admin")).rejects.toMatchObject({ code: "UNAUTHENTICATED", message: expect.stringContaining("X-DIRAC-Group") });
    expect(await bearer(token, "belle_user")).toMatchObject({ group: "belle_user" });
  });

  it("of a group that another VO names alike is not the group of --all-vos-group", async () => {
    const trusting = (...groups: string[]) => authenticator([trustedIssuer({ issuer: issuer.url, source: remoteIssuer(issuer.url), audience: undefined, diracx: diracxViewer(groups, () => "belle"), other: never })], async () => null);
    const allVos = async (vo: string, ...groups: string[]) => (await trusting(...groups)({ authorization: `Bearer ${await issuer.sign({ vo })}` }))!.allVos;
    expect(await allVos("belle", "belle_user")).toBe(true);
    expect(await allVos("ctao", "belle_user")).toBe(false);
    expect(await allVos("ctao", "ctao:belle_user")).toBe(true);
  });

  it("of an issuer that cannot be asked is refused, and the operator told why", async () => {
    const told: unknown[] = [], url = "http://127.0.0.1:1", strategy = trustedIssuer({ issuer: url, source: remoteIssuer(url), audience: undefined, diracx: diracxViewer([], () => ""), other: never, unreachable: cause => void told.push(cause) });
    await expect(authenticator([strategy], async () => null)({ authorization: `Bearer ${await issuer.sign({ iss: url })}` })).rejects.toMatchObject({ code: "UNAUTHENTICATED", message: expect.stringContaining("cannot be asked") });
    expect(told).toEqual([expect.any(Error)]);
  });

  it("of one of several issuers is verified by the keys of that one", async () => {
    const second = await new TestIssuer().start();
    try {
      const both = [issuer, second].map(({ url }) => trustedIssuer({ issuer: url, source: remoteIssuer(url), audience: undefined, diracx: diracxViewer([], () => ""), other: never }));
      const either = authenticator(both, async () => null);
      expect(await either({ authorization: `Bearer ${await second.sign({ preferred_username: "bob" })}` })).toMatchObject({ name: "bob" });
      await expect(either({ authorization: `Bearer ${await second.sign({ iss: issuer.url })}` })).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    } finally {
      await second.stop();
    }
  });

  it("gives away nothing of keys or addresses when it is refused", async () => {
    const messages = [await refusal(issuer.sign({ exp: 1 })), await refusal(issuer.sign({}, { kid: "other" })), await refusal(issuer.sign({ dirac_group: 5 }))];
    expect(messages.join(" ")).not.toMatch(/127\.0\.0\.1|key-1|jwks|Ed25519/);
  });

  it("publishes key_ops that WebCrypto refuses, as DiracX does", async () => {
    const { jwk } = issuer.keys[0]!;
    expect(jwk.key_ops).toContain("sign");
    await expect(importJWK(jwk, "Ed25519")).rejects.toThrow();
    expect(await exportJWK((await generateKeyPair("Ed25519", { extractable: true })).publicKey)).toHaveProperty("x");
  });
});
