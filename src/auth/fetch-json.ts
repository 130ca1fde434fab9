export interface JsonRequest {
  readonly headers?: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly maxBytes: number;
  readonly signal?: AbortSignal;
}

export interface JsonAnswer {
  /** Undefined where the answer is that nothing has changed. */
  readonly document: unknown;
  readonly etag: string | undefined;
}

const TIMEOUT_MS = 4000;
/** EGI Check-in's configuration document, the largest seen, has 9 kB. */
const MAX_BYTES = 256 * 1024;

/** Why there is no answer, or one that is not taken. The message holds nothing of what was sent or answered. */
class AnswerError extends Error {}

/** Reads a small JSON document of an issuer. */
export async function fetchJson(url: string): Promise<unknown> {
  return (await requestJson(url, { timeoutMs: TIMEOUT_MS, maxBytes: MAX_BYTES })).document;
}

/** Reads a JSON document: no redirects, bounded in time and size. Throws on anything else, with a message that is safe to log. */
export async function requestJson(url: string, request: JsonRequest): Promise<JsonAnswer> {
  try {
    return await answerTo(url, request);
  } catch (error) {
    throw error instanceof AnswerError ? error : new AnswerError(reasonOf(error, request), { cause: error });
  }
}

async function answerTo(url: string, { headers = {}, timeoutMs, maxBytes, signal }: JsonRequest): Promise<JsonAnswer> {
  const late = AbortSignal.timeout(timeoutMs);
  const response = await fetch(url, { redirect: "manual", signal: signal === undefined ? late : AbortSignal.any([late, signal]), headers: { accept: "application/json", ...headers } });
  const etag = response.headers.get("etag") ?? undefined;
  if (response.status === 304 && headers["if-none-match"] !== undefined) return { document: undefined, etag };
  if (!response.ok || response.body === null) {
    await response.body?.cancel();
    throw new AnswerError(`status ${response.status}`);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.byteLength;
    if (size > maxBytes) throw new AnswerError(`more than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return { document: parsed(Buffer.concat(chunks).toString()), etag };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // the error quotes the text
    throw new AnswerError("no JSON");
  }
}

function reasonOf(error: unknown, { timeoutMs }: JsonRequest): string {
  if (error instanceof Error && error.name === "TimeoutError") return `no answer within ${timeoutMs / 1000} s`;
  const cause: unknown = error instanceof Error ? error.cause : undefined;
  return `no answer (${cause instanceof Error && "code" in cause ? String(cause.code) : "the connection failed"})`;
}
