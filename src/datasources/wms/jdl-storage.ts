import { deflateSync, inflateSync } from "node:zlib";

/** What a JDL column holds: the text, or a sentence for the user that says why there is none. */
export type StoredJdl = { readonly text: string } | { readonly problem: string };

/** The longest JDL seen in the sample data is 3 kB. 50 kB of base64 can inflate to 40 MB, and any user may submit that. */
export const MAX_JDL_BYTES = 4 * 1024 * 1024;

/**
 * Reads JobJDLs.JDL or OriginalJDL. DIRAC writes base64 of zlib-deflated UTF-8; old rows are plain text. Compressed text
 * is never taken for plain text: base64 has no `[`, and its `=` stand at the very end.
 */
export function decodeJdl(stored: string): StoredJdl {
  if (stored.trim() === "") {
    return { problem: "DIRAC has stored no JDL here: the job was not checked yet, or its submission failed half-way." };
  }
  if (isPlainText(stored)) return { text: stored };
  try {
    const bytes = inflateSync(Buffer.from(stored, "base64"), { maxOutputLength: MAX_JDL_BYTES });
    // fatal: a replaced character would be shown as if DIRAC had stored it; ignoreBOM keeps a leading U+FEFF as text
    return { text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch (error) {
    return { problem: problemOf(error) };
  }
}

/** The form in which DIRAC writes every JDL, for the demo's rows. */
export function encodeJdl(text: string): string {
  return deflateSync(Buffer.from(text, "utf8")).toString("base64");
}

/** DIRAC looks for a leading `[` only; `Key = value` without brackets is a JDL too, and cannot be anything else. */
function isPlainText(stored: string): boolean {
  return stored.trimStart().startsWith("[") || /=\s*[^=\s]/.test(stored);
}

function problemOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  switch (code) {
    case "ERR_BUFFER_TOO_LARGE":
      return `The stored JDL is longer than ${MAX_JDL_BYTES} bytes and is not shown.`;
    case "ERR_ENCODING_INVALID_ENCODED_DATA":
      return "The stored JDL cannot be read: it is not UTF-8 text.";
    default:
      return "The stored JDL cannot be read: it is neither plain text nor zlib data in base64.";
  }
}
