import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Configuration } from "../../src/config/configuration.ts";
import { Registry } from "../../src/config/registry.ts";
import { Fingerprints, fingerprintOf } from "../../src/datasources/failures/fingerprint.ts";
import { MASKS } from "../../src/datasources/failures/masks.ts";
import { holds } from "../query/property.ts";

const fingerprints = Fingerprints.by(new Registry(Configuration.fromText("Registry\n{\n  Users\n  {\n    alice\n    {\n    }\n    j.doe\n    {\n    }\n  }\n}\n")));
const pattern = (text: string) => fingerprints.pattern(text);
const hostsOf = (text: string) => {
  const hosts = new Set<string>();
  fingerprints.pattern(text, hosts);
  return [...hosts];
};

const GUID = "3fa85f64-5717-4562-b3fc-2c963f66afa6";

/** Mask by mask, in their order: texts, and what is left of them. */
const TEXTS: Readonly<Record<string, readonly (readonly [text: string, pattern: string])[]>> = {
  "<guid>": [
    [`Job ${GUID} not found`, "Job <guid> not found"], [`{${GUID.toUpperCase()}}`, "{<guid>}"], [`x${GUID}`, "x3fa85f64-<n>-<n>-b3fc-<hex>"],
    [`gone: https://fts.example.org:8446/jobs/${GUID}/files`, "gone: <url>"], [`/var/lib/${GUID}/out.log is missing`, "<path> is missing"],
  ],
  "<url>": [
    ["see https://a.example.org/x?y=1&z=2#top now", "see <url> now"], ["'root://eos.cern.ch//eos/a'", "'<url>'"], ["davs://se.example.org:443/a/b, srm://x/y", "<url>, <url>"],
    ["[httpg://se01.kek.jp:8444/srm/managerv2][Ls]", "[<url>][Ls]"], ["a://", "a://"],
  ],
  "<lfn>": [
    ["Failed to get replicas: LFN:/belle/user/h/hideki/file_1.root", "Failed to get replicas: <lfn>"], ["LFN:/belle/a b", "<lfn> b"], ["lfn:/belle/a: no such file", "<lfn>: no such file"],
    ["two: LFN:/belle/a,LFN:/belle/b.", "two: <lfn>."], ["no LFN: given", "no LFN: given"],
  ],
  "<time>": [
    ["at 2026-11-20 12:30:45 UTC.", "at <time>."], ["2026-11-20T12:30:45.123+09:00", "<time>"], ["2026-11-20T12:30Z", "<time>"], ["[2026-11-20, 12:30:45,123]", "[<time>]"], ["at 12:30:45", "at <n>:<n>:<n>"], ["on 2026-11-20", "on <n>-<n>-<n>"],
  ],
  "<dn>": [
    ["No proxy for /C=JP/O=KEK/OU=CRC/CN=ARAKAWA Hideki: expired", "No proxy for <dn>: expired"], ["/DC=ch/DC=cern/OU=Users/CN=alice/CN=123456/CN=Alice Liddell is banned", "<dn> is banned"],
    ["'/C=IT/O=INFN/OU=Personal Certificate/L=Napoli/CN=Sean O'", "'<dn>'"], ["/C=UK", "/C=UK"],
  ],
  "<mail>": [["write to grid-admin@cern.ch now", "write to <mail> now"], ["a.b+c@d.example.org", "<mail>"], ["a @ b.c", "a @ b.c"], ["dirac@localhost", "dirac@localhost"]],
  "<ip>": [
    ["refused by 192.168.1.12:8443: reset", "refused by <ip>: reset"], ["10.0.0.1.", "<ip>."], ["from 2001:db8::8a2e:370:7334", "from <ip>"], ["[2001:db8::1]:8443", "<ip>"], ["::1 is local", "<ip> is local"], ["1:2:3:4:5:6:7:8", "<ip>"],
    ["std::bad_alloc, abc::add", "std::bad_alloc, abc::add"], ["version 1.2.3.4.5", "version <n>"],
  ],
  "<path>": [
    ["cannot open /srv/tmp/x_12.out", "cannot open <path>"], ["Datei /daten/größe/ä.txt.", "Datei <path>."], ["in src/a/b", "in <path>"], ["~/a/b/ is full", "<path> is full"], ["and/or, 3/4", "and/or, <n>/<n>"], ["/tmp", "/tmp"],
    ["'/a/b'", "'<path>'"], ["(/a/b:/c/d)", "(<path>:<path>)"], ["/a/2026-11-20T12:00:00/c", "<path>"],
  ],
  "<site>": [["Not enough slots at LCG.CNAF-T2.it", "Not enough slots at <site>"], ["LCG.CERN.cern is banned", "<site> is banned"], ["CLOUD.Recas.it.", "<site>."], ["lcg.kek.jp", "<host>"], ["DIRAC.Core.Utilities", "DIRAC.Core.Utilities"], ["DST.Merge.py", "<file>"]],
  "<host>": [
    ["on b12.infn.it", "on <host>"], ["ce01.desy.de:9619 is down", "<host> is down"], ["node-07.desy.de", "<host>"], ["wn123.local", "<host>"], ["kek2-ce01.cc.kek.jp.", "<host>."], ["WN12.CR.CNAF.INFN.IT", "<host>"],
    ["java.lang.NullPointerException in os.path.join", "java.lang.NullPointerException in os.path.join"], ["gfal2.GError", "gfal2.GError"], ["cern.ch", "cern.ch"],
  ],
  "<hex>": [["at 0x7FFE12 and 9f86d081884c7d65", "at <hex> and <hex>"], ["deadbeef stays", "deadbeef stays"], ["12345678", "<n>"], ["1a2b3c4", "1a2b3c4"]],
  "<file>": [["mdst_000001.root missing", "<file> missing"], ["basf2helper.sh (steering_12.py) failed", "<file> (<file>) failed"], ["out.tar.gz, a.LOG", "<file>, <file>"], [".root and root", ".root and root"], ["e.g. this", "e.g. this"]],
  "<user>": [
    ["killed by alice", "killed by <user>"], ["user 'alice' has no proxy", "user '<user>' has no proxy"], ["Owner: j.doe, account=alice.", "Owner: <user>, account=<user>."], ["by the user interface of bob", "by the user interface of bob"], ["alice is not said to be a user", "alice is not said to be a user"],
  ],
  "<n>": [
    ["1 of 12,345 files in 3.5 s, 1e-7", "<n> of <n> files in <n> s, <n>"], ["after 300s used 4.5GB of 4GiB", "after <n>s used <n>GB of <n>GiB"], ["-12 degrees", "-<n> degrees"], ["v64r2, basf2, [gfal2], 4th, 2to3", "v64r2, basf2, [gfal2], 4th, 2to3"],
    ["exit code 134, Exit code: 1, exited with code 139", "exit code 134, Exit code: 1, exited with code 139"], ["Exited With Status 1; status = -7; signal 9", "Exited With Status 1; status = -7; signal 9"],
    ["HTTP error 503, [Errno 2], errno=13", "HTTP error 503, [Errno 2], errno=13"], ["error 503, code 7", "error <n>, code <n>"],
  ],
};

/** Real-looking texts: those in a row are one error, and no two rows are. */
const ERRORS: readonly (readonly string[])[] = [
  ["Uploading output failed at wn12.cc.kek.jp: [SE][StatusOfPutRequest][SRM_NO_FREE_SPACE] token BELLE-TMP-1", "Uploading output failed at c0a-7.infn.it: [SE][StatusOfPutRequest][SRM_NO_FREE_SPACE] token BELLE-TMP-22"],
  ["Uploading output failed at wn12.cc.kek.jp", "Uploading output failed at node-9.desy.de"],
  ["basf2 exited with code 139 (Segmentation fault) at event 7", "basf2 exited with code 139 (Segmentation fault) at event 120034"], ["basf2 exited with code 134 (Abort) at event 7", "basf2 exited with code 134 (Abort) at event 11"],
  ["Failed to download LFN:/belle/a/b_1.root: Communication error on send ( 70 )", "Failed to download LFN:/belle/MC/c.root: Communication error on send ( 5 )"], ["Failed to download LFN:/belle/a/b_1.root: No such file or directory", "Failed to download LFN:/x: No such file or directory"],
  ["SOURCE [2] srm-ifce err: Communication error on send, err: [SE][Ls][] httpg://se01.kek.jp:8444/srm/managerv2: CGSI-gSOAP running on fts1.kek.jp reports could not open connection", "SOURCE [110] srm-ifce err: Communication error on send, err: [SE][Ls][] httpg://x.infn.it:8444/srm: CGSI-gSOAP running on fts-02.cern.ch reports could not open connection"],
  ["DESTINATION [17] Destination https://se.example.org:2880/a exists and overwrite is not enabled", "DESTINATION [17] Destination davs://dcache.desy.de/b/c exists and overwrite is not enabled"],
  ["TRANSFER [70] Transfer canceled because the gsiftp performance marker timeout of 360 seconds has been exceeded, or all performance markers during that period indicated zero bytes transferred", "TRANSFER [70] Transfer canceled because the gsiftp performance marker timeout of 60 seconds has been exceeded, or all performance markers during that period indicated zero bytes transferred"],
  [`Job ${GUID} not found`, "Job 00000000-0000-0000-0000-000000000001 not found"],
  ["HTCondor reported: Failed to connect to schedd ce12.grid.example.org:9619 (job 1234.0)", "HTCondor reported: Failed to connect to schedd kek2-ce01.cc.kek.jp (job 77.3)"], ["LRMS error: (1) Job failed but reason is unknown", "LRMS error: (271) Job failed but reason is unknown"],
  ["Traceback: FileNotFoundError: [Errno 2] No such file or directory: '/srv/a/b'", "Traceback: FileNotFoundError: [Errno 2] No such file or directory: '/home/x/y/z.txt'"], ["Traceback: OSError: [Errno 28] No space left on device: '/srv/a/b'", "Traceback: OSError: [Errno 28] No space left on device: '/tmp/c/d'"],
  ["Job stalled: pilot not running"], ["Status Banned forced by alice ( web )", "Status Banned forced by j.doe ( web )"],
  ["conditions database: HTTP error 503 for http://db.sdcc.bnl.gov/rest/v2 (attempt 3)", "conditions database: HTTP error 503 for https://db2.cern.ch/x (attempt 12)"], ["conditions database: HTTP error 404 for http://db.sdcc.bnl.gov/rest/v2 (attempt 3)"],
  ["MySQL Error ( 1105 : Execution failed.: ( 2006: Server has gone away ) )", "MySQL Error ( 1105 : Execution failed.: ( 2013: Server has gone away ) )"], ["No proxy found for /C=JP/O=KEK/CN=Alice Liddell", "No proxy found for /DC=org/DC=x/CN=Bob"],
  ["Dépassement de la durée: 300 s à l'étape 2", "Dépassement de la durée: 12 s à l'étape 11"],
];

describe("error texts", () => {
  it("lose what their masks cover, and no more", () => {
    for (const [mask, texts] of Object.entries(TEXTS)) for (const [text, left] of texts) expect(pattern(text), `${mask} ${text}`).toBe(left);
  });

  it("are tried for each mask", () => expect(Object.keys(TEXTS)).toEqual(MASKS.map(({ name }) => name)));

  it("of one error have one pattern, of others another", () => {
    for (const texts of ERRORS) expect(new Set(texts.map(pattern)).size, texts[0]).toBe(1);
    expect(new Set(ERRORS.map(([text]) => pattern(text!))).size).toBe(ERRORS.length);
  });

  it("tell the hosts that they name, also those of addresses, without port and user, in lower case", () => {
    expect(hostsOf("CGSI-gSOAP on FTS1.kek.jp:8446: root://me@SE01.Infn.it:1094//a, https://10.0.0.1/x, WN12.local")).toEqual(["se01.infn.it", "10.0.0.1", "fts1.kek.jp", "wn12.local"]);
    expect(hostsOf("LCG.KEK.jp, a@b.example.org, 192.168.0.1")).toEqual([]);
  });

  it("have blanks that count as one, and an end that does not count", () => {
    expect(pattern("  a \t\n b  ")).toBe("a b");
    expect(pattern("")).toBe("");
    expect(pattern(`${"a ".repeat(1024)}different`)).toBe(pattern(`${"a ".repeat(1024)}end`));
    expect(pattern(`${"a ".repeat(1023)}b`)).not.toBe(pattern(`${"a ".repeat(1023)}c`));
  });

  // sha256sum said so: clients keep them
  it.each([["CVMFS client not mounted on b12.infn.it", "1-7d5deb5c7a77265f"], ["Failed to download LFN:/belle/a: Communication error on send ( 70 )", "1-ad49f52aa9f9c478"]])("have the fingerprint of their pattern: %s", (text, fingerprint) => {
    expect([fingerprints.of(text), fingerprints.of(text), fingerprintOf(pattern(text))]).toEqual([fingerprint, fingerprint, fingerprint]);
  });

  it("are the same whatever number, host, identifier or file stands in them", () => holds(fc.property(
    fc.nat(), fc.uuid(), fc.integer({ min: 10, max: 9999 }), fc.stringMatching(/^[a-z]{1,8}$/), (number, id, node, name) => {
      expect(pattern(`job ${number} (${id}) at wn${node}.${name}.example.org: lost /data/${name}/${node} and ${name}_${number}.root`)).toBe("job <n> (<guid>) at <host>: lost <path> and <file>");
    }), 500));

  it("of any kind are masked, and give one fingerprint", () => holds(fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), text => {
    expect(fingerprints.of(text)).toBe(fingerprintOf(pattern(text)));
  }), 500));

  it("take no longer for being malicious", () => {
    const time = (text: string) => {
      const start = performance.now();
      for (let times = 0; times < 20; times++) pattern(text);
      return performance.now() - start;
    };
    for (const part of ["a", "/a", "a.", "1.", "::", "a:", "a@", "LFN:", "/CN=a ", "/CN=A B ", "<guid>", "-", "a-", "user user ", "1", ",1", "0a", "~", "x://", "A.", "1e", "2026-11-20 ", "[::"]) {
      expect(time(part.repeat(2048 / part.length)), part).toBeLessThan(1000);
    }
  });
});
