import { describe, expect, it } from "vitest";
import { MASKS } from "../../src/datasources/failures/masks.ts";
import { hostsOf, pattern } from "./masked.ts";

const GUID = "3fa85f64-5717-4562-b3fc-2c963f66afa6";

/** Mask by mask, in the order of the contract: texts, and what is left of them. */
const TEXTS: Readonly<Record<string, readonly (readonly [text: string, pattern: string])[]>> = {
  "<guid>": [
    [`Job ${GUID} not found`, "Job <guid> not found"], [`{${GUID.toUpperCase()}}`, "{<guid>}"], [`pilot_${GUID}.out`, "pilot_<guid>.out"],
    [`x${GUID}`, "x3fa85f64-<n>-<n>-b3fc-<hex>"], [`${GUID}0`, "<hex>-<n>-<n>-b3fc-<hex>"],
  ],
  "<url>": [
    ["see https://a.example.org/x?y=1&z=2#top now", "see <url> now"], ["'root://eos.cern.ch//eos/a'", "'<url>'"], ["davs://se.example.org:443/a/b, srm://x/y", "<url>, <url>"],
    ["[httpg://se01.kek.jp:8444/srm/managerv2][Ls]", "[<url>][Ls]"], ["(file:///srv/a) <https://x.org>", "(<url>) <<url>>"], ["davs://[2001:db8::1]:1094/a failed", "<url> failed"], ["https://x.org?lfn=LFN:/a", "<url>"],
    [`gone: https://fts.example.org:8446/jobs/${GUID}/files`, "gone: <url>"], ["a://", "a://"], ["tcp: //", "tcp: //"],
    // a colon or full stop may be part of it
    ["https://x.org/a: refused", "<url> refused"],
  ],
  "<lfn>": [
    ["Failed to get replicas: LFN:/belle/user/h/hideki/file_1.root", "Failed to get replicas: <lfn>"], ["LFN:/belle/a b", "<lfn> b"], ["lfn:/belle/a: no such file", "<lfn>: no such file"],
    ["two: LFN:/belle/a,LFN:/belle/b.", "two: <lfn>."], ["['LFN:/belle/a', 'LFN:/belle/b']", "['<lfn>', '<lfn>']"], [`LFN:/belle/${GUID}/x`, "<lfn>"], ["LFN:/belle/2026-11-20T12:30:45/x", "<lfn>"], ["no LFN: given", "no LFN: given"], ["LFN:", "LFN:"],
  ],
  "<time>": [
    ["at 2026-11-20 12:30:45 UTC.", "at <time>."], ["2026-11-20T12:30:45.123+09:00", "<time>"], ["2026-11-20T12:30Z", "<time>"], ["[2026-11-20, 12:30:45,123]", "[<time>]"],
    ["at 12:30:45", "at <n>:<n>:<n>"], ["on 2026-11-20", "on <n>-<n>-<n>"],
  ],
  "<dn>": [
    ["No proxy for /C=JP/O=KEK/OU=CRC/CN=ARAKAWA Hideki: expired", "No proxy for <dn>: expired"], ["/DC=ch/DC=cern/OU=Users/CN=alice/CN=123456/CN=Alice Liddell is banned", "<dn> is banned"],
    ["'/C=IT/O=INFN/OU=Personal Certificate/L=Napoli/CN=Sean O'", "'<dn>'"], ["/C=IE/O=DIAS/CN=Sean O'Brien is", "<dn> is"],
    ["/DC=org/DC=terena/C=AU/O=The University of Melbourne/CN=Mary Smith msmith@unimelb.edu.au has no proxy", "<dn> <mail> has no proxy"], ["/DC=ch/DC=cern/CN=Robot: Belle Data Transfer failed", "<dn> failed"], ["/DC=uk/CN=Robot - Belle is", "<dn> is"],
    ["/C=AU/CN=Mary m@x.edu.au/CN=1 is", "<dn> is"], ["until /C=IT/CN=Bob 2026-11-20 12:30:45", "until <dn> <time>"],
    ["/C=IT/CN=Alice differs from /C=IT/CN=Bob", "<dn> differs from <dn>"], ["'/C=IT/CN=Alice','/C=IT/CN=Bob'", "'<dn>','<dn>'"], ["/C=IT/CN=Alice's proxy", "<dn>'s proxy"], ["/C=UK", "/C=UK"], ["/A=b/B=c", "<path>"],
  ],
  "<mail>": [["write to grid-admin@cern.ch now", "write to <mail> now"], ["a.b+c@d.example.org", "<mail>"], ["slot1_2@b12.infn.it", "<mail>"], ["root@10.0.0.1", "<mail>"], ["a @ b.c", "a @ b.c"], ["dirac@localhost", "dirac@localhost"]],
  "<ip>": [
    ["refused by 192.168.1.12:8443: reset", "refused by <ip>: reset"], ["10.0.0.1.", "<ip>."], ["addr:10.0.0.1", "addr:<ip>"], ["from 2001:db8::8a2e:370:7334", "from <ip>"], ["[2001:db8::1]:8443", "<ip>"],
    ["2001:db8::1: refused", "<ip>: refused"], ["[::ffff:188.184.1.1]:1094, ::ffff:188.184.1.1", "<ip>, <ip>"], ["::1 is local", "<ip> is local"], ["1:2:3:4:5:6:7:8", "<ip>"],
    ["at 12:30:45, 1:2:3", "at <n>:<n>:<n>, <n>:<n>:<n>"], ["std::bad_alloc, abc::add, dead::beef, 3::add_event", "std::bad_alloc, abc::add, dead::beef, <n>::add_event"], ["version 1.2.3.4.5", "version <n>"],
  ],
  "<path>": [
    ["cannot open /srv/tmp/x_12.out", "cannot open <path>"], ["Datei /daten/größe/ä.txt.", "Datei <path>."], ["in src/a/b", "in <path>"], ["~/a/b/ is full", "<path> is full"], ["/a/b...", "<path>..."], ["/srv//tmp/x, //a/b", "<path>, <path>"],
    ["'/a/b'", "'<path>'"], ["(/a/b:/c/d)", "(<path>:<path>)"], ["/a/2026-11-20T12:00:00/c", "<path>"], [`/var/lib/${GUID}/out.log`, "<path>"], ["/cvmfs/belle.cern.ch/x.py:12", "<path>:<n>"], ["10.0.0.1:80/a/b, /a/LCG.KEK.jp/b", "<path>, <path>"],
    ["input=/a/b or --output=/a/k=v/b", "input=<path> or --output=<path>"], ["and/or, I/O, N/A, 3/4", "and/or, I/O, N/A, <n>/<n>"], ["/tmp", "/tmp"], ["// a", "// a"],
  ],
  "<site>": [
    ["Not enough slots at LCG.CNAF-T2.it", "Not enough slots at <site>"], ["LCG.CERN.cern is banned", "<site> is banned"], ["CLOUD.Recas.it.", "<site>."], ["Group.KEK.jp", "<site>"],
    ["lcg.kek.jp", "<host>"], ["DIRAC.Core.Utilities", "DIRAC.Core.Utilities"], ["DST.Merge.py", "<file>"],
  ],
  "<host>": [
    ["on b12.infn.it", "on <host>"], ["ce01.desy.de:9619 is down", "<host> is down"], ["node-07.desy.de", "<host>"], ["wn123.local", "<host>"], ["kek2-ce01.cc.kek.jp.", "<host>."], ["WN12.CR.CNAF.INFN.IT", "<host>"], ["ce1.kek.jp#12.0#1763640000", "<host>#<n>#<n>"],
    ["java.lang.NullPointerException in os.path.join", "java.lang.NullPointerException in os.path.join"], ["gfal2.GError, basf2.io", "gfal2.GError, basf2.io"], ["cern.ch, localhost, wn123", "cern.ch, localhost, wn123"],
  ],
  "<hex>": [["at 0x7FFE12 and 9f86d081884c7d65", "at <hex> and <hex>"], ["checksum 1a2b3c4d", "checksum <hex>"], ["9f86d081.root", "<hex>.root"], ["1 deadbeef", "<n> deadbeef"], ["12345678", "<n>"], ["1a2b3c4", "1a2b3c4"], ["x9f86d081", "x9f86d081"]],
  "<file>": [
    ["mdst_000001.root missing", "<file> missing"], ["basf2helper.sh (steering_12.py) failed", "<file> (<file>) failed"], ["out.tar.gz, a.LOG", "<file>, <file>"], ["File=x.xml", "File=<file>"],
    [".root and root", ".root and root"], ["x.pyc, x.root.7", "x.pyc, x.root.<n>"], ["e.g. this, i.e. that", "e.g. this, i.e. that"], ["os.path.join", "os.path.join"],
  ],
  "<user>": [
    ["killed by alice", "killed by <user>"], ["user 'alice' has no proxy", "user '<user>' has no proxy"], ["Owner: j.doe, ACCOUNT=alice.", "Owner: <user>, ACCOUNT=<user>."], ["by josé or user 007", "by <user> or user <user>"], ["owner=alice/belle_user", "owner=<user>/belle_user"],
    ["by the user interface of bob", "by the user interface of bob"], ["user bob, by Alice", "user bob, by Alice"], ["alice is no word, nor superuser alice", "alice is no word, nor superuser alice"], ["by alice.smith, by alice_2", "by alice.smith, by alice_2"],
  ],
  "<n>": [
    ["1 of 12,345 files in 3.5 s, 1e-7", "<n> of <n> files in <n> s, <n>"], ["after 300s used 4.5GB of 4GiB, 25%", "after <n>s used <n>GB of <n>GiB, <n>%"], ["-12 degrees", "-<n> degrees"], ["production 00012345_00000678", "production <n>"], ["#7, x=7", "#<n>, x=<n>"],
    ["v64r2, basf2, [gfal2], 4th, 2to3", "v64r2, basf2, [gfal2], 4th, 2to3"], ["exit code 134, Exit code: 1, exited with code 139, ExitCode=2", "exit code 134, Exit code: 1, exited with code 139, ExitCode=2"],
    ["Exited With Status 1; status = -7; STATUS: 3; signal 9, Signal: 11", "Exited With Status 1; status = -7; STATUS: 3; signal 9, Signal: 11"], ["HTTP error 503, http Error: 404, [Errno 2], errno=13", "HTTP error 503, http Error: 404, [Errno 2], errno=13"],
    ["error 503, code 7, substatus 4", "error <n>, code <n>, substatus <n>"],
  ],
};

describe("a mask", () => {
  it.each(Object.entries(TEXTS).flatMap(([mask, texts]) => texts.map(([text, left]) => [mask, text, left] as const)))("%s covers what differs, and no more: %s", (_mask, text, left) => {
    expect(pattern(text)).toBe(left);
  });

  it("has its place in the order", () => expect(MASKS.map(({ name }) => name)).toEqual(Object.keys(TEXTS)));
});

describe("the hosts of a text", () => {
  it.each([
    ["CGSI-gSOAP on FTS1.kek.jp:8446, wn12.local", ["fts1.kek.jp", "wn12.local"]],
    ["root://me:secret@SE01.Infn.it:1094//a", ["se01.infn.it"]],
    ["https://a.org/x, https://b.org? https://c.org; see https://d.org.", ["a.org", "b.org", "c.org", "d.org"]],
    ["https://a.org?by=me@b.org", ["a.org"]],
    ["https://a.org/x from a.org and A.x.org, a.x.org", ["a.org", "a.x.org"]],
    ["http://localhost:8080/", ["localhost"]],
    ["https://10.0.0.1:8443/x, davs://[2001:db8::1]:443/x", ["10.0.0.1", "2001:db8::1"]],
  ])("are those of addresses and those that it names, in lower case, without user, port and path: %s", (text, hosts) => {
    expect(hostsOf(text)).toEqual(hosts);
  });

  it.each([["a number", "192.168.0.1:80, [2001:db8::1]:443"], ["a site", "LCG.KEK.jp, Group.KEK.jp"], ["a mailbox", "a@b.example.org"], ["part of a path", "/cvmfs/belle.cern.ch/el7"], ["no host", "file:///a/b, LFN:/a, gfal2.GError"], ["named by an id", `https://vm-${GUID}.example.org/x`]])("are none where it is %s: %s", (_what, text) => {
    expect(hostsOf(text)).toEqual([]);
  });
});
