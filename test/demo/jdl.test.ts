import { describe, expect, test } from "vitest";
import { dencode } from "../../demo/dencode.ts";
import { candidateSitesOf, specOf } from "../../demo/jdl-reader.ts";
import { checkedJdl, originalJdl, packJdl, unpackJdl } from "../../demo/jdl.ts";
import { GENERATIONS } from "../../dirac/facts.ts";
import { aJob } from "./recorder.ts";

describe("job descriptions", () => {
  test.each(GENERATIONS)("what %s stores can be read back", generation => {
    const { spec } = aJob({ spec: { sites: ["LCG.KEK.jp", "LCG.DESY.de"], memory: 4096, processors: 4, inputData: ["LFN:/belle/a.root"], outputFile: "/belle/b.root", platform: "x86_64-el9", jobGroup: "00009041" } });
    expect(specOf(unpackJdl(packJdl(originalJdl(spec, generation))), "hideki", "belle_user", generation)).toEqual(spec);
  });

  test("before JobScheduling: ClassAd's printer, requirements without sites", () => {
    expect(checkedJdl(aJob({ spec: { arguments: "--seed %j", sites: ["A.b.cc", "A.d.cc"] } }), "9.1")).toBe(`[ 
    Arguments = "--seed 7";
    CPUTime = 86400;
    Executable = "a.sh";
    JobGroup = "tau";
    JobID = 7;
    JobName = "tau_0001";
    JobRequirements = 
        [ 
            CPUTime = 86400;
            Owner = "hideki";
            OwnerGroup = "belle_user";
            UserPriority = 1;
            VirtualOrganization = "belle";
        ];
    JobType = "User";
    LogLevel = "INFO";
    OutputSandbox = 
        {
            "std.out",
            "std.err",
            "basf2.log"
        };
    Owner = "hideki";
    OwnerGroup = "belle_user";
    Priority = 1;
    Site = 
        {
            "A.b.cc",
            "A.d.cc"
        };
    StdError = "std.err";
    StdOutput = "std.out";
    VirtualOrganization = "belle";
]`);
  });

  test("after it: the manifest's printer, with sites, types and tags, and numbers bare", () => {
    const job = aJob({ spec: { jobGroup: "00009041", jobName: "00009041_00000012", processors: 4 } });
    Object.assign(job, { scheduled: true, candidateSites: ["LCG.KEK.jp", "LCG.DESY.de"] });
    const text = checkedJdl(job, "8.0");
    expect(text).toContain("\n  JobName = 00009041_00000012;\n  JobRequirements =\n  [\n    CPUTime = 86400;\n    OwnerDN = \"/C=JP/O=KEK/OU=CRC/CN=ARAKAWA Hideki\";\n");
    expect(text).toContain("    Sites =\n    {\n      \"LCG.KEK.jp\",\n      \"LCG.DESY.de\"\n    };\n    JobTypes = \"User\";\n    Tags =\n    {\n      \"4Processors\",\n      \"MultiProcessor\"\n    };\n  ];\n");
    expect(candidateSitesOf(text)).toEqual(["LCG.KEK.jp", "LCG.DESY.de"]);
    expect(candidateSitesOf(checkedJdl({ ...job, candidateSites: ["LCG.KEK.jp"] }, "8.0"))).toEqual(["LCG.KEK.jp"]);
  });

  test("optimizer parameters are DIRAC's own serialisation", () => {
    // as DIRAC 8.0.86 encodes the same value
    expect(dencode({ Value: { OK: true, Value: { Successful: { "/belle/é": { "KEK-DISK-SE": "https://x/y", Size: 12_345_678_901, T: 1.5, N: null } }, Failed: {} } }, l: ["a"], b: false }))
      .toBe("ds5:Valueds2:OKb1s5:Valueds10:Successfulds9:/belle/éds11:KEK-DISK-SEs11:https://x/ys4:Sizei12345678901es1:Tf1.5es1:Nnees6:Faileddeees1:lls1:aes1:bb0e");
  });
});
