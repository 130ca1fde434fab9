import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:https";
import type { TLSSocket } from "node:tls";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { aCertificate } from "../helpers/certificate.ts";
import { addressOf, run, start } from "../helpers/command.ts";

interface Said { readonly status: number | undefined; readonly headers: Readonly<Record<string, unknown>>; readonly text: string; readonly fingerprint: string }

/** Asks on a connection of its own, whoever vouches for the certificate. */
const ask = (address: string) => new Promise<Said>((resolve, reject) => {
  request(`${address}/graphql?query={__typename}`, { rejectUnauthorized: false, agent: false }, response => {
    const { fingerprint256 } = (response.socket as TLSSocket).getPeerCertificate();
    let text = "";
    response.setEncoding("utf8").on("data", chunk => { text += chunk; }).on("end", () => resolve({ status: response.statusCode, headers: response.headers, text, fingerprint: fingerprint256 }));
  }).on("error", reject).end();
});

describe("a server with a certificate", () => {
  const folder = mkdtempSync(join(tmpdir(), "dirac-graphql-tls-")), [cert, key] = [join(folder, "hostcert.pem"), join(folder, "hostkey.pem")];
  const first = aCertificate("first"), second = aCertificate("second");
  const lay = (pair: { cert: string; key: string }) => {
    writeFileSync(cert, pair.cert);
    writeFileSync(key, pair.key);
  };
  let server: ReturnType<typeof start>, address: string, warned = "";
  beforeAll(async () => {
    lay(first);
    server = start("demo", "--port", "0", "--jobs", "50", "--rate", "0", "--tls-cert", cert, "--tls-key", key);
    server.stderr!.on("data", data => { warned += data; });
    address = await addressOf(server);
  });
  afterAll(async () => {
    server.kill();
    await server.ended;
    rmSync(folder, { recursive: true });
  });

  it("says https, and tells browsers to stay with it", async () => {
    expect(address).toMatch(/^https:/);
    expect(await ask(address)).toMatchObject({ status: 200, text: expect.stringContaining('"data":{"__typename":"Query"}'), fingerprint: first.fingerprint, headers: { "strict-transport-security": "max-age=31536000" } });
  });

  it("takes WebSockets over TLS", async () => {
    const socket = new WebSocket(`${address.replace("http", "ws")}/graphql`, "graphql-transport-ws", { rejectUnauthorized: false });
    await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
    socket.terminate();
  });

  it("keeps the good certificate when the new one makes no sense, and takes the next on SIGHUP", async () => {
    lay({ cert: second.cert, key: first.key });
    server.kill("SIGHUP");
    await expect.poll(() => warned).toContain("the key is not that of the certificate");
    expect((await ask(address)).fingerprint).toBe(first.fingerprint);
    lay(second);
    server.kill("SIGHUP");
    await expect.poll(async () => (await ask(address)).fingerprint).toBe(second.fingerprint);
  });

  it("takes another by itself when the files change", async () => {
    lay(first);
    await expect.poll(async () => (await ask(address)).fingerprint, { timeout: 30_000, interval: 500 }).toBe(first.fingerprint);
  }, 40_000);

  it("does not start with files that make no sense, and says why", async () => {
    const { code, stderr } = await run("demo", "--port", "0", "--jobs", "50", "--tls-cert", cert, "--tls-key", join(folder, "nowhere.pem"));
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining("there is no such file") });
    writeFileSync(key, "nonsense");
    expect((await run("demo", "--port", "0", "--jobs", "50", "--tls-cert", cert, "--tls-key", key)).stderr).toContain("no PEM that a server can use");
    lay(first);
  });

  it("needs both files", async () => {
    expect((await run("demo", "--tls-cert", cert)).stderr).toContain("--tls-cert and --tls-key belong together");
  });
});
