import { setTimeout as sleep } from "node:timers/promises";
import { createConnection } from "mysql2/promise";
import { describe, expect, it } from "vitest";
import { FairQueue } from "../../src/datasources/fair-queue.ts";
import { Gateway } from "../../src/server/gateway.ts";
import { gatewaySchema } from "../../src/server/schema.ts";
import { apolloServer } from "../../src/server/apollo.ts";
import { aJob } from "../helpers/a-job.ts";
import { aMask } from "../helpers/a-status.ts";
import { NOW, viewerNamed } from "../helpers/ask.ts";
import { silentLog, testGrid } from "../helpers/test-grid.ts";

/** Who has a place, in the order in which they got it. */
function queueOf(size: number) {
  const queue = new FairQueue(size), begun: string[] = [];
  const ask = (who: string) => {
    const place = queue.take({ who });
    if (place === undefined) begun.push(who);
    else void place.then(() => begun.push(who));
  };
  return { queue, begun, ask };
}

describe("the connections of a database", () => {
  it("are half one viewer's, and half of what is left the next one's", () => {
    const { begun, ask } = queueOf(8);
    for (const who of ["a", "b", "c", "d", "e"]) for (let i = 0; i < 8; i++) ask(who);
    expect(begun.join("")).toBe("aaaabbcd");
  });

  it("are all theirs where nothing is shared out", () => {
    const { queue, begun, ask } = queueOf(8);
    for (let i = 0; i < 10; i++) ask("");
    expect(begun).toHaveLength(8);
    expect(queue.waiting).toBe(2);
  });

  it("go round by viewer: who asks for one thing does not stand behind somebody's fifty", async () => {
    const { queue, begun, ask } = queueOf(2);
    for (let i = 0; i < 50; i++) ask("a");
    ask("b");
    ask("c");
    expect(begun).toEqual(["a", "b"]);
    queue.give({ who: "a" });
    await sleep(0);
    queue.give({ who: "b" });
    await sleep(0);
    expect(begun.slice(2).sort()).toEqual(["a", "c"]);
  });

  it("are refused at once to who has 64 waiting, and to all when 128 wait", () => {
    const { queue, ask } = queueOf(1);
    for (let i = 0; i < 65; i++) ask("a");
    expect(() => queue.take({ who: "a" })).toThrow("viewer");
    for (let i = 0; i < 64; i++) ask("b");
    expect(() => queue.take({ who: "c" })).toThrow("full");
  });
});

it("somebody whose statements fill their share keeps nobody else waiting, on mysql", async () => {
  const grid = await testGrid("mysql", "8.0");
  try {
    await grid.insert("JobDB", "Jobs", [aJob({ JobID: 1 })]);
    await grid.insert("JobDB", "SiteMask", [aMask({ Site: "LCG.KEK.jp" })]);
    const { databases, feeds, registry } = grid;
    const gateway = new Gateway({ schema: await gatewaySchema(), databases, feeds, registry, clock: () => NOW, log: silentLog, isShared: true, authenticate: async () => null }), apollo = apolloServer(gateway);
    const ask = async (who: `${string}@${string}`, query: string) => {
      const { body } = await apollo.executeOperation({ query }, { contextValue: gateway.contextOf(viewerNamed(grid, who)) });
      return body.kind === "single" ? body.singleResult : undefined;
    };
    await ask("bob@belle_user", "{ siteMasks { totalCount } }");
    const locker = await createConnection({ ...grid.addressOfDirac("JobDB") });
    await locker.query("lock tables Jobs write");
    const heavy = ask("alice@belle_user", `{ ${Array.from({ length: 30 }, (_, index) => `a${index}: jobs { totalCount }`).join(" ")} }`);
    await sleep(200);
    const jobDb = databases.all().find(({ name }) => name === "JobDB")!, start = performance.now();
    expect(jobDb.use).toMatchObject({ running: 4, waiting: 26 });
    expect(await ask("bob@belle_user", "{ siteMasks { totalCount } }")).toMatchObject({ data: { siteMasks: { totalCount: 1 } } });
    expect(performance.now() - start).toBeLessThan(500);
    await locker.end();
    expect(Object.keys((await heavy)!.data!)).toHaveLength(30);
  } finally {
    await grid.drop();
  }
});
