import { describe, expect, it } from "vitest";
import { parseJdl } from "../../src/datasources/wms/jdl-parser.ts";
import { hideDn } from "../../src/datasources/wms/job-description.source.ts";

describe("the certificate subject in a job description", () => {
  it.each([
    ['[\n  OwnerDN = "/DC=org/CN=x";\n  Owner = "x";\n]'],
    ['[ Owner = "x"; JobRequirements = [ OwnerDN = "/DC=org/CN=x" ]; OwnerDN = "/DC=org/CN=x" ]'],
    ['[ OwnerDN = {\n"/DC=org/CN=x"\n}; Owner = "x" ]'],
    ['[ OwnerDN = /DC=org\n/CN=x; Owner = "x" ]'],
    ['[ OwnerDN = "a;" + "/DC=org/CN=x"; Owner = "x" ]'],
    ['[ Owner = "x"; OwnerDN = "/DC=org/CN=x'],
    ['Owner = "x"; OwnerDN="/DC=org/CN=x"'],
  ])("is hidden, and nothing else: %s", text => {
    const hidden = hideDn(text);
    expect(hidden).not.toContain("CN=x");
    expect(hidden).not.toContain("DC=org");
    expect(parseJdl(hidden).find(({ name }) => name === "Owner")?.values).toEqual(["x"]);
  });

  it("takes no more than linear time", () => {
    const before = performance.now();
    hideDn('OwnerDN = "'.repeat(50_000));
    hideDn(`OwnerDN = ${'"'.repeat(200_001)}`);
    expect(performance.now() - before).toBeLessThan(2000);
  });
});
