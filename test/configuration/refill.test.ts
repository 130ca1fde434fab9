import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import { printCfg } from "../../demo/cfg.ts";
import { ConfigurationError } from "../../src/config/configuration-error.ts";
import { Configuration } from "../../src/config/configuration.ts";
import { watchConfiguration } from "../../src/config/watch-configuration.ts";
import { as, data, type Json } from "../helpers/ask.ts";
import { testGrid } from "../helpers/test-grid.ts";
import { GRID_CFG, TREE } from "./grid-cfg.ts";

describe("another configuration", () => {
  it("takes the place of the old one, whole", async () => {
    const grid = await testGrid("sqlite", "9.1", { configuration: GRID_CFG }), ask = as(grid, "admin@belle_admin");
    onTestFinished(() => grid.drop());
    const found = async (): Promise<Json> => data(ask('{ sites { nodes { name } } queues { totalCount } ftsServers { nodes { name } } groups { totalCount } configuration { section(path: "/Resources") { sections { name } } } }'));
    expect(await found()).toMatchObject({ queues: { totalCount: 3 }, groups: { totalCount: 3 } });
    grid.tables.refill(Configuration.fromText(printCfg({ Registry: TREE["Registry"]!, Resources: { Sites: { LCG: { "LCG.Three.it": {} } } } })));
    expect(await found()).toEqual({ sites: { nodes: [{ name: "LCG.Three.it" }] }, queues: { totalCount: 0 }, ftsServers: { nodes: [] }, groups: { totalCount: 3 }, configuration: { section: { sections: [{ name: "Sites" }] } } });
  });

  it("counts where nobody has asked yet", async () => {
    const grid = await testGrid("sqlite", "9.1", { configuration: GRID_CFG });
    onTestFinished(() => grid.drop());
    grid.tables.refill(Configuration.fromText(""));
    expect((await data(as(grid, "alice@belle_user")("{ sites { totalCount } }"))).sites.totalCount).toBe(0);
  });
});

describe("the files of the configuration", () => {
  function watched() {
    const folder = mkdtempSync(join(tmpdir(), "dirac-graphql-watch-")), files = [join(folder, "a.cfg"), join(folder, "b.cfg")] as const;
    files.forEach((file, index) => writeFileSync(file, `S${index}\n{\nx = 1\n}\n`));
    const read: (string | undefined)[] = [], refused: unknown[] = [];
    const { stop, reload } = watchConfiguration(files, { changed: configuration => { read.push(configuration.option("/S0/x")); }, refused: reason => { refused.push(reason); }, everyMs: 10 });
    onTestFinished(() => { stop(); rmSync(folder, { recursive: true }); });
    return { files, read, refused, stop, reload };
  }

  it("are read again when one of them changes, and not otherwise", async () => {
    const { files, read, stop } = watched();
    await sleep(50);
    expect(read).toEqual([]);
    writeFileSync(files[0], "S0\n{\nx = two\n}\n");
    await expect.poll(() => read).toEqual(["two"]);
    stop();
    writeFileSync(files[0], "S0\n{\nx = three\n}\n");
    await sleep(50);
    expect(read).toEqual(["two"]);
  });

  it("are not read while somebody still writes them", async () => {
    const { files, read } = watched();
    for (let part = 0; part < 20; part++) {
      writeFileSync(files[0], `S0\n{\nx = ${"9".repeat(part + 2)}\n}\n`);
      await sleep(1);
    }
    await expect.poll(() => read.at(-1)).toBe("9".repeat(21));
    expect(read.length).toBeLessThan(3);
  });

  it("are kept as they were while they make no sense, and the mistake is told once, without what the files say", async () => {
    const { files, read, refused } = watched();
    writeFileSync(files[1], "S1\n{\nPassword = hidden\n");
    await expect.poll(() => refused).toHaveLength(1);
    await sleep(50);
    expect(refused).toHaveLength(1);
    expect(refused[0]).toBeInstanceOf(ConfigurationError);
    expect(String(refused[0])).toContain(`${files[1]}:2`);
    expect(String(refused[0])).not.toContain("hidden");
    rmSync(files[1]);
    await expect.poll(() => refused).toHaveLength(2);
    expect(read).toEqual([]);
    writeFileSync(files[1], "S1\n{\n}\n");
    await expect.poll(() => read).toEqual(["1"]);
  });
});
