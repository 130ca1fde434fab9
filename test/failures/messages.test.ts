import { describe, expect, it } from "vitest";
import { pattern } from "./masked.ts";

/** Texts as DIRAC keeps them, by what they have in common: those of one pattern are one error. */
const MESSAGES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  "jobs and their payloads": {
    "basf2 exited with code 139 (Segmentation fault) at event <n>": ["basf2 exited with code 139 (Segmentation fault) at event 7", "basf2 exited with code 139 (Segmentation fault) at event 120034"],
    "basf2 exited with code 134 (Abort) at event <n>": ["basf2 exited with code 134 (Abort) at event 7", "basf2 exited with code 134 (Abort) at event 11"],
    "<file> (<file>) Exited With Status 1": ["basf2helper.sh (steering_3.py) Exited With Status 1", "gbasf2helper.sh (my-analysis.py) Exited With Status 1"],
    "<file> (<file>) Exited With Status 2": ["basf2helper.sh (steering_3.py) Exited With Status 2"],
    "Failed to download <lfn>: Communication error on send ( <n> )": ["Failed to download LFN:/belle/a/mdst_1.root: Communication error on send ( 70 )", "Failed to download LFN:/belle/MC/c.root: Communication error on send ( 5 )"],
    "Failed to download <lfn>: No such file or directory": ["Failed to download LFN:/belle/a/mdst_1.root: No such file or directory", "Failed to download LFN:/x: No such file or directory"],
    "Uploading output failed at <host>": ["Uploading output failed at wn12.cc.kek.jp", "Uploading output failed at node-9.desy.de"],
    "Uploading output failed at <host>: [SE][StatusOfPutRequest][SRM_NO_FREE_SPACE] token BELLE-TMP-<n>": [
      "Uploading output failed at wn12.cc.kek.jp: [SE][StatusOfPutRequest][SRM_NO_FREE_SPACE] token BELLE-TMP-1", "Uploading output failed at c0a-7.infn.it: [SE][StatusOfPutRequest][SRM_NO_FREE_SPACE] token BELLE-TMP-22",
    ],
    "conditions database: HTTP error 503 for <url> (attempt <n>)": ["conditions database: HTTP error 503 for http://db.sdcc.bnl.gov/rest/v2 (attempt 3)", "conditions database: HTTP error 503 for https://db2.cern.ch/x (attempt 12)"],
    "conditions database: HTTP error 404 for <url> (attempt <n>)": ["conditions database: HTTP error 404 for http://db.sdcc.bnl.gov/rest/v2 (attempt 3)"],
    "Watchdog: killed by signal 9 after <n>s, RSS <n>MB of <n>MB": ["Watchdog: killed by signal 9 after 86400s, RSS 4096MB of 4000MB", "Watchdog: killed by signal 9 after 12s, RSS 17.5MB of 16MB"],
    "Watchdog: killed by signal 15 after <n>s, RSS <n>MB of <n>MB": ["Watchdog: killed by signal 15 after 86400s, RSS 4096MB of 4000MB"],
    "On Hold: no tape copy of production <n> at <site>": ["On Hold: no tape copy of production 00012345_00000678 at LCG.KEK2.jp", "On Hold: no tape copy of production 00012346_00000001 at DIRAC.Osaka-CU.jp"],
  },
  "pilots and computing elements": {
    "HTCondor: failed to connect to schedd <host> (job <n>)": ["HTCondor: failed to connect to schedd ce12.grid.example.org:9619 (job 1234.0)", "HTCondor: failed to connect to schedd kek2-ce01.cc.kek.jp (job 77.3)"],
    "HTCondor: job <n> was held, error from <mail>: disk quota exceeded": ["HTCondor: job 88.0 was held, error from slot1_2@b12.infn.it: disk quota exceeded", "HTCondor: job 9.1 was held, error from slot3@wn7.desy.de: disk quota exceeded"],
    "HTCondor: job <n> was held, error from <mail>: memory limit exceeded": ["HTCondor: job 88.0 was held, error from slot1_2@b12.infn.it: memory limit exceeded"],
    "Pilot <url> is unknown to the CE": ["Pilot htcondorce://ce01.desy.de/12345.0:::9f86d081 is unknown to the CE", "Pilot https://arc2.example.org:443/arex/abcDEF12345 is unknown to the CE", "Pilot sshslurm://login.hpc.example.org/4711 is unknown to the CE"],
    "LRMS error: (<n>) Job failed but reason is unknown": ["LRMS error: (1) Job failed but reason is unknown", "LRMS error: (271) Job failed but reason is unknown"],
    "ssh: connect to host <host> port <n>: Connection timed out": ["ssh: connect to host login1.hpc.example.org port 22: Connection timed out", "ssh: connect to host ui-02.kek.jp port 2222: Connection timed out"],
    "ssh: connect to host <ip> port <n>: Connection refused": ["ssh: connect to host 10.0.3.17 port 22: Connection refused", "ssh: connect to host 2001:db8::17 port 22: Connection refused"],
    "Stage-in of <file> from <host>:<path> failed, exit code 255": ["Stage-in of DIRAC_x7Gh_pilotwrapper.py from ce3.infn.it:/var/spool/a failed, exit code 255", "Stage-in of pilot.cfg from wn12.local:/tmp/b/c failed, exit code 255"],
  },
  "transfers": {
    "SOURCE [<n>] srm-ifce err: Communication error on send, err: [SE][Ls][] <url> CGSI-gSOAP running on <host> reports could not open connection": [
      "SOURCE [70] srm-ifce err: Communication error on send, err: [SE][Ls][] httpg://se01.kek.jp:8444/srm/managerv2: CGSI-gSOAP running on fts1.kek.jp reports could not open connection",
      "SOURCE [110] srm-ifce err: Communication error on send, err: [SE][Ls][] httpg://x.infn.it:8444/srm: CGSI-gSOAP running on fts-02.cern.ch reports could not open connection",
    ],
    "SOURCE [<n>] Result HTTP <n> : File not found after <n> attempts <url>": ["SOURCE [2] Result HTTP 404 : File not found after 3 attempts davs://dcache.desy.de:2880/belle/a.root", "SOURCE [2] Result HTTP 404 : File not found after 1 attempts https://[2001:db8::5]:443/b"],
    "DESTINATION [<n>] Destination <url> exists and overwrite is not enabled": ["DESTINATION [17] Destination https://se.example.org:2880/a exists and overwrite is not enabled", "DESTINATION [17] Destination davs://dcache.desy.de/b/c exists and overwrite is not enabled"],
    "DESTINATION CHECKSUM MISMATCH Source and destination checksums do not match (<hex> != <hex>)": ["DESTINATION CHECKSUM MISMATCH Source and destination checksums do not match (1a2b3c4d != 9f86d081)", "DESTINATION CHECKSUM MISMATCH Source and destination checksums do not match (0ddba11e != c0ffee00)"],
    "TRANSFER [<n>] Transfer canceled: no performance marker for <n> seconds": ["TRANSFER [70] Transfer canceled: no performance marker for 360 seconds", "TRANSFER [125] Transfer canceled: no performance marker for 60 seconds"],
    "TRANSFER [<n>] ERROR: Copy failed (3rd pull). Last attempt: <url> to <url> refused": [
      "TRANSFER [5] ERROR: Copy failed (3rd pull). Last attempt: root://eos.cern.ch//eos/a to root://se.kek.jp:1094//b refused", "TRANSFER [5] ERROR: Copy failed (3rd pull). Last attempt: davs://a.b.org/x to srm://c.d.org:8446/srm?SFN=/y refused",
    ],
    "[gfal2] Timeout: <n>% of retries used": ["[gfal2] Timeout: 17% of retries used", "[gfal2] Timeout: 100% of retries used"],
    "FTS job <guid> was lost by <url>": ["FTS job 3fa85f64-5717-4562-b3fc-2c963f66afa6 was lost by https://fts3-pilot.cern.ch:8446", "FTS job 00000000-0000-0000-0000-000000000001 was lost by https://fts.kek.jp:8446"],
  },
  "requests": {
    "Request <n>: no replica of <path> at KEK-DISK-SE": ["Request 4711: no replica of /belle/MC/a_1.root at KEK-DISK-SE", "Request 12: no replica of /ctao/größe/ß at KEK-DISK-SE"],
    "Request <n>: no replica of <path> at DESY-DISK-SE": ["Request 4711: no replica of /belle/MC/a_1.root at DESY-DISK-SE"],
    "Permission denied ( <n> : user '<user>' )": ["Permission denied ( 13 : user 'alice' )", "Permission denied ( 1120 : user 'josé' )"],
    "Permission denied ( <n> : user 'nobody' )": ["Permission denied ( 13 : user 'nobody' )"],
    "No proxy for <dn>: expired at <time>": ["No proxy for /C=JP/O=KEK/OU=CRC/CN=ARAKAWA Hideki: expired at 2026-11-20 12:00:00", "No proxy for /DC=org/DC=terena/O=The University of Melbourne/CN=Mary Smith: expired at 2026-01-01T00:00:00Z"],
    "No proxy for <dn>: never uploaded": ["No proxy for /C=JP/O=KEK/OU=CRC/CN=ARAKAWA Hideki: never uploaded"],
    "MySQL Error ( <n> : ( <n>, \"Deadlock found in table File for RequestID <n>\" ) )": ["MySQL Error ( 1105 : ( 1213, \"Deadlock found in table File for RequestID 7\" ) )", "MySQL Error ( 1105 : ( 1213, \"Deadlock found in table File for RequestID 123456\" ) )"],
    "MySQL Error ( <n> : ( <n>, \"Server <ip> has gone away\" ) )": ["MySQL Error ( 1105 : ( 2006, \"Server 10.0.0.3:3306 has gone away\" ) )", "MySQL Error ( 1105 : ( 2006, \"Server 192.168.1.9 has gone away\" ) )"],
  },
  "sites and their resources": {
    "Status Banned forced by <user> ( web )": ["Status Banned forced by alice ( web )", "Status Banned forced by j.doe ( web )"],
    "Status Active forced by <user> ( web )": ["Status Active forced by alice ( web )"],
    "DT:OUTAGE of <host> <time> - <time>": ["DT:OUTAGE of se01.kek.jp 2026-11-20 12:00 - 2026-11-21 12:00", "DT:OUTAGE of dcache.desy.de 2026-01-20 12:00:00 - 2026-01-20 18:30:00"],
    "Job efficiency <n>% below <n>% over <n>h at <site>": ["Job efficiency 47% below 50% over 24h at LCG.CNAF-T2.it", "Job efficiency 0.1% below 50% over 2h at Group.KEK.jp"],
    "Free space below <n>TB, write access removed": ["Free space below 5TB, write access removed", "Free space below 0.5TB, write access removed"],
  },
  "what Python says": {
    "Traceback (most recent call last): File \"<path>\", line <n>, in execute OSError: [Errno 2] No such file or directory: '<path>'": [
      "Traceback (most recent call last):\n  File \"/opt/dirac/JobWrapper.py\", line 12, in execute\nOSError: [Errno 2] No such file or directory: '/srv/a/b'", "Traceback (most recent call last):\n\tFile \"/home/x/y/JobWrapper.py\", line 1203, in execute\nOSError: [Errno 2] No such file or directory: '/tmp/c'",
    ],
    "Traceback (most recent call last): File \"<path>\", line <n>, in execute OSError: [Errno 28] No space left on device": ["Traceback (most recent call last):\n  File \"/opt/dirac/JobWrapper.py\", line 12, in execute\nOSError: [Errno 28] No space left on device"],
    "KeyError: 'JobID' in <DIRAC.Client object at <hex>>": ["KeyError: 'JobID' in <DIRAC.Client object at 0x7f3a9c>", "KeyError: 'JobID' in <DIRAC.Client object at 0x55D0>"],
    "KeyError: 'Owner' in <DIRAC.Client object at <hex>>": ["KeyError: 'Owner' in <DIRAC.Client object at 0x7f3a9c>"],
    "java.lang.NullPointerException at os.path.join(<n>), std::bad_alloc": ["java.lang.NullPointerException at os.path.join(12), std::bad_alloc", "java.lang.NullPointerException at os.path.join(7), std::bad_alloc"],
  },
  "other languages": {
    "Dépassement de la durée: <n> s à l'étape <n>": ["Dépassement de la durée: 300 s à l'étape 2", "Dépassement de la durée: 12 s à l'étape 11"],
    "Datei <path> fehlt auf <host>": ["Datei /daten/größe/ä.txt fehlt auf wn-7.desy.de", "Datei /daten/日本/x fehlt auf b12.gridka.de"],
    "ファイル <path> が見つかりません ( <n> ) 🦀": ["ファイル /belle/日本/x が見つかりません ( 2 ) 🦀", "ファイル /a/b が見つかりません ( 13 ) 🦀"],
  },
};

describe.each(Object.entries(MESSAGES))("messages of %s", (_from, errors) => {
  it.each(Object.entries(errors))("are one error where they say the same: %s", (expected, texts) => {
    for (const text of texts) expect(pattern(text), text).toBe(expected);
  });
});
